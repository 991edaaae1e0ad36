using Microsoft.Build.Framework;
using Native.Core.Audit;
using Native.Core.Bundle;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// With <c>NativeBundle</c>, adds the libraries to a package that its libraries need and that not every machine has. Reads
/// <c>obj/native/Release/linux-x64/libfoo.so</c>, and returns the files of each RID, which are in <c>obj/native/Release/linux-x64/bundle/</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class BundleLibraries : StepTask
{
    /// <summary>The files to pack, with the metadata <c>PackedRid</c>.</summary>
    [Required]
    public ITaskItem[] Packed { get; set; } = [];

    /// <summary>The directories in which the linker finds libraries for each RID, with the metadata <c>PackedRid</c>.</summary>
    public ITaskItem[] Folders { get; set; } = [];

    /// <summary><c>NativeSysroot</c>, or an empty text.</summary>
    public string Sysroot { get; set; } = "";

    /// <summary>The RID of this machine. Without a sysroot, its own directories are searched.</summary>
    [Required]
    public string HostRid { get; set; } = "";

    /// <summary>The full path of the directory that contains a directory for each RID.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        RecordedStep.Begin(Stale.State, Known());
        var (inputs, items) = (new List<string>(), new List<StepItem>());
        foreach (var rid in Packed.GroupBy(item => item.GetMetadata("PackedRid"), StringComparer.Ordinal))
            Bundle(NativeTarget.Parse(rid.Key), rid, inputs, items);
        if (!Log.HasLoggedErrors)
            Complete([.. inputs.Distinct(StringComparer.Ordinal).Select(path => StepInput.File(path, Files.Stamp(path)))], items);
    }

    private void Bundle(NativeTarget target, IEnumerable<ITaskItem> packed, List<string> inputs, List<StepItem> items)
    {
        var plan = new BundlePlan(target, [.. SearchFolders(target)], Files);
        var files = plan.Files([.. packed.Select(item => (item.GetMetadata("FullPath"), item.GetMetadata("Type").Length == 0 ? BundleFileKind.Library : BundleFileKind.Copy))]);
        foreach (var diagnostic in plan.Diagnostics)
            Log.Report(diagnostic);
        if (plan.Diagnostics.Count > 0)
            return;
        inputs.AddRange(plan.Read);
        var folder = Path.Combine(Folder, target.Rid, "bundle");
        Directory.CreateDirectory(folder);
        var written = files.Where(file => file.Kind == BundleFileKind.Bundled || file.Renamed.Count > 0).ToDictionary(file => file, file => Path.Combine(folder, file.Name));
        foreach (var former in Directory.GetFiles(folder).Except(written.Values, StringComparer.Ordinal))
            FileChanges.Disk.Delete(former, Cancelled);
        foreach (var file in files)
        {
            if (written.TryGetValue(file, out var path))
            {
                FileWriter.WriteIfDifferent(path, Edit(target, file));
                inputs.Add(path);
            }

            items.Add(StepItem.Of(file.Kind.ToString(), path ?? file.Path, ("PackedRid", target.Rid)));
        }

        var bundled = files.Where(file => file.Kind == BundleFileKind.Bundled).Select(file => file.Name).ToList();
        if (bundled.Count > 0)
            Summarize($"{Path.GetFileName(files[0].Path)} for {target.Rid}: bundled {string.Join(", ", bundled)}");
    }

    private IEnumerable<string> SearchFolders(NativeTarget target) => Folders.Where(item => item.GetMetadata("PackedRid") == target.Rid).Select(item => FullPath(item.ItemSpec))
        .Concat(Sysroot.Length > 0 || target.Rid == HostRid ? SystemLayout.For(target, Sysroot.Length > 0 ? FullPath(Sysroot) : "").LibraryFolders : []);

    private static byte[] Edit(NativeTarget target, BundleFile file)
    {
        var soname = file.Kind == BundleFileKind.Bundled ? file.Name : null;
        try
        {
            return target.IsWindows ? PortableExecutableEditor.Edit(File.ReadAllBytes(file.Path), file.Renamed)
                : target.IsMacOS ? MachOEditor.Edit(File.ReadAllBytes(file.Path), soname, file.Renamed, target.Architecture)
                : ElfEditor.Edit(File.ReadAllBytes(file.Path), soname, file.Renamed, "$ORIGIN");
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new NativeException(Diagnostic.Error("NSDK6071",
                $"{file.Path} cannot be put into the package under another name: {exception.Message.Split('\n')[0]} Expected a library for {target.Rid} whose headers can be changed; "
                + "build it from source, or link it statically (Link=\"Static\")."));
        }
    }
}
