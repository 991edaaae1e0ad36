using Native.Core.Command;

namespace Native.Execution;

/// <summary>Moves the arguments of a command line that is too long for the system into response files.</summary>
internal static class ArgumentFile
{
    // Windows takes 32,767 characters; one limit everywhere means that everywhere tests it.
    private const int Limit = 30_000;

    // What a batch file takes.
    private const int BatchLimit = 8_000;

    /// <summary>
    /// <paramref name="arguments"/> as they are, or the first of them (zig's command) and <c>@path</c>. What has a single quote
    /// stays, and those behind it get a file of their own, because in a response file zig reads an escaped single quote as a
    /// double one.
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
