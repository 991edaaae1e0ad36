using System.Text.RegularExpressions;

namespace Native.Tool;

/// <summary>Represents a command in a CMake script, with its arguments.</summary>
/// <param name="Name">The name, in lowercase.</param>
/// <param name="Arguments">The arguments, without quotation marks.</param>
/// <param name="Script">The path of the script, relative to the root of the library.</param>
internal sealed record CMakeCommand(string Name, IReadOnlyList<string> Arguments, string Script = "");

/// <summary>Reads the commands of CMake scripts, without evaluating them.</summary>
internal static partial class CMakeScript
{
    /// <summary>Returns all commands of the text of a script.</summary>
    public static IEnumerable<CMakeCommand> Commands(string text, string script = "") => Command().Matches(Comment().Replace(text, match => match.Groups["keep"].Value))
        .Select(match => new CMakeCommand(match.Groups["name"].Value.ToLowerInvariant(),
            [.. Argument().Matches(match.Groups["arguments"].Value).Select(argument => argument.Value.Trim('"'))], script));

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
