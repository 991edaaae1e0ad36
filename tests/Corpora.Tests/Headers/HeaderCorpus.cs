namespace Corpora.Tests.Headers;

/// <summary>The headers, by their paths below <c>/usr/include</c>; a leading <c>@</c> stands for the directory of this machine's processor.</summary>
internal static class HeaderCorpus
{
    /// <summary>One or more headers of each package that setup installs.</summary>
    public static IReadOnlyList<string> Headers { get; } =
    [
        "@curl/curl.h", "@curl/multi.h", "@gmp.h", "@gpg-error.h", "@libavcodec/avcodec.h", "@libavformat/avformat.h", "@libavutil/avutil.h", "@libavutil/frame.h", "@tiffio.h",
        "@ffi.h", "@jconfig.h", "@libunwind.h", "@openssl/configuration.h",
        "FLAC/stream_decoder.h", "FLAC/metadata.h", "SDL2/SDL.h", "acl/libacl.h", "alsa/asoundlib.h", "archive.h", "archive_entry.h", "ares.h", "attr/attributes.h", "blkid/blkid.h",
        "brotli/decode.h", "brotli/encode.h", "bsd/bsd.h", "bsd/stdlib.h", "bsd/string.h", "bzlib.h", "cairo/cairo.h", "check.h", "cjson/cJSON.h", "cmocka.h", "curses.h", "db.h", "dbus-1.0/dbus/dbus.h",
        "enet/enet.h", "ev.h", "event2/event.h", "event2/buffer.h", "event2/http.h", "expat.h", "fftw3.h", "fontconfig/fontconfig.h", "freetype2/ft2build.h", "freetype2/freetype/freetype.h",
        "gdbm.h", "gif_lib.h", "git2.h", "gnutls/gnutls.h", "gssapi/gssapi.h", "hiredis/hiredis.h", "idn2.h", "isl/ctx.h", "jansson.h", "jpeglib.h", "json-c/json.h", "krb5.h", "lame/lame.h",
        "lcms2.h", "libaio.h", "libconfig.h", "libdeflate.h", "libelf.h", "libevdev-1.0/libevdev/libevdev.h", "libkmod.h", "libmnl/libmnl.h", "libnl3/netlink/netlink.h", "libpng/png.h", "libssh/libssh.h",
        "libssh2.h", "libtasn1.h", "libudev.h", "libusb-1.0/libusb.h", "libxml2/libxml/parser.h", "libxml2/libxml/tree.h", "libxml2/libxml/xpath.h", "lmdb.h", "lua5.4/lua.h", "lua5.4/lauxlib.h",
        "lz4.h", "lz4frame.h", "lzma.h", "magic.h", "mariadb/mysql.h", "@maxminddb.h", "mbedtls/ssl.h", "microhttpd.h", "mpfr.h", "@mpg123.h", "ncurses.h", "nettle/aes.h", "nettle/sha2.h", "nghttp2/nghttp2.h",
        "ogg/ogg.h", "oniguruma.h", "openjpeg-2.5/openjpeg.h", "openssl/evp.h", "openssl/ssl.h", "opus/opus.h", "p11-kit-1/p11-kit/p11-kit.h", "pcre2.h", "pcap.h", "pcap/pcap.h", "pixman-1/pixman.h", "popt.h", "portaudio.h",
        "postgresql/libpq-fe.h", "protobuf-c/protobuf-c.h", "pulse/pulseaudio.h", "readline/readline.h", "samplerate.h", "seccomp.h", "snappy-c.h", "sndfile.h", "sodium.h", "speex/speex.h",
        "sqlite3.h", "sys/acl.h", "sys/capability.h", "tcl8.6/tcl.h", "uuid/uuid.h", "uv.h", "vorbis/codec.h", "vorbis/vorbisfile.h", "webp/decode.h", "webp/encode.h", "xcb/xcb.h", "X11/Xlib.h", "xkbcommon/xkbcommon.h",
        "xxhash.h", "yajl/yajl_parse.h", "yaml.h", "zlib.h", "zmq.h", "zstd.h",
    ];

    /// <summary>The options that users of a header pass to their compiler.</summary>
    public static IReadOnlyDictionary<string, string[]> Options { get; } = new Dictionary<string, string[]>
    {
        ["cmocka.h"] = ["-include", "stdarg.h", "-include", "stddef.h", "-include", "setjmp.h", "-include", "stdint.h"],
        ["dbus-1.0/dbus/dbus.h"] = ["-I/usr/include/dbus-1.0", "-I/usr/lib/x86_64-linux-gnu/dbus-1.0/include"],
        ["jpeglib.h"] = ["-include", "stdio.h"],
        ["pcre2.h"] = ["-DPCRE2_CODE_UNIT_WIDTH=8"],
    };

    /// <summary>Expected problems, each with its reason.</summary>
    public static IReadOnlyDictionary<string, (string Fault, string Reason)[]> Expected { get; } = new Dictionary<string, (string, string)[]>
    {
        ["@gpg-error.h"] = [("GPGRT_HAVE_PRAGMA_GCC_PUSH", "it is defined for a gcc of 4.6 and later, and libclang says that it is 4.2")],
        ["fftw3.h"] = [("missing without a reason: fftwq_", "they take __float128, and are declared for a gcc of 4.6 and later alone")],
    };

    /// <summary>The full path.</summary>
    public static string Path(string header) => header[0] == '@' ? $"/usr/include/x86_64-linux-gnu/{header[1..]}" : $"/usr/include/{header}";
}
