using Microsoft.Build.Framework;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// Decides where the libraries of <c>NativeDependency</c> come from. Takes <c>zlib</c>, gives the <c>_NativeFound</c> item
/// <c>/usr/lib/x86_64-linux-gnu/libz.so</c> of Type <c>Library</c> and others, and writes <c>dependencies.state</c> with the same.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ResolveDependencies : NativeTask
{
    /// <summary>The <c>NativeDependency</c> items.</summary>
    public ITaskItem[] Dependencies { get; set; } = [];

    /// <summary>Names of the dependencies that the project can build from source.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>Names of the dependencies that other items are used with when they are built from source.</summary>
    public ITaskItem[] Parts { get; set; } = [];

    /// <summary>Full path of the project.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

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

    /// <summary>The folder that shared libraries are copied to, next to our own.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>Full path of <c>dependencies.state</c>.</summary>
    [Required]
    public string State { get; set; } = "";

    /// <summary>What the step was told, from the up-to-date check.</summary>
    [Required]
    public string OptionText { get; set; } = "";

    /// <summary>What the build uses of them.</summary>
    [Output]
    public ITaskItem[] Found { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        using var buildLock = BuildLock.Acquire(BuildLock.PathIn(Path.GetDirectoryName(State)!), Cancelled);
        var known = StepState.Read(Files.ReadText(State));
        RecordedStep.Begin(State, known);
        if (FallbackNames.Refuse(Names(Sources).Concat(Names(Parts)), Names(Dependencies), ProjectFile) is { } unknown)
            throw new NativeException(unknown);
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

        var now = new InputReader(Files, TaskEnvironment.GetEnvironmentVariable);
        var inputs = DependencyStep.Inputs(resolution, variables.Names).Distinct().Select(input => now.Now(input.Kind, input.Name));
        var state = new StepState(OptionText, [.. inputs]) { Items = DependencyStep.Items(resolution) };
        FileWriter.Write(State, state.Write());
        foreach (var name in DependencyStep.Copies(known).Select(copy => copy.Kind).Except(DependencyStep.Copies(state).Select(copy => copy.Kind)))
            FileChanges.Disk.Delete(Path.Combine(OutputFolder, name));
        Found = StepTaskItems.Of(state);
    }

    private static IEnumerable<string> Names(ITaskItem[] items) => items.Select(item => item.ItemSpec);
}
