using System.Text;
using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.NodeAddon;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// Writes the npm packages of an add-on: <c>bin/Release/foo-1.0.0.tgz</c> with the loader, and <c>bin/Release/foo-linux-x64-1.0.0.tgz</c> with the add-on for each RID.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class WriteNodePackages : NativeTask
{
    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The file name of the add-on.</summary>
    [Required]
    public string Addon { get; set; } = "";

    /// <summary>The files of the packages, with <c>PackedRid</c>: the add-on, and the libraries that it needs.</summary>
    public ITaskItem[] Contents { get; set; } = [];

    /// <summary>The RIDs that must have a package.</summary>
    [Required]
    public string[] Rids { get; set; } = [];

    /// <summary><c>NativeNodePackageName</c>.</summary>
    public string PackageName { get; set; } = "";

    /// <summary><c>PackageId</c>.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary><c>PackageVersion</c>.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary><c>Description</c>.</summary>
    public string Description { get; set; } = "";

    /// <summary><c>PackageLicenseExpression</c>.</summary>
    public string License { get; set; } = "";

    /// <summary><c>PackageLicenseFile</c>.</summary>
    public string LicenseFile { get; set; } = "";

    /// <summary><c>PackageReadmeFile</c>.</summary>
    public string Readme { get; set; } = "";

    /// <summary><c>Authors</c>.</summary>
    public string Authors { get; set; } = "";

    /// <summary><c>PackageProjectUrl</c>.</summary>
    public string Homepage { get; set; } = "";

    /// <summary><c>RepositoryUrl</c>.</summary>
    public string Repository { get; set; } = "";

    /// <summary><c>PackageTags</c>.</summary>
    public string Keywords { get; set; } = "";

    /// <summary><c>NativeNodeExports</c>.</summary>
    public string[] Exports { get; set; } = [];

    /// <summary>The <c>.d.ts</c> file, or empty.</summary>
    public string Types { get; set; } = "";

    /// <summary>The items of the project that a package contains, in which <see cref="LicenseFile"/> and <see cref="Readme"/> are found.</summary>
    public ITaskItem[] PackedFiles { get; set; } = [];

    /// <summary><c>PackageOutputPath</c>.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The files that were written.</summary>
    [Output]
    public ITaskItem[] Packages { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var identity = NpmIdentity.Of(PackageName, PackageId, Version, Project);
        var files = Contents.ToLookup(file => file.GetMetadata("PackedRid"));
        if (Rids.Where(rid => !files[rid].Any(file => Path.GetFileName(file.ItemSpec) == Addon)).ToList() is { Count: > 0 } missing)
            throw new NativeException(new TargetProblem(Project, "obj/native/", missing, "").Describe("MissingInPackage"));
        var (common, description) = (Common(), Describe());
        var targets = Rids.Select(rid => (Rid: rid, Npm: NpmTarget.Of(NativeTarget.Parse(rid)))).ToList();
        var root = new NodeRoot(identity, description, Addon, [.. targets.Select(target => target.Npm)], [.. Exports.Select(NodeExport.Parse)]);
        Packages =
        [
            Write(identity, [.. root.Files(Types.Length > 0 ? Content(Types, "NativeNodeTypes") : null), .. common]),
            .. targets.Select(target => Write(identity.For(target.Npm),
            [
                ("package.json", Encoding.UTF8.GetBytes(NpmManifest.ForTarget(identity, description, target.Npm, Addon))),
                .. files[target.Rid].Select(file => (Path.GetFileName(file.ItemSpec), File.ReadAllBytes(file.GetMetadata("FullPath")))),
                .. common,
            ])),
        ];
    }

    private NpmDescription Describe() => new(
        // The .NET SDK sets defaults that describe nothing.
        Description == "Package Description" ? "" : Description, License.Length > 0 ? License : LicenseFile.Length > 0 ? $"SEE LICENSE IN {Path.GetFileName(LicenseFile)}" : "",
        Authors == Path.GetFileNameWithoutExtension(Project) ? "" : Authors, Homepage, Repository, Keywords.Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    // npm shows README.md only.
    private IReadOnlyList<(string Path, byte[] Content)> Common() =>
    [
        .. Readme.Length > 0 ? [("README.md", Content(Readme, "PackageReadmeFile"))] : Array.Empty<(string, byte[])>(),
        .. LicenseFile.Length > 0 ? [(Path.GetFileName(LicenseFile), Content(LicenseFile, "PackageLicenseFile"))] : Array.Empty<(string, byte[])>(),
    ];

    private byte[] Content(string name, string property)
    {
        var packed = PackedFiles.FirstOrDefault(item => Path.GetFileName(item.ItemSpec) == Path.GetFileName(name))?.GetMetadata("FullPath");
        var path = packed ?? FullPath(name);
        return File.Exists(path) ? File.ReadAllBytes(path) : throw new NativeException(Diagnostic.Error("NSDK6025",
            $"{property} names '{name}', which does not exist. Expected it at {path}: create it, correct the property, or include the file "
            + $"(<None Include=\"../{Path.GetFileName(name)}\" Pack=\"true\" PackagePath=\"/\" />).", Project));
    }

    private ITaskItem Write(NpmIdentity identity, IEnumerable<(string Path, byte[] Content)> files)
    {
        var path = Path.Combine(FullPath(OutputFolder), identity.FileName);
        FileWriter.WriteIfDifferent(path, NpmArchive.Write(files.ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal)));
        return PathItem.Of(path);
    }
}
