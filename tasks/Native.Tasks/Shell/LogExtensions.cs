using Microsoft.Build.Utilities;
using Native.Core.Diagnostics;

namespace Native.Tasks.Shell;

/// <summary>Reports diagnostics of the core to MSBuild.</summary>
internal static class LogExtensions
{
    private const string Pages = "https://github.com/native-sdk/native-sdk/blob/main/docs/diagnostics/";

    /// <summary>Logs with code, place and help link; the compiler's own warnings have no page.</summary>
    public static void Report(this TaskLoggingHelper log, Diagnostic diagnostic)
    {
        var link = diagnostic.Code.StartsWith("NSDK", StringComparison.Ordinal) ? $"{Pages}{diagnostic.Code}.md" : null;
        if (diagnostic.Severity == Severity.Error)
            log.LogError(null, diagnostic.Code, null, link, diagnostic.File, diagnostic.Line, diagnostic.Column, 0, 0, "{0}", diagnostic.Message);
        else
            log.LogWarning(null, diagnostic.Code, null, link, diagnostic.File, diagnostic.Line, diagnostic.Column, 0, 0, "{0}", diagnostic.Message);
    }
}
