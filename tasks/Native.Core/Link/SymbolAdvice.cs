using System.Text;
using System.Text.RegularExpressions;
using Native.Core.Frameworks;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Link;

/// <summary>Suggests how to define an undefined symbol of a system or well-known library.</summary>
/// <param name="request">The link.</param>
/// <param name="glibc">The minimum glibc version, or null if the linker has no such limit.</param>
/// <param name="zigLibrary">zig's <c>lib</c> folder, which contains export lists of Windows libraries; empty without zig.</param>
/// <param name="files">Reads libraries.</param>
public sealed partial class SymbolAdvice(LinkRequest request, string? glibc, string zigLibrary, IFileReader files)
{
    // Prefixes of functions in well-known libraries, and the pkg-config module.
    private static readonly (string Prefix, string Module)[] s_modules =
    [
        ("sqlite3_", "sqlite3"), ("curl_", "libcurl"), ("SSL_", "openssl"), ("EVP_", "openssl"), ("png_", "libpng"), ("ZSTD_", "libzstd"),
        ("LZ4_", "liblz4"), ("lzma_", "liblzma"), ("git_", "libgit2"), ("uv_", "libuv"), ("archive_", "libarchive"), ("sodium_", "libsodium"),
        ("crypto_", "libsodium"), ("inflate", "zlib"), ("deflate", "zlib"), ("gz", "zlib"), ("cairo_", "cairo"), ("SDL_", "sdl2"), ("FT_", "freetype2"),
    ];

    /// <summary>Returns advice, or null for an unknown symbol.</summary>
    public string? For(string symbol)
    {
        var name = Decorated().Match(symbol).Groups["name"].Value;
        if (glibc is not null && request.Target.System == TargetSystem.Linux && GlibcSymbols.Since(name) is { } version && IsOlder(glibc, version))
            return $"'{name}' requires glibc {version}, but the minimum glibc version is {glibc}. Expected <NativeGlibcVersion>{version}</NativeGlibcVersion> "
                + "in the project, which then requires that version at run time; or code that does not use the function.";
        if (request.Target.IsWindows && WindowsLibrary(name) is { } library)
            return $"'{name}' is in {library}, a Windows library. Expected <NativeLinkLibrary Include=\"{library}\" "
                + "Condition=\"$(RuntimeIdentifier.StartsWith('win'))\" />.";
        if (request.Target.IsMacOS && AppleFrameworks.OwnerOf(symbol) is { } owner)
            return $"'{name}' looks like a symbol of {(owner == AppleFrameworks.ObjectiveC ? "the Objective-C runtime" : $"{owner}, a framework of macOS")}. Expected {FrameworkPlan.Item(owner)}.";
        if (symbol.Contains("std::__1::", StringComparison.Ordinal) && OtherRuntime(symbol, "__cxx11") is { } path)
            return $"{path} defines it for libstdc++, the C++ runtime of gcc, but zig uses libc++, whose std::string and other classes are incompatible. "
                + "Expected one C++ runtime: build with <NativeToolchain>cmake</NativeToolchain>, or call only functions of the library with C types.";
        if (symbol.Contains("std::__cxx11::", StringComparison.Ordinal) && OtherRuntime(symbol, "St3__1") is { } other)
            return $"{other} defines it for libc++, the C++ runtime of clang and zig, but the compiler of this machine uses libstdc++. "
                + "Expected one C++ runtime: build with <NativeToolchain>zig</NativeToolchain>, or call only functions of the library with C types.";
        return s_modules.FirstOrDefault(entry => name.StartsWith(entry.Prefix, StringComparison.Ordinal)).Module is { } module && !request.Target.IsWindows
            ? $"'{name}' looks like a function of {module}. Expected <NativeDependency Include=\"{module}\" />, or the source or library that defines it."
            : null;
    }

    /// <summary>Returns the origin of an argument in the message <paramref name="text"/>, or null.</summary>
    public string? Origin(string text) => request.Libraries.Where(entry => entry.Kind == LibraryKind.Argument && entry.Origin.Length > 0)
        .FirstOrDefault(entry => entry.Name.Split(',', '=').Any(word => word.Length > 2 && text.Contains(word, StringComparison.Ordinal) && word != "-Wl")) is { } argument
        ? $"\nThe argument '{argument.Name}' comes from {argument.Origin}." : null;

    private static bool IsOlder(string glibc, string version) =>
        Version.TryParse(glibc, out var floor) && Version.TryParse(version, out var since) && floor < since;

    private string? WindowsLibrary(string name)
    {
        if (zigLibrary.Length == 0)
            return null;
        var line = new Regex($@"^\s*{Regex.Escape(name)}(?:@\d+)?(?:\s|$)", RegexOptions.Multiline);
        return WindowsLibraries.Names.FirstOrDefault(library => new[] { ".def", ".def.in" }.Any(extension =>
            files.ReadText(Path.Combine(zigLibrary, "libc", "mingw", "lib-common", library + extension)) is { } text && line.IsMatch(text)));
    }

    // tag_len(std::__1::basic_string<…> const&) is _Z7tag_len…NSt7__cxx1112basic_string… in the library.
    private string? OtherRuntime(string symbol, string mark)
    {
        var name = FunctionName().Match(symbol).Groups["name"].Value;
        if (name.Length == 0)
            return null;
        var (function, runtime) = (Encoding.UTF8.GetBytes($"{name.Length}{name}"), Encoding.UTF8.GetBytes(mark));
        return request.Libraries.Where(library => library.IsPath).Select(library => library.Name).FirstOrDefault(path => Has(path, function, runtime));
    }

    private bool Has(string path, byte[] function, byte[] runtime)
    {
        using var stream = files.Open(path);
        if (stream is null)
            return false;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray().AsSpan();
        for (var start = bytes.IndexOf(function); start >= 0; start = bytes.IndexOf(function))
        {
            var end = bytes[start..].IndexOf((byte)0);
            var symbol = end < 0 ? bytes[start..] : bytes.Slice(start, end);
            if (symbol.IndexOf(runtime) >= 0)
                return true;
            bytes = bytes[(start + function.Length)..];
        }

        return false;
    }

    // __declspec(dllimport) socket, __imp_socket, _socket@12
    [GeneratedRegex(@"^(?:__declspec\(dllimport\) |__imp_)?(?:_(?<name>\w+)@\d+|(?<name>.+))$")]
    private static partial Regex Decorated();

    // The last name before the parameters: ns::Class::method(std::… const&)
    [GeneratedRegex(@"(?<name>\w+)(?:\[abi:\w+\])?\(")]
    private static partial Regex FunctionName();
}
