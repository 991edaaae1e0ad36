#!/usr/bin/env bash
# Links with zig, which links for old versions of glibc and for other architectures. The pack of the generator uses it.
set -euo pipefail

NATIVE_SDK_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=eng/environment.sh
. "$NATIVE_SDK_ROOT/eng/environment.sh"
arguments=()
for argument; do
    case $argument in
        # zig does not know these options. The compiler option -pie and the linker option -s replace them.
        -Wl,-pie|-Wl,--discard-all|--target=*) ;;
        *) arguments+=("$argument") ;;
    esac
done
exec "$NATIVE_SDK_TOOLS/zig-0.14.0/zig" cc -Wno-unused-command-line-argument "${arguments[@]}"
