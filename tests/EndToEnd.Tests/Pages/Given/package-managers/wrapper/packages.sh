# Writes what vcpkg and Conan install: a library "scale", which needs a library "base", for two RIDs.
set -e
library() { # COMPILER AR FOLDER
    mkdir -p "$3/lib" "$3/include"
    echo 'int scale(int value, int by);' > "$3/include/scale.h"
    echo 'int base(int value) { return value; }' > base.c
    echo 'int base(int value); int scale(int value, int by) { return base(value) * by; }' > scale.c
    for name in base scale; do
        "$1" -fPIC -c $name.c -o $name.o
        "$2" rcs "$3/lib/lib$name.a" $name.o
        rm $name.c $name.o
    done
}

vcpkg() { # RID TRIPLET COMPILER AR
    local folder=vcpkg_installed/$1/$2
    library "$3" "$4" "$folder"
    mkdir -p "$folder/lib/pkgconfig" "$folder/debug/lib/pkgconfig"
    cp "$folder"/lib/*.a "$folder/debug/lib"
    cat > "$folder/lib/pkgconfig/scale.pc" <<'PC'
prefix=${pcfiledir}/../..
exec_prefix=${prefix}
libdir=${prefix}/lib
includedir=${prefix}/include

Name: scale
Description: Scales numbers
Version: 1.2.0
Requires: base
Libs: "-L${libdir}" -lscale
Cflags: "-I${includedir}"
PC
    cat > "$folder/lib/pkgconfig/base.pc" <<'PC'
prefix=${pcfiledir}/../..
libdir=${prefix}/lib

Name: base
Description: Numbers
Version: 1.0.0
Libs: "-L${libdir}" -lbase -lm
PC
    for name in base scale; do
        sed 's|^includedir=.*|includedir=${prefix}/../include|' \
            "$folder/lib/pkgconfig/$name.pc" > "$folder/debug/lib/pkgconfig/$name.pc"
    done
}

conan() { # RID COMPILER AR
    local cache=$PWD/conan-cache/scale-$1/p
    library "$2" "$3" "$cache"
    mkdir -p "conan/$1"
    cat > "conan/$1/scale.pc" <<PC
prefix=$cache
libdir=\${prefix}/lib
includedir=\${prefix}/include
bindir=\${prefix}/bin

Name: scale
Description: Conan package: scale
Version: 1.2.0
Requires: scale-core
PC
    cat > "conan/$1/scale-core.pc" <<PC
prefix=$cache
libdir=\${prefix}/lib
includedir=\${prefix}/include
bindir=\${prefix}/bin

Name: scale-core
Description: Conan component: scale-core
Version: 1.2.0
Libs: -L"\${libdir}" -lscale -lbase -lm
Cflags: -I"\${includedir}"
PC
}

vcpkg linux-x64 x64-linux gcc ar
vcpkg linux-arm64 arm64-linux aarch64-linux-gnu-gcc aarch64-linux-gnu-ar
conan linux-x64 gcc ar
conan linux-arm64 aarch64-linux-gnu-gcc aarch64-linux-gnu-ar
