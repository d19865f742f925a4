#!/usr/bin/env bash
# The trainer's step against PyTorch's, in one run: the two sides take turns, so that whatever else the machine does hits both.
# usage: benchmarks/peers/run.sh [ROUNDS] [STEPS] [THREADS] [wall|processor]      prints the table of docs/PERFORMANCE.md
# With one thread on a machine that others use too, processor time is the fairer clock; ours then counts the thread that cuts crops as well.
# (run './procgan bench overhead' once before: it builds the benchmarks)
set -euo pipefail

rounds=${1:-5} steps=${2:-4} threads=${3:-1} clock=()
[[ ${4:-wall} != processor ]] || clock=(--processor-time)
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
bench=$here/../ProcGan.Benchmarks/bin/Release/net10.0/ProcGan.Benchmarks.dll
results=$(mktemp)
trap 'rm -f "$results"' EXIT

# Both sides alike: oneDNN 2.6 dies of SIGILL where AMX is reported but not enabled.
export ONEDNN_MAX_CPU_ISA=${ONEDNN_MAX_CPU_ISA:-AVX512_CORE_BF16} OMP_NUM_THREADS=$threads

for ngf in 32 64; do
  for ((round = 1; round <= rounds; round++)); do
    echo "ngf $ngf, round $round of $rounds" >&2
    /usr/bin/python3 "$here/train_step.py" --ngf "$ngf" --steps "$steps" --threads "$threads" "${clock[@]}" >>"$results"
    for precision in float32 bfloat16; do
      dotnet "$bench" train-step --ngf "$ngf" --steps "$steps" --threads "$threads" --precision "$precision" "${clock[@]}" >>"$results"
    done
  done
done

/usr/bin/python3 - "$results" <<'PY'
import json, statistics, sys
runs = [json.loads(line) for line in open(sys.argv[1])]
def rounds(side, ngf, precision=None):   # the median of each round
    return [statistics.median(r['imgPerSecond']) for r in runs
            if r['side'].startswith(side) and r['ngf'] == ngf and r.get('precision') == precision]
# Of each round the medians stand side by side; the middle one of their ratios is what counts.
def cell(ngf, precision):
    ours, theirs = rounds('ProcGan', ngf, precision), rounds('PyTorch', ngf)
    return f'{statistics.median(ours):.1f} img/s | {statistics.median(a / b for a, b in zip(ours, theirs)):.2f}'
peer = next(r['side'] for r in runs if r['side'].startswith('PyTorch'))
print(f'| DCGAN 64 px, batch {runs[0]["batch"]}, {runs[0]["threads"]} thread(s) | {peer}, float32 | ProcGan, float32 | ratio | ProcGan, bfloat16 | ratio |\n|---|---|---|---|---|---|')
for ngf in sorted({r['ngf'] for r in runs}):
    print(f'| ngf {ngf} | {statistics.median(rounds("PyTorch", ngf)):.1f} img/s | {cell(ngf, "float32")} | {cell(ngf, "bfloat16")} |')
PY
