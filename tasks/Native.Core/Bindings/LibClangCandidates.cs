using System.Globalization;
using System.Text.RegularExpressions;
using Native.Core.Incremental;

namespace Native.Core.Bindings;

/// <summary>Lists the possible locations of libclang: explicit paths first, then the newest version.</summary>
public static partial class LibClangCandidates
{
    /// <summary>The default LLVM folders on Linux, macOS and Windows; <c>*</c> matches a version.</summary>
    public static IReadOnlyList<string> UsualFolders { get; } =
    [
        "/usr/lib/llvm-*/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64/llvm*/lib64", "/usr/lib64", "/usr/lib",
        "/usr/local/lib", "/opt/homebrew/opt/llvm*/lib", "/usr/local/opt/llvm*/lib",
        "/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain/usr/lib", "/Library/Developer/CommandLineTools/usr/lib",
        "C:/Program Files/LLVM/bin",
    ];

    /// <summary>
    /// Returns the inputs that change if a newer libclang is installed: the explicit folder, or LLVM's versioned folders. A folder without a
    /// version contains one libclang, which an update replaces.
    /// </summary>
    /// <param name="named">The folder or file that the project or the environment sets, or empty.</param>
    public static IEnumerable<(InputKind Kind, string Name)> Versions(string named) => named.Length > 0
        ? [StepInput.NamesIn(named, "libclang*")]
        : from folder in UsualFolders.Select(folder => folder.Split('/'))
          let at = Array.FindIndex(folder, part => part.Contains('*'))
          where at >= 0
          select StepInput.NamesIn(string.Join('/', folder[..at]), folder[at]);

    /// <summary>Returns true if a file name is that of libclang: <c>libclang.so.1</c>, <c>libclang-19.so.19</c>, <c>libclang.dylib</c>.</summary>
    public static bool IsLibClang(string path) => Name().IsMatch(Path.GetFileName(path));

    /// <summary>Sorts paths by the version in their file or folder name, newest first.</summary>
    public static IReadOnlyList<string> Newest(IEnumerable<string> paths) =>
        [.. paths.Distinct(StringComparer.Ordinal).OrderByDescending(Version).ThenBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)];

    private static int Version(string path) => Number().Matches(path)
        .Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).FirstOrDefault();

    [GeneratedRegex(@"^libclang(-\d+(\.\d+)*)?(\.so(\.\d+)*|\.dylib|\.dll)$")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?:llvm@?-?|libclang-|libclang\.so\.)(\d{1,3})(?!\d)")]
    private static partial Regex Number();
}
