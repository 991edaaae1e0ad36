using Microsoft.Build.Framework;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Tasks.Shell;

namespace Native.Tasks;

/// <summary>
/// Decides where the libraries of <c>NativeDependency</c> come from. Takes <c>zlib</c>, gives the <c>_NativeFound</c> item
/// <c>/usr/lib/x86_64-linux-gnu/libz.so</c> of Type <c>Library</c> and others, and writes <c>dependencies.props</c> with the same.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ResolveDependencies : NativeTask
{
    /// <summary>The <c>NativeDependency</c> items.</summary>
    [Required]
    public ITaskItem[] Dependencies { get; set; } = [];

    /// <summary>Names of the dependencies that the project can build from source.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>What is built for.</summary>
    [Required]
    public string Rid { get; set; } = "";

    /// <summary>The RID of this machine.</summary>
    [Required]
    public string HostRid { get; set; } = "";

    /// <summary><c>NativeSysroot</c>.</summary>
    public string Sysroot { get; set; } = "";

    /// <summary><c>NativePkgConfigPath</c>.</summary>
    public string PkgConfigPath { get; set; } = "";

    /// <summary><c>NativePkgConfigTimeout</c>, in seconds.</summary>
    public string Timeout { get; set; } = "";

    /// <summary>The folder in which answers that hold for all projects are kept.</summary>
    [Required]
    public string CacheFolder { get; set; } = "";

    /// <summary>Full path of <c>dependencies.props</c>.</summary>
    [Required]
    public string AnswerFile { get; set; } = "";

    /// <summary>Full path of the file that is compared before this task runs.</summary>
    [Required]
    public string FingerprintFile { get; set; } = "";

    /// <summary>What the build uses of them.</summary>
    [Output]
    public ITaskItem[] Found { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        using var turn = BuildLock.Take(Path.Combine(Path.GetDirectoryName(AnswerFile)!, "lock"), Cancelled);
        File.Delete(AnswerFile);
        var dependencies = DependencyReader.Read(Dependencies, Sources);
        var variables = new BuildVariables(TaskEnvironment.GetEnvironmentVariable, Rid);
        var request = new PkgConfigRequest(NativeTarget.Parse(Rid), HostRid, Sysroot, PkgConfigPath, TaskEnvironment.ProjectDirectory.Value, PkgConfigRequest.Limit(Timeout));
        var pkgConfig = new PkgConfig(Processes, Files, variables, request);
        var ownPath = SearchPathCache.Read(CacheFolder, pkgConfig.Program, Files);
        var resolution = new DependencyResolver(pkgConfig, Files, variables, request, ownPath).Resolve(dependencies).GetAwaiter().GetResult();
        SearchPathCache.Write(CacheFolder, pkgConfig.Program, Files, ownPath);
        foreach (var resolved in resolution.Dependencies)
            Log.LogMessage(MessageImportance.Low, $"Dependency {resolved.Dependency.Name}: {resolved.State} {resolved.Version} {resolved.Origin} {resolved.Reason}");
        foreach (var diagnostic in resolution.Diagnostics)
            Log.Report(diagnostic);
        if (Log.HasLoggedErrors)
            return;

        var items = DependencyAnswer.Items(resolution, variables.Names);
        Fingerprint.Complete(FingerprintFile, items.Where(item => item.ItemType == DependencyAnswer.Input).Select(State));
        FileWriter.Write(AnswerFile, DependencyAnswer.Write(items));
        Found = [.. items.Where(item => item.ItemType == DependencyAnswer.Found).Select(item => PathItem.Of(item.Include, item.Metadata))];
    }

    // As _NativeResolveDependencies writes them.
    private string State(AnswerItem input) => input.Metadata["Type"] switch
    {
        "File" => $"file {input.Include}|{Fingerprint.ModifiedTime(Files.Stamp(input.Include)?.Ticks ?? 0)}",
        "Folder" => $"folder {input.Include}|{Directory.GetLastWriteTime(input.Include).Ticks}",
        _ => $"variable {input.Include}={TaskEnvironment.GetEnvironmentVariable(input.Include)}",
    };
}
