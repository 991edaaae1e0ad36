# Builds again and again, each time for another reason.
set -e
build() { dotnet msbuild -t:NativeBuild -v:d "$@" | grep Compiling; }
ZIG=$OLD_ZIG build
ZIG=$OLD_ZIG build -p:X=1
build -p:X=1
FLAVOUR=strong build -p:X=1
