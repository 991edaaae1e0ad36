using System.Text.RegularExpressions;

namespace Native.Tool;

/// <summary>Represents a command in a CMake script, with its arguments.</summary>
internal sealed record CMakeCommand(string Name, IReadOnlyList<string> Arguments);

/// <summary>Reads the commands of CMake scripts, without evaluating them.</summary>
internal static partial class CMakeScript
{
    /// <summary>Returns all commands, in lowercase.</summary>
    public static IEnumerable<CMakeCommand> Commands(string text) => Command().Matches(Comment().Replace(text, match => match.Groups["keep"].Value))
        .Select(match => new CMakeCommand(match.Groups["name"].Value.ToLowerInvariant(),
            [.. Argument().Matches(match.Groups["arguments"].Value).Select(argument => argument.Value.Trim('"'))]));

    // A string can contain a number sign.
    [GeneratedRegex("""(?<keep>"(?:[^"\\]|\\.)*")|\#\[(?<level>=*)\[[\s\S]*?\]\k<level>\]|\#[^\n]*""")]
    private static partial Regex Comment();

    [GeneratedRegex("""(?<name>[A-Za-z_]\w*)[ \t]*\((?<arguments>(?:"(?:[^"\\]|\\.)*"|[^()"]|\((?:"(?:[^"\\]|\\.)*"|[^()"])*\))*)\)""")]
    private static partial Regex Command();

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|[^\s"]+
        """)]
    private static partial Regex Argument();
}
