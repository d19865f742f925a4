#!/usr/bin/env bash
# Process start to file: './procgan generate' of one 256 px texture. Prints the median of ten runs in seconds.
# usage: benchmarks/peers/startup.sh [RUNS [MODEL.onnx]]      without a model, one of the trainer's default size is made
set -euo pipefail

runs=${1:-10} model=${2:-}
procgan=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../procgan
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

[[ -n $model ]] || { model=$folder/model.onnx; "$procgan" bench model "$model"; }

generate() { "$procgan" generate "$model" --seed "$1" --size 256x256 --out "$folder/$1.png" >/dev/null; }

generate 0   # builds what is not built
for ((i = 1; i <= runs; i++)); do
  start=$(date +%s%N)
  generate "$i"
  echo $((($(date +%s%N) - start) / 1000000))
done | sort -n | awk '{ ms[NR] = $1 } END { printf "%.3f s (median of %d; fastest %.3f, slowest %.3f)\n", (ms[int((NR + 1) / 2)] + ms[int(NR / 2) + 1]) / 2000, NR, ms[1] / 1000, ms[NR] / 1000 }'
