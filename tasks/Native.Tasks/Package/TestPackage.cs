using Microsoft.Build.Framework;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.PackageTest;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>
/// Tests a package as its users install it: for each RID, the task creates an app in <c>obj/native/Release/package-test/linux-x64/</c> that uses the package,
/// with a package cache that does not contain it, and runs the program of <c>NativePackageTest</c> in it. Returns a line for each app.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class TestPackage : NativeTask
{
    /// <summary>The packages that <c>dotnet pack</c> wrote, or <c>NativeTestedPackage</c>. The first <c>.nupkg</c> file is tested.</summary>
    public ITaskItem[] Packages { get; set; } = [];

    /// <summary><c>NativePackageTest</c>: the C# file with the program.</summary>
    public string Program { get; set; } = "";

    /// <summary>True if the project is packed as a .NET tool.</summary>
    public bool IsTool { get; set; }

    /// <summary>The RIDs of the package.</summary>
    [Required]
    public string[] Rids { get; set; } = [];

    /// <summary>The RID for which the build was requested, or an empty text. Then only this RID is tested.</summary>
    public string RequestedRid { get; set; } = "";

    /// <summary>The RID of this machine.</summary>
    [Required]
    public string HostRid { get; set; } = "";

    /// <summary>The target framework of the app.</summary>
    [Required]
    public string Framework { get; set; } = "";

    /// <summary>Full path of dotnet.</summary>
    [Required]
    public string Dotnet { get; set; } = "";

    /// <summary>Package sources of the project in addition to those of nuget.config.</summary>
    public string Sources { get; set; } = "";

    /// <summary>The directory for the apps.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The path of the project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The lines of the table.</summary>
    [Output]
    public ITaskItem[] Lines { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var (program, package) = (ProgramPath(), PackagePath());
        var root = FullPath(Folder);
        using var buildLock = Lock(BuildLock.PathIn(root));
        using var content = File.OpenRead(package);
        var identity = PackageIdentity.Read(content, package);
        Prepare(root, identity);
        var consumer = new ConsumerProject(identity, Framework, program, string.Join(';', Sources.Split(';', StringSplitOptions.RemoveEmptyEntries).Prepend(ItemText.Escape(Path.GetDirectoryName(package)!))));
        var environment = OuterBuild.WithoutVariables(TaskEnvironment.GetEnvironmentVariables().Keys);
        var apps = Apps(root).Select(app => new PackageTestApp(app, consumer, Dotnet, Processes, environment, Files)).ToList();
        CorePool.ForEach(Host(Project), apps, 0, app => app.Run());
        foreach (var diagnostic in apps.SelectMany(app => app.Diagnostics))
            Log.Report(diagnostic);
        var width = apps.Max(app => app.Name.Length);
        Lines = [.. apps.Select(app => PathItem.Of($"  {app.Name.PadRight(width)}  {app.Result}"))];
    }

    private string ProgramPath()
    {
        if (IsTool)
            throw new NativeException(Diagnostic.Error("NSDK6072", "NativeTestPackage does not test a .NET tool, because no app references the package of a tool. Expected a project without "
                + "PackAsTool; install the tool instead: dotnet tool install --tool-path FOLDER --source FOLDER-OF-THE-PACKAGE NAME.", Project));
        if (Program.Length == 0)
            throw new NativeException(Diagnostic.Error("NSDK6072", "NativeTestPackage has no program to run. Expected a C# file that calls the package and returns 0, or throws an exception: "
                + "set <NativePackageTest>package-test.cs</NativePackageTest>.", Project));
        return File.Exists(FullPath(Program)) ? FullPath(Program) : throw new NativeException(Diagnostic.Error("NSDK6072",
            $"The program '{Program}', which NativePackageTest names, does not exist. Expected a C# file at {FullPath(Program)}: create it, or correct the property.", Project));
    }

    private string PackagePath()
    {
        if (Packages.Select(item => FullPath(item.ItemSpec)).FirstOrDefault(path => path.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase)
            && !path.EndsWith(".symbols.nupkg", StringComparison.OrdinalIgnoreCase)) is not { } path)
            throw new NativeException(Diagnostic.Error("NSDK6073", "The project was not packed, so there is no package to test. Expected a project that dotnet pack packs: remove "
                + "<IsPackable>false</IsPackable>, or set NativeTestedPackage to the path of a .nupkg file.", Project));
        return File.Exists(path) ? path : throw new NativeException(Diagnostic.Error("NSDK6073",
            $"The package '{path}' does not exist. Expected a .nupkg file: pack the project, or correct NativeTestedPackage.", Project));
    }

    // The cache keeps packages of other origin, such as .NET for other RIDs, which are large.
    private void Prepare(string root, PackageIdentity identity)
    {
        Directory.CreateDirectory(root);
        foreach (var former in Directory.GetDirectories(root).Where(folder => Path.GetFileName(folder) != ConsumerProject.CacheName))
            FileChanges.Disk.DeleteFolder(former, Cancelled);
        var cache = Directory.CreateDirectory(Path.Combine(root, ConsumerProject.CacheName)).FullName;
        foreach (var former in Directory.GetDirectories(cache).Where(folder => identity.Owns(Path.GetFileName(folder))))
            FileChanges.Disk.DeleteFolder(former, Cancelled);
        foreach (var name in ConsumerProject.Boundaries)
            FileWriter.WriteIfDifferent(Path.Combine(root, name), ConsumerProject.EmptyProject);
    }

    // The first app has no RID, as most apps of users.
    private IEnumerable<PackageTestTarget> Apps(string root)
    {
        var host = NativeTarget.Find(HostRid);
        if (RequestedRid.Length == 0 && host is not null)
            yield return new(host, HasRid: false, new("", [], ""), Path.Combine(root, "no-rid"));
        foreach (var target in (RequestedRid.Length > 0 ? [RequestedRid] : Rids).Select(NativeTarget.Parse))
        {
            var runner = ProgramRunner.For(target, host, names => SearchPath.Find(TaskEnvironment.GetEnvironmentVariable("PATH"), names), TaskEnvironment.GetEnvironmentVariable, File.Exists);
            yield return new(target, HasRid: true, runner, Path.Combine(root, target.Rid)) { IsSelfContained = runner.Refusal.Length == 0 && target != host };
        }
    }
}
