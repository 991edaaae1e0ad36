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
# With an empty cache, zig compiles its C runtime, with warnings about its own options.
output=$("${NATIVE_SDK_ZIG:?run this through build.sh}" cc "${arguments[@]}" 2>&1) || { code=$?; printf '%s\n' "$output" >&2; exit $code; }
