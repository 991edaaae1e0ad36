using System.Xml.Linq;
using Microsoft.Build.Framework;
using Native.Core.NativeAot;
using Native.Core.Package;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>
/// Writes <c>buildTransitive/{PackageId}.targets</c>, and sets the package paths of this file, the headers and the Windows import libraries.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class WritePackageTargets : NativeTask
{
    /// <summary>
    /// The headers that match a pattern in the include directories. If two headers have the same name, the first one is used, as by a compiler.
    /// </summary>
    public ITaskItem[] Headers { get; set; } = [];

    /// <summary>The packed libraries, with <c>PackedRid</c>.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The packed RIDs.</summary>
    [Required]
    public string[] Rids { get; set; } = [];

    /// <summary>The items that this project offers to native projects per RID. Only items of type <c>Metadata</c> are used.</summary>
    public ITaskItem[] ReferenceItems { get; set; } = [];

    /// <summary><c>NativeLibraryName</c>.</summary>
    [Required]
    public string LibraryName { get; set; } = "";

    /// <summary>The project file.</summary>
    public string Project { get; set; } = "";

    /// <summary>True if native projects can compile and link with the package.</summary>
    public bool HasHeaders { get; set; } = true;

    /// <summary>From <see cref="MakeStaticLibrary"/> for each RID, with <c>PackedRid</c> and <c>PackStatic</c>, if the package has static libraries.</summary>
    public ITaskItem[] StaticParts { get; set; } = [];

    /// <summary>From <see cref="ReadPrebuilt"/>: the files and items of the RIDs that other machines built.</summary>
    public ITaskItem[] Prebuilt { get; set; } = [];

    /// <summary>The full path of the directory that contains a directory per RID.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The path of the file to write.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <summary>The files to pack, with <c>PackagePath</c>.</summary>
    [Output]
    public ITaskItem[] Packed { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var imports = (HasHeaders ? Rids : []).Select(NativeTarget.Parse).Where(target => target.IsWindows)
            .Select(target => (target.Rid, Path: ImportLibrary(target)))
            .Where(import => File.Exists(import.Path)).ToList();
        var statics = PackedStatics.Of(StaticParts, Libraries, Path.GetFileName(Project)).Concat(PrebuiltItems.StaticsOf(Prebuilt))
            .OrderBy(rid => Array.IndexOf(Rids, rid.Target.Rid)).ToList();
        FileWriter.WriteIfDifferent(FullPath(OutputFile), PackageTargets.Text(
        [
            .. HasHeaders ? (XElement[])[ForNativeProjects(imports)] : [],
            .. StaticTargets.Of([.. statics.Select(rid => (rid.Target, rid.Parts, rid.Arguments))]),
        ]));
        Packed =
        [
            .. Headers.DistinctBy(HeaderName, StringComparer.OrdinalIgnoreCase)
                .Select(header => PackedFile(header.GetMetadata("FullPath"), $"native/include/{Path.GetDirectoryName(HeaderName(header))}")),
            .. imports.Select(import => PackedFile(import.Path, $"native/{import.Rid}/")),
            .. statics.SelectMany(rid => rid.Parts).Where(part => part.Source is not null).Select(part => PackedFile(part.Source!, part.Part.Value)),
            PackedFile(OutputFile, "buildTransitive/"),
        ];
    }

    private XElement ForNativeProjects(IEnumerable<(string Rid, string Path)> imports) => PackageTargets.ForNativeProjects(
        [.. Libraries.Where(IsLinked).OrderBy(library => Array.IndexOf(Rids, Rid(library))).Select(library => (Rid(library), InPackage($"runtimes/{Rid(library)}/native/", library.ItemSpec))),
            .. imports.Select(import => (import.Rid, InPackage($"native/{import.Rid}/", import.Path)))],
        ReferenceItems.Where(IsForOthers).OrderBy(item => Array.IndexOf(Rids, item.GetMetadata("ReferenceRid"))).Select(item => (item.GetMetadata("ReferenceRid"), ItemText.Escape(item.ItemSpec), ItemText.Escape(item.GetMetadata("Value")))));

    private string ImportLibrary(NativeTarget target) => Prebuilt.Any(item => Rid(item) == target.Rid)
        ? Prebuilt.FirstOrDefault(item => Rid(item) == target.Rid && item.GetMetadata("Type") == PrebuiltFile.ImportLibrary)?.ItemSpec ?? ""
        : Path.Combine(Folder, target.Rid, target.LinkFileName(LibraryName, NativeOutputType.SharedLibrary));

    // Only the library itself, without files that build scripts add. On Windows, code links against the import library.
    private bool IsLinked(ITaskItem library) => NativeTarget.Find(Rid(library)) is { IsWindows: false } target
        && Path.GetFileName(library.ItemSpec) == target.FileName(LibraryName, NativeOutputType.SharedLibrary);

    // Directories of this machine do not exist on other machines.
    internal static bool IsForOthers(ITaskItem item) =>
        item.GetMetadata("Type") == "Metadata" && !item.ItemSpec.EndsWith("_INCLUDE", StringComparison.Ordinal);

    private static string HeaderName(ITaskItem header) => header.GetMetadata("RecursiveDir") + Path.GetFileName(header.ItemSpec);

    private static string Rid(ITaskItem library) => library.GetMetadata("PackedRid");

    private static string InPackage(string folder, string path) => ItemText.Escape(folder + Path.GetFileName(path));

    private static ITaskItem PackedFile(string path, string packagePath) => PathItem.Of(path, KeyValuePair.Create("PackagePath", packagePath));
}
