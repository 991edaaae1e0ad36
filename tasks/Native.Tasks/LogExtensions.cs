using Microsoft.Build.Utilities;
using Native.Core.Diagnostics;

namespace Native.Tasks;

/// <summary>Reports diagnostics of the core to MSBuild.</summary>
internal static class LogExtensions
{
    private const int MostLines = 12;
    private const string Pages = "https://github.com/native-sdk/native-sdk/blob/main/docs/diagnostics/";

    /// <summary>Logs a diagnostic with code, location and help link. Compiler warnings have no help page.</summary>
    public static void Report(this TaskLoggingHelper log, Diagnostic diagnostic)
    {
        var message = OneLine(diagnostic.Message);
        var link = diagnostic.Code.StartsWith("NSDK", StringComparison.Ordinal) ? $"{Pages}{diagnostic.Code}.md" : null;
        if (diagnostic.Severity == Severity.Error)
            log.LogError(null, diagnostic.Code, null, link, diagnostic.File, diagnostic.Line, diagnostic.Column, 0, 0, "{0}", message);
        else
            log.LogWarning(null, diagnostic.Code, null, link, diagnostic.File, diagnostic.Line, diagnostic.Column, 0, 0, "{0}", message);
    }

    // MSBuild repeats location and code before every line of a message, so short messages are joined into one line. The whole output of a tool is not
    // changed.
    private static string OneLine(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length > MostLines ? message : string.Join(' ', lines);
    }
}
