using System.Text.RegularExpressions;
using Native.Core.Command;
using Native.Core.Platform;

namespace Native.Core.Bindings;

/// <summary>Where a compiler finds the system's headers, read from what <c>-E -v</c> prints.</summary>
public static partial class HeaderSearch
{
    /// <summary>What asks zig for the folders of a target, or without a <paramref name="triple"/> a compiler for its own; it answers in English with <c>LC_ALL=C</c>.</summary>
    public static IReadOnlyList<string> Question(string? triple, HostSystem? host = null) =>
        [.. triple is null ? (string[])[] : ["cc", "-target", triple], "-E", "-v", "-xc", (host ?? HostSystem.This).NullDevice];

    /// <summary>
    /// Options for libclang that make it search where the compiler does: its triple, its folders, its own defines. Null
    /// where the text is not that of a compiler. zig names what is below <paramref name="directory"/>, in which it ran,
    /// from there.
    /// </summary>
    public static IReadOnlyList<string>? Read(string answer, string directory, HostSystem? host = null)
    {
        var system = host ?? HostSystem.This;
        var folders = SearchList().Match(answer);
        if (!folders.Success)
            return null;
        var command = answer.Split('\n').FirstOrDefault(line => line.Contains(" -cc1 ", StringComparison.Ordinal)) is { } line
            ? CommandLine.Split(line.Trim())
            : [];
        var arguments = new List<string>();
        if (After(command, "-triple") is { } target)
            arguments.AddRange(["-target", target]);
        arguments.Add("-nostdinc");
        // zig's own: __GLIBC_MINOR__, _WIN32_WINNT. _DEBUG goes with its optimisation level.
        for (var i = 0; i + 1 < command.Count; i++)
        {
            if (command[i] == "-D" && command[i + 1] != "_DEBUG")
                arguments.Add($"-D{command[i + 1]}");
        }

        foreach (var folder in folders.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // After the -isystem of a project, as the compiler has them.
            arguments.AddRange(["-Xclang", "-internal-isystem", "-Xclang", system.FullPath(folder.Replace(" (framework directory)", "", StringComparison.Ordinal), directory)]);
        }

        return arguments;
    }

    private static string? After(IReadOnlyList<string> words, string option)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i] == option)
                return words[i + 1];
        }

        return null;
    }

    [GeneratedRegex(@"#include <\.\.\.> search starts here:\r?\n((?: .*\n)*)End of search list")]
    private static partial Regex SearchList();
}
