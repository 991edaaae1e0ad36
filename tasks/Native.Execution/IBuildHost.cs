using Native.Core.Diagnostics;

namespace Native.Execution;

/// <summary>Who asks for the work, a task of MSBuild or a build script: it hears what is said, and grants cores.</summary>
internal interface IBuildHost
{
    /// <summary>The project, as messages name it.</summary>
    string Name { get; }

    /// <summary>Ended when the user cancels the build.</summary>
    CancellationToken Cancelled { get; }

    /// <summary>Tells an error or a warning; whether the build fails of it, as it does of a warning that the project makes an error.</summary>
    bool Report(Diagnostic diagnostic);

    /// <summary>Tells everybody: what takes long, and what to paste into a shell.</summary>
    void LogMessage(string text);

    /// <summary>Tells everybody what was done, when it is done.</summary>
    void Summarize(string text);

    /// <summary>Tells those who ask for more (<c>-v:d</c>): what is run, and why. Without them the text is not made.</summary>
    void LogVerbose(Func<string> text);

    /// <summary>How many of so many cores may be used, until they are given back.</summary>
    int RequestCores(int wanted);

    /// <summary>Gives back what was granted.</summary>
    void ReleaseCores(int granted);
}
