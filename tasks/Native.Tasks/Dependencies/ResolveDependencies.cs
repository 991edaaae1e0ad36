using Microsoft.Build.Framework;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// Finds the libraries of <c>NativeDependency</c> items, and copies those that are not part of the system to the output directory. For <c>zlib</c> it
/// returns <c>/usr/lib/x86_64-linux-gnu/libz.so</c> of type <c>Library</c> and other items.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ResolveDependencies : StepTask
{
    /// <summary>The <c>NativeDependency</c> items.</summary>
    public ITaskItem[] Dependencies { get; set; } = [];

    /// <summary>The names of the dependencies that the project can build from source.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The names of the dependencies for which other items are used if they are built from source.</summary>
    public ITaskItem[] Parts { get; set; } = [];

    /// <summary>The full path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The target RID.</summary>
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

    /// <summary>The directory to which shared libraries are copied, which also contains the project's library.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        using var buildLock = Lock(BuildLock.PathIn(Path.GetDirectoryName(Stale.State)!));
        var known = Known();
        RecordedStep.Begin(Stale.State, known);
        if (FallbackNames.Refuse(Names(Sources).Concat(Names(Parts)), Names(Dependencies), ProjectFile) is { } unknown)
            throw new NativeException(unknown);
        var dependencies = DependencyReader.Read(Dependencies, Sources);
        var variables = new BuildVariables(TaskEnvironment.GetEnvironmentVariable, Rid);
        var request = new PkgConfigRequest(NativeTarget.Parse(Rid), HostRid, Sysroot, PkgConfigPath, TaskEnvironment.ProjectDirectory.Value, PkgConfigRequest.Limit(Timeout));
        var pkgConfig = new PkgConfig(Processes, Files, variables, request);
        // The default search path of pkg-config is cached until the program changes.
        var cache = new AnswerCache(Path.Combine(UserCache.Folder(HostSystem.This, TaskEnvironment.GetEnvironmentVariable), "pkg-config"));
        var key = pkgConfig.Program is { } program ? $"{program}|{Files.Stamp(program)}" : null;
        var ownPath = new OwnSearchPath { Folders = key is null ? null : cache.Read(key) };
        var resolution = new DependencyResolver(pkgConfig, Files, variables, request, ownPath).Resolve(dependencies).GetAwaiter().GetResult();
        if (key is not null && ownPath.Folders is not null)
            cache.Write(key, ownPath.Folders);
        foreach (var resolved in resolution.Dependencies)
            Log.LogMessage(MessageImportance.Low, $"Dependency {resolved.Dependency.Name}: {resolved.State} {resolved.Version} {resolved.Origin} {resolved.Reason}");
        foreach (var diagnostic in resolution.Diagnostics)
            Log.Report(diagnostic);
        if (Log.HasLoggedErrors)
            return;

        // A library that is not part of the system is copied next to the project's library, under the name that the loader uses.
        var items = DependencyStep.Items(resolution, OutputFolder);
        var copies = DependencyStep.Copies(items);
        foreach (var copy in copies)
            FileWriter.CopyIfDifferent(copy.Origin, copy.Value);
        var now = new InputReader(Files, TaskEnvironment.GetEnvironmentVariable);
        var inputs = DependencyStep.Inputs(resolution, variables.Names).Concat(copies.SelectMany(copy => DependencyStep.Inputs(copy))).Distinct();
        Complete([.. inputs.Select(input => now.Now(input.Kind, input.Name))], items);
        foreach (var copy in known?.CopiesIn(OutputFolder).Except(copies.Select(copy => copy.Value)) ?? [])
            FileChanges.Disk.Delete(copy);
    }

    private static IEnumerable<string> Names(ITaskItem[] items) => items.Select(item => item.ItemSpec);
}
