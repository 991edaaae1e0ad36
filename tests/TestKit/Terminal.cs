using System.Text.RegularExpressions;

namespace TestKit;

/// <summary>Runs programs in a terminal instead of with a pipe, so that MSBuild uses its terminal logger.</summary>
public static partial class Terminal
{
    /// <summary>Runs a command line. The result contains both outputs, without escape sequences.</summary>
    public static ToolResult Run(string command, string folder, IReadOnlyDictionary<string, string?> environment)
    {
        // CI machines and tools disable the terminal logger.
        var variables = new Dictionary<string, string?>(environment) { ["MSBUILDTERMINALLOGGER"] = "on", ["TERM"] = "xterm-256color" };
        var result = Tool.Run("script", ["--quiet", "--return", "--command", command, "/dev/null"], folder, variables);
        return result with { StandardOutput = Escape().Replace(result.StandardOutput, "").ReplaceLineEndings("\n") };
    }

    [GeneratedRegex(@"\x1b(\[[0-9;?]*[A-Za-z]|\][^\x1b\x07]*(\x1b\\|\x07)|[=>])")]
    private static partial Regex Escape();
}
