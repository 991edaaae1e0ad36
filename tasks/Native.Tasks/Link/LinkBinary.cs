using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.CMake;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Imports;
using Native.Core.Incremental;
using Native.Core.Link;
using Native.Core.ObjectFiles;
using Native.Core.NativeAot;
using Native.Core.NodeAddon;
using Native.Core.Platform;
using Native.Core.Schema;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>
/// Links objects such as <c>a.c.o</c> into a shared library, a static library or a program, if an input or the command changed. Creates
/// <c>obj/native/Debug/linux-x64/libfoo.so</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class LinkBinary : NativeTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The item of <see cref="ResolveToolchain"/>.</summary>
    [Required]
    public ITaskItem Toolchain { get; set; } = null!;

    /// <summary>The objects of <see cref="CompileSources"/>.</summary>
    [Required]
    public ITaskItem[] Objects { get; set; } = [];

    /// <summary>True if an object was compiled from C++, from <see cref="CompileSources"/>.</summary>
    public bool HasCxx { get; set; }

    /// <summary>The <c>NativeLinkLibrary</c> items.</summary>
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The <c>NativeLinkSearchPath</c> items.</summary>
    public ITaskItem[] SearchPaths { get; set; } = [];

    /// <summary>The <c>NativeLinkArgument</c> items.</summary>
    public ITaskItem[] Arguments { get; set; } = [];

    /// <summary>The full path of the file that lists the functions that headers of the project declare, or empty.</summary>
    public string DeclaredFile { get; set; } = "";

    /// <summary>True if this build linked the binary.</summary>
    [Output]
    public bool Linked { get; set; }

    /// <summary>The binary, with the digest of its options in the metadata <c>OptionText</c>.</summary>
    [Output]
    public ITaskItem? Binary { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = SettingsOf(Settings);
        var zig = ToolchainItem.Zig(Toolchain);
        var request = LinkRequestReader.Read(settings, Objects, HasCxx, Libraries, SearchPaths, Arguments);
        using var buildLock = BuildLock.Acquire(settings.LockPath, Cancelled);
        // Collect the inputs before an archive is replaced with a copy in which hidden functions are visible.
        var inputs = LinkInputs.Of(request, zig.Executable, settings.ProjectDirectory, DeclaredFile, Files);
        request = RevealedArchives.Reveal(request, DeclaredFile, settings.ObjectDirectory, Files);

        var output = Path.Combine(settings.ObjectDirectory, request.FileName);
        FormerOutputs.Remove(settings.ObjectDirectory, output, Files);
        // Without a directory, the options do not contain the path of the scratch directory.
        var options = StepOptions.Of(zig.Identity, [], ZigLinkArguments.For(request, settings.Triple, "", Files));
        // On Windows the export list makes functions visible, not a copy of the archive, so record their names.
        if (request.Target.IsWindows && request.Revealed.Count > 0)
            options += $"\nrevealed {string.Join(' ', request.Revealed.Order(StringComparer.Ordinal))}";
        // The stubs of frameworks depend on these patterns, which are not arguments.
        options += string.Concat(request.Libraries.Where(library => library.Symbols.Count > 0).Select(library => $"\nsymbols {library.Name} {string.Join(' ', library.Symbols)}"));
        if (request.HasDebugFile)
            options += "\nseparate symbols";
        if (request.HostFile is not null)
            options += $"\nhost {string.Join(' ', request.HostFunctions)}";
        Binary = PathItem.Of(output, new KeyValuePair<string, string>("OptionText", TextDigest.Of(options)));
        var now = new InputReader(Files);
        var known = StepStateFile.Read(Files, output);
        // The states of earlier versions do not record the objects.
        var reason = known.Reason(output, options, now) ?? (LinkedObjects.Of(known) is null ? "its objects are not recorded" : null);
        if (reason is null)
            return;
        Log.LogMessage(MessageImportance.Low, $"Linking {output}: {reason}.");
        var objects = new LinkedObjects(request.Objects, request.HasCxx);
        inputs = [.. inputs.Select(input => input with { State = now.State(input) })];
        using (var scratch = ScratchFolder.Create(settings.ObjectDirectory))
        {
            if (!Link(settings, request, zig, scratch.Path))
                return;
            List<string> made = request.ExportListPath is { } list ? [list] : [];
            if (request.HasDebugFile)
                DebugFile.Detach(Path.Combine(scratch.Path, request.FileName), DebugFile.Extension);
            void Place()
            {
                DebugFile.Remove(output, request.LibraryName, Cancelled);
                foreach (var file in Directory.EnumerateFiles(scratch.Path))
                {
                    made.Add(Path.Combine(settings.ObjectDirectory, Path.GetFileName(file)));
                    FileChanges.Disk.Replace(file, made[^1], Cancelled);
                }
            }

            RecordedStep.Complete(output, Place, () => new(options, [.. inputs, .. made.Select(path => StepInput.File(path, Files.Stamp(path)))]) { Items = objects.Items },
                Path.Combine(scratch.Path, request.FileName + StepState.Extension), Cancelled);
        }

        Linked = true;
    }

    private bool Link(BuildSettings settings, LinkRequest request, ZigToolchain zig, string scratch)
    {
        if (request.ExportListPath is not null && !WriteExports(request, settings.ObjectDirectory))
            return false;
        NodeHost.Write(request);
        var frameworks = new FrameworkStubs(Path.Combine(settings.ObjectDirectory, "frameworks"), (trial, folder) => Start(settings, trial, zig, folder),
            LinkHelpMaker.Make(settings, request, zig, Files).Source, Files)
        { Request = request };
        var failed = frameworks.Make(Path.Combine(scratch, "undefined"));
        frameworks.Errors.ToList().ForEach(Log.Report);
        request = frameworks.Request;
        // The functions of node are undefined in an add-on. A first link finds those that are missing in node, too.
        return frameworks.Errors.Count == 0 && (request is { HostFile: not null, Target.IsElf: true }
            ? RunLinker(settings, request with { IsHostCheck = true }, zig, scratch) && RunLinker(settings, request, zig, scratch)
            : RunLinker(settings, request, zig, scratch, failed) && NodeHost.Check(request, Path.Combine(scratch, request.FileName), Log));
    }

    private ProcessResult Start(BuildSettings settings, LinkRequest request, ZigToolchain zig, string folder)
    {
        var arguments = ZigLinkArguments.For(request, settings.Triple, OutputFolder(folder, settings), Files);
        ProcessResult Run() => Processes.Run(new ProcessRequest(
            zig.Executable, ArgumentFile.Shorten(arguments, Path.Combine(folder, "link.rsp")), settings.ProjectDirectory,
            ZigEnvironment.For(zig, folder))).GetAwaiter().GetResult();
        return request.OutputType == NativeOutputType.StaticLibrary ? Run() : ZigWarmUp.Run(Cancelled, zig, settings.Triple, request.HasCxx, Run);
    }

    // Reports the errors of a link that was already run, or runs it.
    private bool RunLinker(BuildSettings settings, LinkRequest request, ZigToolchain zig, string scratch, ProcessResult? failed = null)
    {
        var result = failed ?? Start(settings, request, zig, scratch);
        var manualCommand = CommandLine.Quote(
            [zig.Executable, .. ZigLinkArguments.For(request, settings.Triple, OutputFolder(settings.ObjectDirectory, settings), Files)]);
        Log.LogMessage(MessageImportance.Low, "{0}", manualCommand);
        var damage = result.ExitCode != 0 ? null : new[] { request.FileName, request.LinkFileName }
            .Select(file => BinaryFile.Damage(Path.Combine(scratch, file), "The linker")).FirstOrDefault(damage => damage is not null);
        if (result.ExitCode == 0 && damage is null)
        {
            CleanScratch(scratch, request, settings);
            if (request.Target.IsWindows && request.OutputType != NativeOutputType.StaticLibrary)
                DebugFile.MakeReproducible(Path.Combine(scratch, request.FileName), Path.Combine(scratch, $"{settings.LibraryName}.pdb"));
            return true;
        }

        foreach (var diagnostic in DuplicateTargets.Join(LinkerOutput.Parse(result.Error + result.Output, LinkHelpMaker.Make(settings, request, zig, Files)).Diagnostics, CMakeArchives.In(settings.ObjectDirectory)))
            Log.Report(diagnostic);
        if (!Log.HasLoggedErrors)
            Log.Report(damage ?? Diagnostic.Error("NSDK2013",
                $"Linking {request.FileName} failed with exit code {result.ExitCode}:\n{(result.Error + result.Output).Trim()}"));
        Log.LogMessage(MessageImportance.High, "{0}", $"To link it manually: {manualCommand}");
        return false;
    }

    // lld replaces each percent sign in the output path with a random letter. A path relative to the project does not contain the directories above
    // it.
    private static string OutputFolder(string folder, BuildSettings settings) =>
        folder.Contains('%', StringComparison.Ordinal) ? Path.GetRelativePath(settings.ProjectDirectory, folder) : folder;

    private bool WriteExports(LinkRequest request, string folder)
    {
        var list = Exports(request);
        FileWriter.WriteIfDifferent(request.ExportListPath!, list);
        // Windows linkers treat an empty list as a missing one, so the library would export the C runtime.
        if (list != ExportList.EmptyModuleDefinition)
            return true;
        Log.Report(request.OutputType == NativeOutputType.NodeAddon ? NodeEntryPoint.Missing(request.FileName, request.Target.Rid)
            : ExportRecord.Nothing(request.FileName, request.Target, ObjectNames.In(folder, [], request.Target).Hidden));
        return false;
    }

    private string Exports(LinkRequest request)
    {
        var archives = request.Libraries.Where(library => library.WholeArchive)
            .Select(library => ZigLinkArguments.ArchivePath(request, library, Files)).OfType<string>();
        return ExportList.Write(
            request.Target, request.Objects.Select(File.ReadAllBytes), archives.Select(path => (path, File.ReadAllBytes(path))), request.Properties.HideSymbols, request.Revealed);
    }

    // Keep only the documented outputs, because zig creates other files too.
    private static void CleanScratch(string scratch, LinkRequest request, BuildSettings settings)
    {
        var keep = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { request.FileName, request.LinkFileName };
        if (!request.Properties.HasNoSymbols && request.Target.IsWindows)
            keep.Add($"{settings.LibraryName}.pdb");
        foreach (var file in Directory.EnumerateFiles(scratch).Where(file => !keep.Contains(Path.GetFileName(file))))
            FileChanges.Disk.Delete(file);
    }
}
