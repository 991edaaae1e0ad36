using System.Xml.Linq;
using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.PackageForms;

namespace Native.Tasks;

/// <summary>
/// Writes the <c>.nuspec</c> of each package that is created in addition to the package of the project: a package per RID, and one with debug information.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class PlanPackageForms : NativeTask
{
    /// <summary>The libraries of the package, with <c>PackedRid</c>.</summary>
    [Required]
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The ID of the package of the project.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>The <c>.nuspec</c> of the package of the project.</summary>
    [Required]
    public ITaskItem Nuspec { get; set; } = null!;

    /// <summary>True if each RID has a package of its own.</summary>
    public bool IsPerRid { get; set; }

    /// <summary>True if debug information has a package of its own.</summary>
    public bool HasSymbols { get; set; }

    /// <summary>The full path of the directory that contains a directory per RID.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The directory of the packages.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The files of the packages that do not exist, or that are older than their content.</summary>
    [Output]
    public ITaskItem[] Stale { get; set; } = [];

    /// <summary>The full paths of all packages.</summary>
    [Output]
    public ITaskItem[] Packages { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var main = XDocument.Load(FullPath(Nuspec.ItemSpec));
        var version = FormPackage.Version(main);
        var planned = Plan().Where(package => package.Files.Count > 0)
            .Select(package => (Package: package, Nuspec: Path.Combine(Folder, "forms", $"{package.Id}.nuspec"), Output: Path.Combine(FullPath(OutputFolder), $"{package.Id}.{version}.nupkg")))
            .ToList();
        planned.ForEach(plan => FileWriter.WriteIfDifferent(plan.Nuspec, plan.Package.Nuspec(main)));
        Stale = [.. planned.Where(plan => plan.Package.Files.Select(file => file.Path).Append(plan.Nuspec).Any(path => IsNewer(path, plan.Output))).Select(plan => PathItem.Of(plan.Nuspec))];
        Packages = [.. planned.Select(plan => PathItem.Of(plan.Output))];
    }

    // As MSBuild compares inputs with outputs.
    private static bool IsNewer(string path, string output) => !File.Exists(output) || File.GetLastWriteTimeUtc(path) > File.GetLastWriteTimeUtc(output);

    private IEnumerable<FormPackage> Plan()
    {
        foreach (var rid in IsPerRid ? Libraries.GroupBy(Rid) : [])
            yield return new(FormPackage.RuntimeId(PackageId, rid.Key), $"The native libraries of {PackageId} for {rid.Key}. Reference the package {PackageId}.",
                [.. rid.Select(file => (FullPath(file.ItemSpec), InPackage(rid.Key, file.ItemSpec)))]);
        if (!HasSymbols)
            yield break;
        // Of the other files, only libraries of CMake projects have debug information.
        var symbols = Libraries
            .Select(file => (Rid: Rid(file), IsOwn: file.GetMetadata("Type").Length == 0, Path: SymbolFiles.Of(FullPath(file.ItemSpec), Path.Combine(Folder, Rid(file)), Files))).ToList();
        var missing = symbols.Where(file => file.IsOwn).GroupBy(file => file.Rid).Where(rid => rid.All(file => file.Path is null)).Select(rid => rid.Key).ToList();
        if (missing.Count > 0)
            Log.Report(Diagnostic.Warning("NSDK6054",
                $"The package {FormPackage.SymbolsId(PackageId)} contains no debug information for {string.Join(", ", missing)}: "
                + (missing.Any(rid => rid.StartsWith("osx", StringComparison.Ordinal)) ? "a dSYM directory for macOS requires Apple's dsymutil, which zig lacks. " : "no .dbg or .pdb file is next to the library. ")
                + "Expected no macOS RID in NativeRuntimeIdentifiers, or this warning in NoWarn."));
        yield return new(FormPackage.SymbolsId(PackageId), $"The debug information of the native libraries of {PackageId}.",
            [.. symbols.Where(file => file.Path is not null).Select(file => (file.Path!, InPackage(file.Rid, file.Path!)))]);
    }

    private static string Rid(ITaskItem file) => file.GetMetadata("PackedRid");

    private static string InPackage(string rid, string path) => $"runtimes/{rid}/native/{Path.GetFileName(path)}";
}
