#!/bin/sh
# Compiles the shim: build.sh OUT.so [LIBTORCH]. LIBTORCH is an unpacked libtorch (or pip's torch folder), default: the system's.
# One translation unit over all files here: libtorch's headers cost more than our code, so they are read once.
set -eu
out=$1 root=${2:-${LibTorch:-}} here=$(cd "$(dirname "$0")" && pwd)
headers=${root:-/usr}/include
set -- -isystem "$headers/torch/csrc/api/include"
if [ -n "$root" ]; then
    set -- "$@" -isystem "$headers" "-L$root/lib" "-Wl,-rpath,$root/lib"
    # Binaries older than 2.6 from PyPI use the old string ABI; the library itself says which.
    if ! grep -q '__cxx11' "$root/lib/libc10.so"; then set -- "$@" -D_GLIBCXX_USE_CXX11_ABI=0; fi
    # A CUDA build registers its kernels when libtorch_cuda is loaded, so it must be linked although nothing here names it.
    if [ -e "$root/lib/libtorch_cuda.so" ]; then set -- "$@" -Wl,--no-as-needed -ltorch_cuda -lc10_cuda; fi
fi
# Headers since 2.13 insist on C++20.
std=c++17
if grep -q 202002L "$headers/ATen/ATen.h"; then std=c++20; fi
# The one loop of our own (Adam) vectorises without errno, and gives the same bits on every processor without contraction.
mkdir -p "$(dirname "$out")"
for file in "$here"/*.cpp; do printf '#include "%s"\n' "$file"; done |
    ${CXX:-g++} -x c++ -std=$std -O3 -fno-math-errno -ffp-contract=off -fPIC -shared -fvisibility=hidden -Wall - "$@" -o "$out.tmp" -ltorch -ltorch_cpu -lc10
mv "$out.tmp" "$out"
