using System.Globalization;
using System.Text.RegularExpressions;

namespace Native.Core.Bindings;

/// <summary>Where libclang may be, and which one is best: what was named first, then the newest.</summary>
public static partial class LibClangCandidates
{
    /// <summary>Folders of LLVM on Linux, macOS and Windows; a <c>*</c> stands for a version.</summary>
    public static IReadOnlyList<string> UsualFolders { get; } =
    [
        "/usr/lib/llvm-*/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64/llvm*/lib64", "/usr/lib64", "/usr/lib",
        "/usr/local/lib", "/opt/homebrew/opt/llvm*/lib", "/usr/local/opt/llvm*/lib",
        "/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain/usr/lib", "/Library/Developer/CommandLineTools/usr/lib",
        "C:/Program Files/LLVM/bin",
    ];

    /// <summary>Whether a file is a libclang by its name: <c>libclang.so.1</c>, <c>libclang-19.so.19</c>, <c>libclang.dylib</c>.</summary>
    public static bool IsLibClang(string path) => Name().IsMatch(Path.GetFileName(path));

    /// <summary>Newest first, by the version in name or folder.</summary>
    public static IReadOnlyList<string> Newest(IEnumerable<string> paths) =>
        [.. paths.Distinct(StringComparer.Ordinal).OrderByDescending(Version).ThenBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)];

    private static int Version(string path) => Number().Matches(path)
        .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).FirstOrDefault();

    [GeneratedRegex(@"^libclang(-\d+(\.\d+)*)?(\.so(\.\d+)*|\.dylib|\.dll)$")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?:llvm@?-?|libclang-|libclang\.so\.)(\d{1,3})(?!\d)")]
    private static partial Regex Number();
}
