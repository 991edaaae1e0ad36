# shellcheck shell=bash
# Sets the environment of every verb and every test. build.sh, which sets NATIVE_SDK_ROOT, reads this file.

artifacts=$NATIVE_SDK_ROOT/artifacts

mkdir -p "${NATIVE_SDK_TOOLS:=$artifacts/tools}"
NATIVE_SDK_TOOLS=$(cd "$NATIVE_SDK_TOOLS" && pwd -P)
NATIVE_SDK_SOURCES=$artifacts/sources
# The zig that setup installs. The pack of the bindings generator links with it.
NATIVE_SDK_ZIG=$NATIVE_SDK_TOOLS/zig-0.14.0/zig

export NATIVE_SDK_ROOT NATIVE_SDK_TOOLS NATIVE_SDK_SOURCES NATIVE_SDK_ZIG
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 MSBUILDTERMINALLOGGER=off
# All projects share one C# compiler server, also where the machine turns it off: a cold start of the compiler takes longer than most projects.
export UseSharedCompilation=true
