namespace Native.Core.Diagnostics;

/// <summary>The severity of a diagnostic.</summary>
public enum Severity
{
    /// <summary>The build continues.</summary>
    Warning,

    /// <summary>The build fails.</summary>
    Error,
}

/// <summary>Represents a message with a code: what was found, what was expected, what to type.</summary>
/// <param name="Severity">Warning or error.</param>
/// <param name="Code"><c>NSDK####</c>, or the compiler's own <c>-W</c> name.</param>
/// <param name="Message">The text of the file.</param>
/// <param name="File">The file that it refers to, or null.</param>
/// <param name="Line">The 1-based line in <paramref name="File"/>, or 0 if unknown.</param>
/// <param name="Column">The 1-based column in <paramref name="File"/>, or 0 if unknown.</param>
public sealed record Diagnostic(
    Severity Severity, string Code, string Message, string? File = null, int Line = 0, int Column = 0)
{
    /// <summary>Creates an error without a line.</summary>
    public static Diagnostic Error(string code, string message, string? file = null) =>
        new(Severity.Error, code, message, file);

    /// <summary>Creates a warning without a line.</summary>
    public static Diagnostic Warning(string code, string message, string? file = null) =>
        new(Severity.Warning, code, message, file);
}
