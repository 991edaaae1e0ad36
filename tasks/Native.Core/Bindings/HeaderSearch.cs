using System.Text.RegularExpressions;
using Native.Core.Command;
using Native.Core.Platform;

namespace Native.Core.Bindings;

/// <summary>Reads the system header folders of a compiler from the output of <c>-E -v</c>.</summary>
public static partial class HeaderSearch
{
    /// <summary>Returns the arguments that print the folders of a target with zig or, without a <paramref name="triple"/>, those of another compiler. <c>LC_ALL=C</c> makes the output English.</summary>
    public static IReadOnlyList<string> Question(string? triple, HostSystem? host = null) =>
        [.. triple is null ? (string[])[] : ["cc", "-target", triple], "-E", "-v", "-xc", (host ?? HostSystem.This).NullDevice];

    /// <summary>
    /// Returns libclang options for the triple, folders and predefined macros of the compiler, or null
    /// if the text is not compiler output. zig prints paths relative to <paramref name="directory"/>, its working
    /// directory.
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
        // Macros that zig defines: __GLIBC_MINOR__, _WIN32_WINNT. _DEBUG depends on its optimization level.
        for (var i = 0; i + 1 < command.Count; i++)
        {
            if (command[i] == "-D" && command[i + 1] != "_DEBUG")
                arguments.Add($"-D{command[i + 1]}");
        }

        foreach (var folder in folders.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // After the project's -isystem folders, as in the compiler.
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
