using Native.Core.Diagnostics;

namespace Native.Execution;

/// <summary>Represents the caller, an MSBuild task or a build script, which logs messages and grants cores.</summary>
internal interface IBuildHost
{
    /// <summary>The name of the project in messages.</summary>
    string Name { get; }

    /// <summary>Cancelled when the user cancels the build.</summary>
    CancellationToken Cancelled { get; }

    /// <summary>
    /// Logs an error or a warning. Returns true if it fails the build: errors do, and so do warnings that the project treats as errors.
    /// </summary>
    bool Report(Diagnostic diagnostic);

    /// <summary>Logs a message that is always shown, such as progress, or a command to run manually.</summary>
    void LogMessage(string text);

    /// <summary>Logs a summary of the work after it is done.</summary>
    void Summarize(string text);

    /// <summary>
    /// Logs details, such as commands and reasons, for verbose builds (<c>-v:d</c>). <paramref name="text"/> is only evaluated if they are shown.
    /// </summary>
    void LogVerbose(Func<string> text);

    /// <summary>Requests cores and returns how many were granted. Release them with <see cref="ReleaseCores"/>.</summary>
    int RequestCores(int wanted);

    /// <summary>Releases cores that were granted.</summary>
    void ReleaseCores(int granted);
}
