#!/usr/bin/env bash
# Peak memory of './procgan generate' for a seamless texture far larger than what it may take, and how long it is at it.
# usage: benchmarks/peers/memory.sh [SIZE [MODEL.onnx]]      8192 pixels a side and the shipped bricks by default
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
size=${1:-8192} model=${2:-$here/../../assets/models/bricks.onnx}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$here/../../procgan" generate "$model" --seed 1 --size 64x64 --out "$folder/small.png" >/dev/null   # builds what is not built
/usr/bin/python3 - "$here/../../procgan" "$model" "$size" "$folder/large.png" <<'PY'
import os, resource, subprocess, sys, time
procgan, model, size, out = sys.argv[1:]
start = time.time()
subprocess.run([procgan, 'generate', model, '--seed', '1', '--size', f'{size}x{size}', '--tile', 'both', '--out', out], check=True, stdout=subprocess.DEVNULL)
seconds, peak = time.time() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f'{size} x {size}: {peak:.0f} MB at most, {seconds:.1f} s, {int(size) ** 2 / seconds / 1e6:.2f} Mpx/s with the PNG of {os.path.getsize(out) / 1e6:.0f} MB')
PY
