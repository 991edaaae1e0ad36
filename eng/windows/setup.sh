#!/usr/bin/env bash
# Creates a .NET SDK for Windows that runs under wine, and a zig.exe for it, for the lane "windows". eng/setup.sh calls this script.
# With --is-made, it creates nothing: its exit code states whether the SDK exists.
#
#   dotnet/    the installed SDK with the runtime for Windows, which comes from NuGet; its assemblies contain only IL
#   tools/     a replacement for zig.exe: zig for Windows does not run under wine 8, because it cannot find its own path
#   prefix/    drive C: of a Windows that has started once; a test run uses a copy
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
tools=${NATIVE_SDK_TOOLS:?run this through build.sh}
root=${NATIVE_SDK_ROOT:?run this through build.sh}
folder=$tools/windows
zig=zig-0.14.0
# Tests use the same cache of zig.
export ZIG_GLOBAL_CACHE_DIR=$root/artifacts/test-cache/zig

fingerprint() {
    { cat "$here"/*.* "$here"/portable/*.cs*; grep Cecil "$root/Directory.Packages.props"; dotnet --version; } | sha256sum
}

fail() { printf 'setup: %s\n' "$@" >&2; exit 1; }

property() { dotnet msbuild "$here/packs.csproj" -getProperty:"$1"; }

# Runs a command silently, and prints its output if it fails.
quietly() {
    local log=$scratch/log
    "$@" > "$log" 2>&1 || { cat "$log" >&2; fail "failed: $*"; }
}

make_sdk() {
    local installed version runtime packages
    installed=$(cd "$(property NetCoreTargetingPackRoot)/.." && pwd -P)
    version=$(property NETCoreSdkVersion)
    runtime=$(property BundledNETCoreAppPackageVersion)
    packages=$scratch/packages
    quietly dotnet restore "$here/packs.csproj" --packages "$packages" -p:BaseIntermediateOutputPath="$scratch/packs/"

    local pack=$packages/microsoft.netcore.app.runtime.win-x64/$runtime/runtimes/win-x64
    local framework=$1/shared/Microsoft.NETCore.App/$runtime
    mkdir -p "$1/sdk/$version" "$1/packs/Microsoft.NETCore.App.Host.win-x64" "$framework" "$1/host/fxr/$runtime"
    cp "$pack"/lib/net*/* "$pack"/native/* "$framework/"
    cp "$pack/native/hostfxr.dll" "$1/host/fxr/$runtime/"
    cp -r "$packages/microsoft.netcore.app.host.win-x64/$runtime" "$1/packs/Microsoft.NETCore.App.Host.win-x64/"
    cp -r "$installed"/{packs,sdk-manifests,metadata} "$1/"
    # The tests use neither F# nor dotnet watch, dotnet format and dotnet test there.
    tar -C "$installed/sdk/$version" --exclude=./FSharp --exclude=./DotnetTools --exclude='./TestHost*' -cf - . | tar -C "$1/sdk/$version" -xf -
    sed -i -E 's:(<NETCoreSdk(Portable)?RuntimeIdentifier>)linux-x64:\1win-x64:' "$1/sdk/$version/Microsoft.NETCoreSdk.BundledVersions.props"
    quietly dotnet run -c Release --project "$here/portable" --artifacts-path "$scratch/portable" -- \
        "$installed/sdk/$version" "$1/sdk/$version" "$framework"
    # With the options -s and no -O, zig uses the C runtime for Windows that it also builds for the tests.
    quietly "$tools/$zig/zig" cc -target x86_64-windows-gnu -municode -s "$here/dotnet.c" -o "$1/dotnet.exe"
}

make_tools() {
    mkdir -p "$1"
    quietly gcc -O1 -static -o "$1/relay" "$here/relay.c"
    quietly "$tools/$zig/zig" cc -target x86_64-windows-gnu -municode -s "$here/standin.c" "$here/paths.c" -lws2_32 -o "$1/zig.exe"
    # The relay runs this zig for zig.exe. The link is relative to its final directory, "windows".
    ln -s "../../$zig/zig" "$1/zig"
}

make_prefix() {
    export WINEPREFIX=$1 WINEDEBUG=-all WINEDLLOVERRIDES='winedbg.exe,winemenubuilder.exe=d' LC_ALL=C.UTF-8
    quietly wine wineboot --init
    quietly wine winecfg -v win10
    # Without this value, MSBuild rejects paths of more than 260 characters.
    quietly wine reg add 'HKLM\SYSTEM\CurrentControlSet\Control\FileSystem' /v LongPathsEnabled /t REG_DWORD /d 1 /f
    wineserver --wait
}

if [ -f "$folder/stamp" ] && [ "$(< "$folder/stamp")" = "$(fingerprint)" ]; then exit 0; fi
[ "${1:-}" != --is-made ] || exit 1

printf 'setup: creating a .NET SDK for Windows\n'
scratch=$(mktemp -d)
made=$(mktemp -d "$tools/new.XXXXXX")
trap 'rm -rf "$scratch" "$made"' EXIT
make_sdk "$made/dotnet"
make_tools "$made/tools"
make_prefix "$made/prefix"
fingerprint > "$made/stamp"
rm -rf "$folder"
mv "$made" "$folder"
