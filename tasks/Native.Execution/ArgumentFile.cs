using Native.Core.Command;

namespace Native.Execution;

/// <summary>Moves the arguments of a command line that is too long for the system into a response file.</summary>
internal static class ArgumentFile
{
    // Windows takes 32,767 characters; one limit everywhere means that everywhere tests it.
    private const int Limit = 30_000;

    /// <summary>
    /// <paramref name="arguments"/> as they are, or the first of them (zig's command) and <c>@path</c>.
    /// </summary>
    public static IReadOnlyList<string> Shorten(IReadOnlyList<string> arguments, string path)
    {
        if (arguments.Sum(argument => argument.Length + 3) < Limit)
            return arguments;
        File.WriteAllText(path, CommandLine.ResponseFile(arguments.Skip(1)));
        return [arguments[0], $"@{path}"];
    }
}
