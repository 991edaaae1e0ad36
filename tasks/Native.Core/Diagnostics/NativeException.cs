namespace Native.Core.Diagnostics;

/// <summary>
/// The exception that ends a task. Its <see cref="Diagnostic"/> becomes an MSBuild error with a code.
/// </summary>
public sealed class NativeException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>The diagnostic to report.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
