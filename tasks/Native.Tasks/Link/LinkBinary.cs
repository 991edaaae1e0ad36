using Microsoft.Build.Framework;
using Native.Core.Incremental;
using Native.Core.Link;
using Native.Core.NativeAot;
using Native.Core.PackageForms;

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
        using var buildLock = Lock(settings.LockPath);
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
            if (!new BinaryLinker(settings, zig, Processes, Files, Log, Cancelled) { Reason = reason }.Link(request, scratch.Path))
                return;
            List<string> made = request.ExportListPath is { } list ? [list] : [];
            if (request.HasDebugFile)
                DebugFile.Detach(Path.Combine(scratch.Path, request.FileName), SymbolFiles.Extension);
            void Place()
            {
                DebugFile.Remove(output, Cancelled);
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
}
