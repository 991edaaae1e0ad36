#!/usr/bin/env bash
# Runs a sample from the packed SDK, in a copy to which the build files of this repository do not apply.
set -euo pipefail

cd "${NATIVE_SDK_ROOT:?run this through build.sh}"
name=${1:-}
copies=artifacts/samples
copy=$copies/$name

if [[ -z $name || $name == *[/\\]* || $name == .* || ! -d samples/$name ]]; then
    [ -z "$name" ] || printf 'There is no sample %s.\n' "$name" >&2
    printf 'usage: ./build.sh sample NAME [args]\n\nsamples:\n' >&2
    find samples -mindepth 1 -maxdepth 1 -type d -printf '  %f\n' | sort >&2
    exit 2
fi
shift

# Writes standard input to a file. If the file has this content already, its timestamp does not change, because MSBuild compares timestamps.
write() {
    local text
    text=$(cat)
    [ -f "$1" ] && [ "$(< "$1")" = "$text" ] || printf '%s\n' "$text" > "$1"
}

version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
mkdir -p "$copy" artifacts/nuget

# Files that replace those in a user's parent directory.
{ sed '$d' global.json | sed '$s/$/,/'; printf '  "msbuild-sdks": { "Native.Sdk": "%s" }\n}\n' "$version"; } |
    write "$copies/global.json"
for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
    write "$copies/$file" <<< '<Project />'
done
write "$copies/NuGet.config" <<'CONFIG'
<configuration>
  <packageSources>
    <add key="native-sdk-local" value="../packages" />
  </packageSources>
</configuration>
CONFIG

# Mirrors the sample, and keeps timestamps and the output of earlier builds in bin and obj.
(cd "$copy" && find . \( -name bin -o -name obj \) -prune -o -type f -print0) |
    while IFS= read -r -d '' file; do
        [ -e "samples/$name/$file" ] || rm -f "$copy/$file"
    done
tar --format=posix --exclude=bin --exclude=obj -C "samples/$name" -cf - . | tar -C "$copy" -xf -

export NUGET_PACKAGES=$NATIVE_SDK_ROOT/artifacts/nuget PATH=$NATIVE_SDK_TOOLS/zig-0.14.0:$PATH
cd "$copy"
if [ -d App ]; then set -- --project App "$@"; fi
exec dotnet run "$@"
