using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.CMake;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Imports;
using Native.Core.Link;
using Native.Core.NodeAddon;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>Runs zig's linker: once or, for frameworks of macOS and for add-ons of Node.js, twice.</summary>
internal sealed class BinaryLinker(BuildSettings settings, ZigToolchain zig, ProcessRunner processes, DiskFileReader files, TaskLoggingHelper log, CancellationToken cancelled)
{
    /// <summary>Why the library is linked, for the page of <c>NativeTimings</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Links into a directory. Returns false after an error, which was reported.</summary>
    public bool Link(LinkRequest request, string scratch)
    {
        if (request.ExportListPath is not null && !WriteExports(request))
            return false;
        NodeHost.Write(request);
        var frameworks = new FrameworkStubs(Path.Combine(settings.ObjectDirectory, "frameworks"), Start, path => LinkHelpMaker.Source(settings, path, files), files) { Request = request };
        var failed = frameworks.Make(Path.Combine(scratch, "undefined"));
        foreach (var error in frameworks.Errors)
            log.Report(error);
        request = frameworks.Request;
        // The functions of node are undefined in an add-on. A first link finds those that are missing in node, too.
        return frameworks.Errors.Count == 0 && (request is { HostFile: not null, Target.IsElf: true }
            ? Run(request with { IsHostCheck = true }, scratch) && Run(request, scratch)
            : Run(request, scratch, failed) && NodeHost.Check(request, Path.Combine(scratch, request.FileName), log));
    }

    private ProcessResult Start(LinkRequest request, string folder)
    {
        var arguments = ZigLinkArguments.For(request, settings.Triple, OutputFolder(folder), files);
        ProcessResult Result() => processes.RunToEnd(new ProcessRequest(
            zig.Executable, ArgumentFile.Shorten(arguments, Path.Combine(folder, "link.rsp")), settings.ProjectDirectory,
            ZigEnvironment.For(zig, folder))
        { Subject = request.FileName, Reason = Reason });
        return request.OutputType == NativeOutputType.StaticLibrary ? Result() : ZigWarmUp.Run(cancelled, zig, settings.Triple, request.HasCxx, Result);
    }

    // Reports the errors of a link that was already run, or runs it.
    private bool Run(LinkRequest request, string scratch, ProcessResult? failed = null)
    {
        var result = failed ?? Start(request, scratch);
        var manualCommand = CommandLine.Quote(
            [zig.Executable, .. ZigLinkArguments.For(request, settings.Triple, OutputFolder(settings.ObjectDirectory), files)]);
        log.LogMessage(MessageImportance.Low, "{0}", manualCommand);
        var damage = result.ExitCode != 0 ? null : new[] { request.FileName, request.LinkFileName }
            .Select(file => BinaryFile.Damage(Path.Combine(scratch, file), "The linker")).FirstOrDefault(damage => damage is not null);
        if (result.ExitCode == 0 && damage is null)
        {
            CleanScratch(scratch, request);
            if (request.Target.IsWindows && request.OutputType != NativeOutputType.StaticLibrary)
                DebugFile.MakeReproducible(Path.Combine(scratch, request.FileName), Path.Combine(scratch, $"{settings.LibraryName}.pdb"));
            return true;
        }

        foreach (var diagnostic in DuplicateTargets.Join(LinkerOutput.Parse(result.Error + result.Output, LinkHelpMaker.Make(settings, request, zig, files)).Diagnostics, CMakeArchives.In(settings.ObjectDirectory)))
            log.Report(diagnostic);
        if (!log.HasLoggedErrors)
            log.Report(damage ?? Diagnostic.Error("NSDK2013",
                $"Linking {request.FileName} failed with exit code {result.ExitCode}:\n{(result.Error + result.Output).Trim()}"));
        log.LogMessage(MessageImportance.High, "{0}", $"To link it manually: {manualCommand}");
        return false;
    }

    // lld replaces each percent sign in the output path with a random letter. A path relative to the project does not contain the directories above
    // it.
    private string OutputFolder(string folder) =>
        folder.Contains('%', StringComparison.Ordinal) ? Path.GetRelativePath(settings.ProjectDirectory, folder) : folder;

    private bool WriteExports(LinkRequest request)
    {
        var list = Exports(request);
        FileWriter.WriteIfDifferent(request.ExportListPath!, list);
        // Windows linkers treat an empty list as a missing one, so the library would export the C runtime.
        if (list != ExportList.EmptyModuleDefinition)
            return true;
        log.Report(request.OutputType == NativeOutputType.NodeAddon ? NodeEntryPoint.Missing(request.FileName, request.Target.Rid)
            : ExportRecord.Nothing(request.FileName, request.Target, ObjectNames.In(settings.ObjectDirectory, [], request.Target).Hidden));
        return false;
    }

    private string Exports(LinkRequest request)
    {
        var archives = request.Libraries.Where(library => library.WholeArchive)
            .Select(library => ZigLinkArguments.ArchivePath(request, library, files)).OfType<string>();
        return ExportList.Write(
            request.Target, request.Objects.Select(File.ReadAllBytes), archives.Select(path => (path, File.ReadAllBytes(path))), request.Properties.HideSymbols, request.Revealed);
    }

    // Keep only the documented outputs, because zig creates other files too.
    private void CleanScratch(string scratch, LinkRequest request)
    {
        var keep = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { request.FileName, request.LinkFileName };
        if (!request.Properties.HasNoSymbols && request.Target.IsWindows)
            keep.Add($"{settings.LibraryName}.pdb");
        foreach (var file in Directory.EnumerateFiles(scratch).Where(file => !keep.Contains(Path.GetFileName(file))))
            FileChanges.Disk.Delete(file);
    }
}
