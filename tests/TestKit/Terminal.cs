using System.Text.RegularExpressions;

namespace TestKit;

/// <summary>Runs programs in a terminal, which a pipe is not: MSBuild then shows its terminal logger.</summary>
public static partial class Terminal
{
    /// <summary>Runs a command line. What it printed has no escape sequences; both outputs are one.</summary>
    public static ToolResult Run(string command, string folder, IReadOnlyDictionary<string, string?> environment)
    {
        // CI machines and tools turn it off.
        var variables = new Dictionary<string, string?>(environment) { ["MSBUILDTERMINALLOGGER"] = "on", ["TERM"] = "xterm-256color" };
        var result = Tool.Run("script", ["--quiet", "--return", "--command", command, "/dev/null"], folder, variables);
        return result with { StandardOutput = Escape().Replace(result.StandardOutput, "").ReplaceLineEndings("\n") };
    }

    [GeneratedRegex(@"\x1b(\[[0-9;?]*[A-Za-z]|\][^\x1b\x07]*(\x1b\\|\x07)|[=>])")]
    private static partial Regex Escape();
}
