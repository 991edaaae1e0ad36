using Native.Core.CMake;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Link;

namespace Native.Execution;

/// <summary>Reports the messages of compilers and linkers that <c>cmake --build</c> ran.</summary>
internal static class CMakeBuildLog
{
    /// <summary>
    /// Returns true if the build succeeded. If it failed without a readable message, the whole output is reported with <paramref name="code"/>.
    /// <paramref name="hideWarnings"/> is for third-party sources. <paramref name="objectDirectory"/> contains the CMake projects that are linked, if
    /// any. <paramref name="help"/> explains messages of the linker.
    /// </summary>
    public static bool Report(IBuildHost host, ProcessResult result, string build, string code, bool hideWarnings = false, string objectDirectory = "", LinkHelp? help = null)
    {
        var text = result.Output + result.Error;
        // A message without a file is the summary of the compiler driver. The message of the linker contains the cause.
        var diagnostics = CompilerOutput.Parse(text, build, "").Diagnostics
            .Where(diagnostic => diagnostic.File is not null).Distinct().ToList();
        if (result.ExitCode != 0 && diagnostics.All(diagnostic => diagnostic.Severity == Severity.Warning))
            diagnostics.AddRange(DuplicateTargets.Join(LinkerOutput.Parse(text, help).Diagnostics, CMakeArchives.In(objectDirectory)));
        var failed = false;
        foreach (var diagnostic in diagnostics)
        {
            if (hideWarnings && diagnostic.Severity == Severity.Warning)
                host.LogVerbose(() => $"{diagnostic.File}({diagnostic.Line}): {diagnostic.Code}: {diagnostic.Message}");
            else
                failed |= host.Report(diagnostic);
        }

        if (result.ExitCode == 0)
            return !failed;
        if (!failed)
            host.Report(Diagnostic.Error(code, $"The CMake build failed with exit code {result.ExitCode}:\n{text.Trim()}"));
        host.LogMessage($"To build it manually: {CommandLine.Quote(["cmake", "--build", build])}");
        return false;
    }
}
