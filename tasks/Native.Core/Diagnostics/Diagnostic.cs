namespace Native.Core.Diagnostics;

/// <summary>How serious a diagnostic is.</summary>
public enum Severity
{
    /// <summary>The build goes on, and says so.</summary>
    Warning,

    /// <summary>The build fails.</summary>
    Error,
}

/// <summary>One coded message: what was found, what was expected, what to type.</summary>
/// <param name="Severity">Warning or error.</param>
/// <param name="Code"><c>NSDK####</c>, or the compiler's own <c>-W</c> name.</param>
/// <param name="Message">The text of the file.</param>
/// <param name="File">The file that it is about, if there is one.</param>
/// <param name="Line">Line in <paramref name="File"/>, from 1; 0 where unknown.</param>
/// <param name="Column">Column in <paramref name="File"/>, from 1; 0 where unknown.</param>
public sealed record Diagnostic(
    Severity Severity, string Code, string Message, string? File = null, int Line = 0, int Column = 0)
{
    /// <summary>An error without a place.</summary>
    public static Diagnostic Error(string code, string message, string? file = null) =>
        new(Severity.Error, code, message, file);

    /// <summary>A warning without a place.</summary>
    public static Diagnostic Warning(string code, string message, string? file = null) =>
        new(Severity.Warning, code, message, file);
}
