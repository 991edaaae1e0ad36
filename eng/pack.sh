#!/usr/bin/env bash
# Packs the SDK, Native.Build, Native.Bindgen, Native.Tool and the templates if one of their inputs changed. Then deletes the unpacked copies that samples use.
set -euo pipefail

cd "${NATIVE_SDK_ROOT:?run this through build.sh}"
stamp=artifacts/packages/pack.stamp
shopt -s nullglob

zig=()
if [ -x "$NATIVE_SDK_ZIG" ]; then zig=("$NATIVE_SDK_ZIG"); fi

inputs() {
    find sdk tasks templates docs/ci eng/zig-cc.sh "${zig[@]}" Directory.* global.json LICENSE* README* THIRD-PARTY-NOTICES.txt \( -name bin -o -name obj \) -prune \
        -o -type f -printf '%p %s %T@\n' | sort | sha256sum
}

before=$(inputs)
if [ -f "$stamp" ] && [ "$(< "$stamp")" = "$before" ] && compgen -G 'artifacts/packages/*.nupkg' > /dev/null; then
    exit 0
fi

[ ${#zig[@]} -gt 0 ] || echo 'pack: zig was not found, so the bindings generator is packed without its native program for Linux. Install npm to download zig.'
rm -f "$stamp"
for project in sdk/Native.Sdk.csproj tasks/Native.Build/Native.Build.csproj tasks/Native.Bindgen/Native.Bindgen.csproj \
    tasks/Native.Tool/Native.Tool.csproj templates/Native.Sdk.Templates.csproj; do
    dotnet pack "$project" -c Release -o artifacts/packages -v:q --nologo "-clp:WarningsOnly;ErrorsOnly;NoSummary"
done
rm -rf artifacts/nuget/native.sdk artifacts/nuget/native.build
printf '%s\n' "$before" > "$stamp"
