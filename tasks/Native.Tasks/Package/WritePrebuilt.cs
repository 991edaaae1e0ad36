using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Package;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// Writes everything that this machine built for a package to a directory, for a pack on another machine. Reads <c>obj/native/Release/linux-x64/libfoo.so</c>,
/// creates <c>prebuilt/linux-x64/native/libfoo.so</c> and <c>prebuilt/linux-x64/prebuilt.json</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class WritePrebuilt : StepTask
{
    /// <summary><c>NativePrebuiltDirectory</c>.</summary>
    [Required]
    public string Directory { get; set; } = "";

    /// <summary>The RIDs to write.</summary>
    [Required]
    public string[] Rids { get; set; } = [];

    /// <summary>The files to pack, with <c>PackedRid</c>.</summary>
    public ITaskItem[] Packed { get; set; } = [];

    /// <summary>The items that this project offers to native projects per RID.</summary>
    public ITaskItem[] ReferenceItems { get; set; } = [];

    /// <summary>From <see cref="MakeStaticLibrary"/> for each RID, if the package has static libraries.</summary>
    public ITaskItem[] StaticParts { get; set; } = [];

    /// <summary>From <see cref="ResolveToolchain"/>, if zig builds the project.</summary>
    public ITaskItem? Toolchain { get; set; }

    /// <summary>The requirements: the item <c>_NativeAuditSettings</c>.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The item with the properties in which the projects of both machines must agree.</summary>
    [Required]
    public ITaskItem Identity { get; set; } = null!;

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        RecordedStep.Begin(Stale.State, Known());
        var root = Path.TrimEndingDirectorySeparator(FullPath(Directory));
        var settings = new AuditSettings(Settings, FullPath, Files);
        var content = new PrebuiltContent(settings, Identity, Toolchain?.GetMetadata("Version") is { } version ? $"zig {version}" : Settings.GetMetadata("Toolchain"), Files);
        var statics = PackedStatics.Of(StaticParts, Packed, Path.GetFileName(Project));
        System.IO.Directory.CreateDirectory(root);
        var (read, manifests) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var target in Rids.Select(NativeTarget.Parse))
        {
            var sources = content.Of(target, Packed, ReferenceItems, statics.FirstOrDefault(each => each.Target == target));
            var folder = Path.Combine(root, target.Rid);
            if (System.IO.Directory.Exists(folder) && Files.Names(folder) is { Count: > 0 } names && !names.Contains(PrebuiltManifest.FileName))
                throw new NativeException(Diagnostic.Error("NSDK6049",
                    $"{folder} contains {NameList.First(3, [.. names.Order(StringComparer.Ordinal)])}, which NativePrebuild did not write, and which it would delete. "
                    + "Expected an empty directory, or one that it wrote: set NativePrebuiltDirectory to another directory, or delete the files."));
            FolderWriter.Replace(folder, temporary => content.Write(temporary, target, sources), Cancelled);
            manifests.Add(Path.Combine(folder, PrebuiltManifest.FileName));
            read.UnionWith(sources.Files.Select(file => file.Source).Concat(sources.Files.Select(file => Path.Combine(folder, file.Path))).Append(manifests[^1]).Append(content.RecordOf(target)));
        }

        Complete([.. read.Order(StringComparer.Ordinal).Select(path => StepInput.File(path, Files.Stamp(path)))], [.. manifests.Select(path => StepItem.Of("Manifest", path))]);
        Summarize($"{Path.GetFileNameWithoutExtension(Project)}: {string.Join(", ", Rids)} in {root}");
    }
}
