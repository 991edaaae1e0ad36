using Microsoft.Build.Framework;
using Native.Core.Imports;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// Compares the functions that <c>obj/Debug/net10.0/foo.dll</c> imports from the project's library with its exports in <c>exports.txt</c> of each
/// RID, and reports an error for each missing function.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CheckImports : NativeTask
{
    /// <summary>The full paths of assemblies.</summary>
    [Required]
    public ITaskItem[] Assemblies { get; set; } = [];

    /// <summary>The full paths of the <c>exports.txt</c> files, each in a directory that is named after its RID.</summary>
    public ITaskItem[] Exports { get; set; } = [];

    /// <summary>The libraries that other machines built, with <c>PackedRid</c>. Their exports are read from the files.</summary>
    public ITaskItem[] Prebuilt { get; set; } = [];

    /// <summary><c>NativeLibraryName</c>.</summary>
    [Required]
    public string LibraryName { get; set; } = "";

    /// <summary>The full path of the directory of the bindings.</summary>
    public string BindingsFolder { get; set; } = "";

    /// <summary>The <c>Compile</c> items, which are searched for the line of an import.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>True to check library names too.</summary>
    public bool ChecksNames { get; set; }

    /// <summary>The files that are next to the library, or that packages contain.</summary>
    public ITaskItem[] AdjacentFiles { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var generated = DeclaredImports.Parse(Files.ReadText(Path.Combine(BindingsFolder, DeclaredImports.FileName)) ?? "")
            .Select(each => (each.Import.Type, each.Import.Method)).ToHashSet();
        var sources = new Lazy<IReadOnlyList<(string, string)>>(() => [.. Sources.Select(item => FullPath(item.ItemSpec)).Where(File.Exists).Select(path => (path, File.ReadAllText(path)))]);
        foreach (var assembly in Assemblies.Select(item => item.ItemSpec).Where(File.Exists))
        {
            using var file = File.OpenRead(assembly);
            var imports = ManagedImports.Read(file);
            file.Position = 0;
            var names = ChecksNames && !ManagedImports.ResolvesByItself(file);
            foreach (var library in Exports.Select(item => Library(item.ItemSpec)).Concat(Prebuilt.Select(Library)).OfType<ImportedLibrary>())
            {
                foreach (var diagnostic in new ImportCheck(library, import => generated.Contains((import.Type, import.Method)))
                    .Check(imports, names, import => ImportPlace.Find(import, sources.Value)))
                    Log.Report(diagnostic);
            }
        }
    }

    // The record of the link, or the library itself where another machine built it.
    private ImportedLibrary? Library(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var target = NativeTarget.Parse(Path.GetFileName(folder));
        return Library(target, folder, File.Exists(file) ? ExportRecord.Parse(File.ReadAllText(file)) : ExportRecord.Of(Path.Combine(folder, FileName(target)), target, Files));
    }

    private ImportedLibrary? Library(ITaskItem prebuilt)
    {
        var target = NativeTarget.Parse(prebuilt.GetMetadata("PackedRid"));
        return Path.GetFileName(prebuilt.ItemSpec) == FileName(target) ? Library(target, Path.GetDirectoryName(prebuilt.ItemSpec)!, ExportRecord.Of(prebuilt.ItemSpec, target, Files)) : null;
    }

    private ImportedLibrary? Library(NativeTarget target, string folder, ExportRecord? record) => record is null ? null : new()
    {
        Target = target,
        Name = LibraryName,
        FileName = FileName(target),
        Exports = record.Exports,
        Behind = new(() => record.Behind(target, Files)),
        AdjacentFiles = [.. AdjacentFiles.Select(item => Path.GetFileName(item.ItemSpec))],
        Objects = () => ObjectNames.In(folder, record.Archives, target) is var names ? (names.Hidden, names.Local) : default,
    };

    private string FileName(NativeTarget target) => target.FileName(LibraryName, NativeOutputType.SharedLibrary);
}
