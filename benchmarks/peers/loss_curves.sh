#!/usr/bin/env bash
# The losses of a DCGAN's first steps, ours in float32 and bfloat16 and PyTorch's, from the same weights, crops and latents.
# usage: benchmarks/peers/loss_curves.sh [STEPS] [NGF] [THREADS]      prints a table of docs/PERFORMANCE.md
# (run './procgan bench overhead' once before: it builds the benchmarks)
set -euo pipefail

steps=${1:-100} ngf=${2:-32} threads=${3:-1}
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
bench=$here/../ProcGan.Benchmarks/bin/Release/net10.0/ProcGan.Benchmarks.dll
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Both sides alike: oneDNN 2.6 dies of SIGILL where AMX is reported but not enabled.
export ONEDNN_MAX_CPU_ISA=${ONEDNN_MAX_CPU_ISA:-AVX512_CORE_BF16} OMP_NUM_THREADS=$threads

for precision in float32 bfloat16; do
  dotnet "$bench" loss-curves --ngf "$ngf" --steps "$steps" --threads "$threads" --precision "$precision" --out "$folder"
done
/usr/bin/python3 "$here/loss_curves.py" "$folder" "$threads"
