using System.Text.RegularExpressions;

namespace TestKit;

/// <summary>The contents of a binary, as LLVM's tools print them.</summary>
public static partial class Symbols
{
    /// <summary>The names that an ELF library, a DLL or a dylib exports, sorted.</summary>
    public static IReadOnlyList<string> Exported(string file) => Path.GetExtension(file) switch
    {
        ".dll" => Sorted(ExportName().Matches(Run("llvm-readobj", "--coff-exports", file))),
        ".dylib" => [.. Sorted(MachOName().Matches(Run("llvm-nm", "-g", "--defined-only", file))).Except(["__dso_handle", "_mh_dylib_header"])],
        _ => Sorted(ElfName().Matches(Run("llvm-nm", "-D", "--defined-only", file))),
    };

    /// <summary>The format and the architecture: <c>ELF64 aarch64</c>.</summary>
    public static string Machine(string file)
    {
        var header = Run("llvm-readobj", "--file-headers", file);
        var values = HeaderLine().Matches(header).Select(match => match.Groups[1].Value).ToList();
        return string.Join(' ', values);
    }

    /// <summary>The dynamic section or the load commands.</summary>
    public static string Dynamic(string file) => Path.GetExtension(file) == ".dylib"
        ? Run("llvm-objdump", "--macho", "--private-headers", file)
        : Run("llvm-readobj", "--dynamic-table", file);

    private static string Run(string tool, params string[] arguments) => Tool.Run(tool, arguments).Succeeds();

    private static List<string> Sorted(MatchCollection matches) =>
        [.. matches.Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^\s+Name: (\S+)", RegexOptions.Multiline)]
    private static partial Regex ExportName();

    [GeneratedRegex(@" [A-Za-z] _(\S+)$", RegexOptions.Multiline)]
    private static partial Regex MachOName();

    [GeneratedRegex(@" [TDBRVWi] (\S+)$", RegexOptions.Multiline)]
    private static partial Regex ElfName();

    [GeneratedRegex(@"^(?:Format|Arch): (\S+)", RegexOptions.Multiline)]
    private static partial Regex HeaderLine();
}
