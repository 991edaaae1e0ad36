using Native.Core.CMake;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Link;

namespace Native.Execution;

/// <summary>Reports what compilers and linkers said under <c>cmake --build</c>.</summary>
internal static class CMakeBuildLog
{
    /// <summary>
    /// Whether the build succeeded. Where nobody said why it failed, the whole output is reported with
    /// <paramref name="code"/>; <paramref name="hideWarnings"/> is for sources that are not the user's own, and
    /// <paramref name="objectDirectory"/> has the CMake projects that are linked, where there are any; <paramref name="help"/>
    /// is for the linker's messages.
    /// </summary>
    public static bool Report(IBuildHost host, ProcessResult result, string build, string code, bool hideWarnings = false, string objectDirectory = "", LinkHelp? help = null)
    {
        var text = result.Output + result.Error;
        // What has no file is the driver's word about a step that failed, which the linker's message explains.
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
            host.Report(Diagnostic.Error(code, $"The build with CMake ended with exit code {result.ExitCode}:\n{text.Trim()}"));
        host.LogMessage($"To build it by hand: {CommandLine.Quote(["cmake", "--build", build])}");
        return false;
    }
}
