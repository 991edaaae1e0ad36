using System.Text.RegularExpressions;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>Suggests the system package that contains a pkg-config module.</summary>
public static partial class PackageHints
{
    // Module: Debian, Fedora, Alpine, Homebrew, vcpkg.
    private static readonly Dictionary<string, string> s_packages = new(StringComparer.Ordinal)
    {
        ["libsodium"] = "libsodium-dev libsodium-devel libsodium-dev libsodium libsodium",
        ["zlib"] = "zlib1g-dev zlib-devel zlib-dev zlib zlib",
        ["sqlite3"] = "libsqlite3-dev sqlite-devel sqlite-dev sqlite sqlite3",
        ["openssl"] = "libssl-dev openssl-devel openssl-dev openssl@3 openssl",
        ["libssl"] = "libssl-dev openssl-devel openssl-dev openssl@3 openssl",
        ["libcrypto"] = "libssl-dev openssl-devel openssl-dev openssl@3 openssl",
        ["libcurl"] = "libcurl4-openssl-dev libcurl-devel curl-dev curl curl",
        ["libgit2"] = "libgit2-dev libgit2-devel libgit2-dev libgit2 libgit2",
        ["libssh2"] = "libssh2-1-dev libssh2-devel libssh2-dev libssh2 libssh2",
        ["libpng"] = "libpng-dev libpng-devel libpng-dev libpng libpng",
        ["libpng16"] = "libpng-dev libpng-devel libpng-dev libpng libpng",
        ["libjpeg"] = "libjpeg-dev libjpeg-turbo-devel libjpeg-turbo-dev jpeg-turbo libjpeg-turbo",
        ["libtiff-4"] = "libtiff-dev libtiff-devel tiff-dev libtiff tiff",
        ["libwebp"] = "libwebp-dev libwebp-devel libwebp-dev webp libwebp",
        ["freetype2"] = "libfreetype-dev freetype-devel freetype-dev freetype freetype",
        ["harfbuzz"] = "libharfbuzz-dev harfbuzz-devel harfbuzz-dev harfbuzz harfbuzz",
        ["fontconfig"] = "libfontconfig-dev fontconfig-devel fontconfig-dev fontconfig fontconfig",
        ["cairo"] = "libcairo2-dev cairo-devel cairo-dev cairo cairo",
        ["pango"] = "libpango1.0-dev pango-devel pango-dev pango pango",
        ["glib-2.0"] = "libglib2.0-dev glib2-devel glib-dev glib glib",
        ["gtk4"] = "libgtk-4-dev gtk4-devel gtk4.0-dev gtk4 gtk",
        ["gtk+-3.0"] = "libgtk-3-dev gtk3-devel gtk+3.0-dev gtk+3 gtk3",
        ["libxml-2.0"] = "libxml2-dev libxml2-devel libxml2-dev libxml2 libxml2",
        ["libxslt"] = "libxslt1-dev libxslt-devel libxslt-dev libxslt libxslt",
        ["expat"] = "libexpat1-dev expat-devel expat-dev expat expat",
        ["yaml-0.1"] = "libyaml-dev libyaml-devel yaml-dev libyaml libyaml",
        ["libzstd"] = "libzstd-dev libzstd-devel zstd-dev zstd zstd",
        ["liblz4"] = "liblz4-dev lz4-devel lz4-dev lz4 lz4",
        ["liblzma"] = "liblzma-dev xz-devel xz-dev xz liblzma",
        ["libbrotlidec"] = "libbrotli-dev brotli-devel brotli-dev brotli brotli",
        ["libarchive"] = "libarchive-dev libarchive-devel libarchive-dev libarchive libarchive",
        ["libuv"] = "libuv1-dev libuv-devel libuv-dev libuv libuv",
        ["libevent"] = "libevent-dev libevent-devel libevent-dev libevent libevent",
        ["libffi"] = "libffi-dev libffi-devel libffi-dev libffi libffi",
        ["libpq"] = "libpq-dev libpq-devel libpq-dev libpq libpq",
        ["libusb-1.0"] = "libusb-1.0-0-dev libusb1-devel libusb-dev libusb libusb",
        ["sdl2"] = "libsdl2-dev SDL2-devel sdl2-dev sdl2 sdl2",
        ["alsa"] = "libasound2-dev alsa-lib-devel alsa-lib-dev - alsa",
        ["dbus-1"] = "libdbus-1-dev dbus-devel dbus-dev dbus dbus",
        ["x11"] = "libx11-dev libX11-devel libx11-dev libx11 libx11",
        ["icu-uc"] = "libicu-dev libicu-devel icu-dev icu4c icu",
        ["libavcodec"] = "libavcodec-dev ffmpeg-free-devel ffmpeg-dev ffmpeg ffmpeg",
        ["opus"] = "libopus-dev opus-devel opus-dev opus opus",
        ["vorbis"] = "libvorbis-dev libvorbis-devel libvorbis-dev libvorbis libvorbis",
        ["libzmq"] = "libzmq3-dev zeromq-devel zeromq-dev zeromq zeromq",
        ["gmp"] = "libgmp-dev gmp-devel gmp-dev gmp gmp",
        ["hidapi-libusb"] = "libhidapi-dev hidapi-devel hidapi-dev hidapi hidapi",
        ["luajit"] = "libluajit-5.1-dev luajit-devel luajit-dev luajit luajit",
        ["lua5.4"] = "liblua5.4-dev lua-devel lua5.4-dev lua lua",
    };

    /// <summary>
    /// Returns the command that installs a module on the system that <paramref name="osRelease"/> (the text of /etc/os-release,
    /// https://www.freedesktop.org/software/systemd/man/os-release.html; empty for macOS and Windows) describes, or null.
    /// </summary>
    public static string? For(string module, string osRelease, HostSystem host)
    {
        var (column, command) = host.IsWindows ? (4, "vcpkg install")
            : osRelease.Length == 0 ? (3, "brew install")
            : Has(osRelease, "alpine") ? (2, "apk add")
            : Has(osRelease, "debian") || Has(osRelease, "ubuntu") ? (0, "apt install")
            : Has(osRelease, "fedora") || Has(osRelease, "rhel") || Has(osRelease, "centos") || Has(osRelease, "suse") ? (1, Has(osRelease, "suse") ? "zypper install" : "dnf install")
            : (-1, "");
        if (column < 0)
            return null;
        if (s_packages.TryGetValue(module, out var packages))
            return packages.Split(' ')[column] is var package && package != "-" ? $"{command} {package}" : null;
        // Fedora and openSUSE can install packages by module name.
        return column == 1 ? $"{command} 'pkgconfig({module})'" : null;
    }

    // ID=debian, ID_LIKE="rhel centos fedora"
    private static bool Has(string osRelease, string id) => Identities().Matches(osRelease).Any(match => match.Value.Contains(id, StringComparison.Ordinal));

    [GeneratedRegex("^ID(?:_LIKE)?=.*$", RegexOptions.Multiline)]
    private static partial Regex Identities();
}
