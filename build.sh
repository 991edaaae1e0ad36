#!/usr/bin/env bash
# Runs a command of this repository. Without a verb, it prints the list of verbs.
set -euo pipefail
unset CDPATH

NATIVE_SDK_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
eng=$NATIVE_SDK_ROOT/eng
# shellcheck source=eng/environment.sh
. "$eng/environment.sh"

usage() {
    cat <<'USAGE'
usage: ./build.sh VERB

  setup                     install the missing tools that the other verbs need
  build                     build the solution
  test [LANE] [args]        check the format, run the tests, print the totals; LANE is core,
                            corpora, packages or windows (default: all), args go to `dotnet test`
  pack                      pack the SDK into artifacts/packages
  sample NAME [args]        install what a sample needs, and run it from the packed SDK; args go to `dotnet run`
  bench [NAME]              run all benchmarks, or one

Each verb first runs the verbs that it depends on. `pack` needs only the .NET SDK,
and downloads zig if it can.

NATIVE_SDK_TOOLS   the directory for downloaded tools, by default artifacts/tools:
                   clones that name the same directory share one download.
USAGE
}

verb=${1:-}
[ $# -eq 0 ] || shift

setup()      { "$eng/setup.sh" "$@"; }
build()      { "$eng/build.sh"; }
# zig links the native program of the bindings generator. Without npm, which downloads it, and on other systems, the SDK is packed without this program.
zig()        { if [ ! -x "$NATIVE_SDK_ZIG" ] && [ "$(uname -sm)" = 'Linux x86_64' ] && type -P npm > /dev/null; then setup --zig; fi; }
pack()       { zig; "$eng/pack.sh"; }
# Packs while the downloads of setup wait for servers. Both end before the first failure is reported.
setup_and_pack() {
    local downloads packed=0
    zig
    setup &
    downloads=$!
    "$eng/pack.sh" || packed=$?
    wait "$downloads"
    return "$packed"
}
sample()     { "$eng/sample.sh" "$@"; }
run_tests()  { "$eng/test.sh" "$@"; }
run_bench()  { "$eng/bench.sh" "$@"; }

cd "$NATIVE_SDK_ROOT"
case $verb in
    setup)          setup ;;
    build)          setup; build ;;
    test)           setup_and_pack; build; run_tests "$@" ;;
    pack)           pack ;;
    sample)         setup "${1:-none}"; pack; sample "$@" ;;
    bench)          setup; pack; run_bench "$@" ;;
    help|-h|--help) usage ;;
    *)              usage >&2; exit 2 ;;
esac
