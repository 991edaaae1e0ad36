using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.PackageForms;

namespace Native.Tasks;

/// <summary>Joins the libraries for <c>osx-x64</c> and <c>osx-arm64</c> into one file for the RID <c>osx</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class JoinUniversal : NativeTask
{
    private static readonly string[] s_rids = ["osx-x64", "osx-arm64"];

    /// <summary>The files of the package, with <c>PackedRid</c>.</summary>
    [Required]
    public ITaskItem[] Packed { get; set; } = [];

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The full path of the directory that contains a directory per RID.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The files for other RIDs, and the joined files.</summary>
    [Output]
    public ITaskItem[] Joined { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var files = Packed.Where(IsMacOS).GroupBy(file => Path.GetFileName(file.ItemSpec)).Select(Join).ToList();
        Joined = [.. Packed.Where(file => !IsMacOS(file)), .. files];
    }

    private ITaskItem Join(IGrouping<string, ITaskItem> files)
    {
        var parts = files.DistinctBy(file => file.GetMetadata("PackedRid")).Select(file => File.ReadAllBytes(FullPath(file.ItemSpec))).ToList();
        // A file that is not a library, such as data, must be the same for both processors.
        var content = parts.Count != s_rids.Length ? null : UniversalFile.Join(parts) ?? (parts[0].AsSpan().SequenceEqual(parts[1]) ? parts[0] : null);
        if (content is null)
            throw new NativeException(Diagnostic.Error("NSDK6056",
                $"The file {files.Key} cannot be joined for the RID osx: it exists for {string.Join(", ", files.Select(file => file.GetMetadata("PackedRid")))}. Expected a library for each of "
                + $"{string.Join(" and ", s_rids)}, or the same file for both; or osx-x64;osx-arm64 in place of osx in NativeRuntimeIdentifiers.", Project));
        var path = Path.Combine(Folder, "osx", files.Key);
        FileWriter.WriteIfDifferent(path, content);
        return PathItem.Of(path, KeyValuePair.Create("PackedRid", "osx"), KeyValuePair.Create("Type", files.First().GetMetadata("Type")));
    }

    private static bool IsMacOS(ITaskItem file) => s_rids.Contains(file.GetMetadata("PackedRid"));
}
