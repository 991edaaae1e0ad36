namespace Native.Core.Diagnostics;

/// <summary>
/// The one exception that ends a task: its <see cref="Diagnostic"/> becomes a coded MSBuild error.
/// </summary>
public sealed class NativeException(Diagnostic diagnostic) : Exception(diagnostic.Message)
{
    /// <summary>What is reported.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
