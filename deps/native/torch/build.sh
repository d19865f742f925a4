#!/bin/sh
# Compiles the shim: build.sh OUT.so [LIBTORCH]. LIBTORCH is an unpacked libtorch (or pip's torch folder), default: the system's.
# One translation unit over all files here: libtorch's headers cost more than our code, so they are read once.
set -eu
out=$1 root=${2:-${LibTorch:-}} here=$(cd "$(dirname "$0")" && pwd)
include="-I/usr/include/torch/csrc/api/include" link="" std=c++17
if [ -n "$root" ]; then
    include="-I$root/include -I$root/include/torch/csrc/api/include"
    link="-L$root/lib -Wl,-rpath,$root/lib"
    # Binaries older than 2.6 from PyPI use the old string ABI; the library itself says which.
    if ! grep -q '__cxx11' "$root/lib/libc10.so"; then include="$include -D_GLIBCXX_USE_CXX11_ABI=0"; fi
    # A CUDA build registers its kernels when libtorch_cuda is loaded, so it must be linked although nothing here names it.
    if [ -e "$root/lib/libtorch_cuda.so" ]; then link="$link -Wl,--no-as-needed -ltorch_cuda -lc10_cuda"; fi
fi
mkdir -p "$(dirname "$out")"
for file in "$here"/*.cpp; do printf '#include "%s"\n' "$file"; done |
    ${CXX:-g++} -x c++ -std=$std -O2 -fPIC -shared -fvisibility=hidden -Wall -Wno-unused-local-typedefs - $include \
        -o "$out.tmp" $link -ltorch -ltorch_cpu -lc10
mv "$out.tmp" "$out"
