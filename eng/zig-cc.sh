#!/usr/bin/env bash
# Links a NativeAOT program with zig, which links for old versions of glibc and for other architectures. ZigAotArguments does the same for users.
set -euo pipefail

arguments=()
for argument; do
    case $argument in
        # zig does not know these options. The compiler option -pie and the linker option -s replace them.
        -Wl,-pie|-Wl,--discard-all|--target=*) ;;
        *) arguments+=("$argument") ;;
    esac
done
exec "${NATIVE_SDK_ZIG:?run this through build.sh}" cc -Wno-unused-command-line-argument "${arguments[@]}"
