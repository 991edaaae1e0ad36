using Microsoft.Build.Framework;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Link;
using Native.Core.NativeAot;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>
/// Creates a static library from the objects of the project's shared library, and returns the inputs that it needs. Reads the state of <c>libfoo.so</c>,
/// creates
/// <c>obj/native/Release/linux-x64/static/libfoo.a</c> and <see cref="StaticPart"/> items for the linker of a NativeAOT program.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class MakeStaticLibrary : NativeTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>From <see cref="ResolveToolchain"/>. Without it, the archiver and the C++ runtime of the host are used.</summary>
    public ITaskItem? Toolchain { get; set; }

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>True if the library stays shared: <c>NativeAotStaticLinking=false</c>.</summary>
    public bool IsOff { get; set; }

    /// <summary>The <c>NativeLinkLibrary</c> items.</summary>
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The <c>NativeLinkSearchPath</c> items.</summary>
    public ITaskItem[] SearchPaths { get; set; } = [];

    /// <summary>The static library and the inputs that it needs.</summary>
    [Output]
    public ITaskItem[] Parts { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = SettingsOf(Settings);
        var request = LinkRequestReader.Read(settings, [], hasCxx: false, Libraries, SearchPaths, []);
        var binary = Path.Combine(settings.ObjectDirectory, request.FileName);
        using var buildLock = Lock(settings.LockPath);
        if (LinkedObjects.Of(StepStateFile.Read(Files, binary)) is not { } linked)
            return;
        var refusal = IsOff ? null : StaticRefusal.Of(settings.Properties, request.FileName, Project);
        if (refusal is not null)
            Log.Report(refusal);
        if (IsOff || refusal is not null)
        {
            Parts = [.. StaticParts.Needed(request, Path.GetFileName(Project), Files).Where(part => part.Type == StaticPartType.File && (settings.Target.IsWindows || StaticLink.IsShared(part.Value)))
                .Select(part => StaticPartItem.Of(part with { Type = StaticPartType.Kept }))];
            return;
        }

        using var scratch = ScratchFolder.Create(settings.ObjectDirectory);
        var zig = Toolchain is null ? null : ToolchainItem.Zig(Toolchain);
        var isShared = request.OutputType == NativeOutputType.SharedLibrary;
        var archive = isShared ? Archive(settings, request, linked, zig, scratch.Path) : binary;
        var project = Path.GetFileName(Project);
        Parts =
        [
            StaticPartItem.Of(new(StaticPartType.Archive, archive, project, ImportName: settings.LibraryName, SharedFile: isShared ? request.FileName : "")),
            .. StaticParts.Needed(request, project, Files).Concat(Runtime(settings, linked.HasCxx, zig, scratch.Path).Select(part => part with { Project = project }))
                .Select(StaticPartItem.Of),
        ];
    }

    private IEnumerable<StaticPart> Runtime(BuildSettings settings, bool hasCxx, ZigToolchain? zig, string scratch) =>
        !hasCxx ? []
        // zig links programs for Windows, and has this library.
        : settings.Target.IsWindows ? [new(StaticPartType.Name, "c++", "")]
        : zig is null ? [new(StaticPartType.Name, settings.Target.IsMacOS ? "c++" : "stdc++", "")]
        : [.. ZigCxxRuntime.Find(Processes, zig, settings.Triple, scratch).Select(path => new StaticPart(StaticPartType.Runtime, path, "")),
            .. settings.Target.IsElf ? (StaticPart[])[new(StaticPartType.Name, StaticLink.Unwinder, "")] : []];

    // A static library with the same content keeps its time stamp, so that programs are not linked again.
    private string Archive(BuildSettings settings, LinkRequest request, LinkedObjects linked, ZigToolchain? zig, string scratch)
    {
        var folder = Path.Combine(settings.ObjectDirectory, "static");
        var path = Path.Combine(folder, request.Target.FileName(settings.LibraryName, NativeOutputType.StaticLibrary));
        var now = new InputReader(Files);
        var options = StepOptions.Of(zig?.Identity ?? "ar", [], linked.Objects);
        if (StepStateFile.Read(Files, path).Reason(path, options, now) is not { } reason)
            return path;
        Log.LogMessage(MessageImportance.Low, $"Archiving {path}: {reason}.");
        var inputs = linked.Objects.Select(file => StepInput.File(file, Files.Stamp(file))).ToList();
        var made = Path.Combine(scratch, Path.GetFileName(path));
        string[] arguments = ["rcsD", made, .. linked.Objects];
        var result = Processes.RunToEnd(new ProcessRequest(
            zig?.Executable ?? "ar", ArgumentFile.Shorten(zig is null ? arguments : ["ar", .. arguments], Path.Combine(scratch, "ar.rsp")), settings.ProjectDirectory,
            zig is null ? null : ZigEnvironment.For(zig, scratch)));
        if (result.ExitCode != 0 || !File.Exists(made))
            throw new NativeException(Diagnostic.Error("NSDK2013",
                $"Making {Path.GetFileName(path)} ended with exit code {result.ExitCode}:\n{(result.Error + result.Output).Trim()}\n"
                + $"To create it manually: {CommandLine.Quote([zig?.Executable ?? "ar", .. zig is null ? arguments : ["ar", .. arguments]])}"));
        Directory.CreateDirectory(folder);
        RecordedStep.Complete(path, () => FileWriter.CopyIfDifferent(made, path), () => new(options, [.. inputs, StepInput.File(path, Files.Stamp(path))]),
            Path.Combine(scratch, "archive.state"), Cancelled);
        return path;
    }
}
