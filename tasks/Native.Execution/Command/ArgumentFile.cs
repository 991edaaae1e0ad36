using Native.Core.Command;

namespace Native.Execution;

/// <summary>Moves arguments into response files if the command line is too long for the system.</summary>
internal static class ArgumentFile
{
    // Windows accepts 32,767 characters. One limit for all systems means that tests on every system cover it.
    private const int Limit = 30_000;

    // The limit of a batch file.
    private const int BatchLimit = 8_000;

    /// <summary>
    /// Returns <paramref name="arguments"/> unchanged, or the first one (zig's command) and <c>@path</c>. Arguments with a single quote stay on the
    /// command line, and those after them go to another file, because zig reads an escaped single quote in a response file as a double quote.
    /// </summary>
    public static IReadOnlyList<string> Shorten(IReadOnlyList<string> arguments, string path, bool isBatch = false)
    {
        if (arguments.Sum(argument => argument.Length + 3) < (isBatch ? BatchLimit : Limit))
            return arguments;
        var shortened = new List<string> { arguments[0] };
        var moved = new List<string>();
        var files = 0;
        foreach (var argument in arguments.Skip(1))
        {
            if (!argument.Contains('\'', StringComparison.Ordinal))
            {
                moved.Add(argument);
                continue;
            }

            Move();
            shortened.Add(argument);
        }

        Move();
        return shortened;

        void Move()
        {
            if (moved.Count == 0)
                return;
            var file = files++ == 0 ? path : $"{path}.{files}";
            File.WriteAllText(file, CommandLine.ResponseFile(moved));
            shortened.Add($"@{file}");
            moved.Clear();
        }
    }
}
