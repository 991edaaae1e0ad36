using System.Diagnostics;
using Microsoft.Build.Framework;
using Native.Core.Compile;
using Native.Core.Incremental;
using Native.Core.IO;
using Native.Core.Schema;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>
/// Compiles stale <c>NativeSource</c> items, and removes objects whose source no longer exists. Compiles <c>native/a.c</c> to
/// <c>obj/native/Debug/linux-x64/native/a.c.o</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CompileSources : NativeTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The item of <see cref="ResolveToolchain"/>.</summary>
    [Required]
    public ITaskItem Toolchain { get; set; } = null!;

    /// <summary>The <c>NativeSource</c> items.</summary>
    [Required]
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The <c>NativeIncludePath</c> items.</summary>
    public ITaskItem[] IncludePaths { get; set; } = [];

    /// <summary>The <c>NativeDefine</c> items.</summary>
    public ITaskItem[] Defines { get; set; } = [];

    /// <summary>The stale build step, from the up-to-date check.</summary>
    [Required]
    public ITaskItem Step { get; set; } = null!;

    /// <summary>The objects, in the order of the sources.</summary>
    [Output]
    public ITaskItem[] Objects { get; set; } = [];

    /// <summary>True if an object was compiled from C++.</summary>
    [Output]
    public bool HasCxx { get; set; }

    /// <summary>The name and version of the compiler.</summary>
    [Output]
    public string Compiler { get; set; } = "";

    /// <summary>The number of objects that this build compiled.</summary>
    [Output]
    public int Compiled { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = SettingsOf(Settings);
        var zig = ToolchainItem.Zig(Toolchain);
        using var buildLock = Lock(settings.LockPath);
        var request = CompileRequestReader.Read(settings, Sources, IncludePaths, Defines, new StaleStep(Step).Rerun, MachineFolders.Find(TaskEnvironment.GetEnvironmentVariable));
        using var scratch = ScratchFolder.Create(request.ObjectDirectory);
        var launcher = ZigCompiler.FindLauncher(settings.Properties.List(PropertySchema.NativeCompilerLauncher), TaskEnvironment.GetEnvironmentVariable("PATH"));
        var compiler = new ZigCompiler(zig, settings.Triple, launcher, scratch.Path);
        var plan = CompilePlan.Make(request, compiler.Identity, source => compiler.Arguments(request, source), Files);
        Prune(request, plan);
        new ObjectCompiler(Host(settings.ProjectName), Processes, request, compiler, settings.Parallelism, scratch.Path).CompileAll(plan.Stale);

        WriteCompileCommands(settings, request, zig, plan);
        (Compiler, Compiled) = ($"zig {zig.Version}", plan.Stale.Count);
        HasCxx = request.Sources.Any(source => CompileArguments.IsCxx(source.Language));
        Objects = [.. plan.Steps.Select(step => PathItem.Of(step.ObjectPath, new KeyValuePair<string, string>("OptionText", TextDigest.Of(step.Options))))];
    }

    // Remove objects of sources that no longer exist, so that they are not linked.
    private void Prune(CompileRequest request, CompilePlan plan)
    {
        if (!Directory.Exists(request.ObjectDirectory))
            return;
        // This build holds the lock, so these files are from a build that was killed.
        foreach (var file in Directory.EnumerateFiles(request.ObjectDirectory, "*.tmp"))
            FileChanges.Disk.Delete(file);
        // Search for states, because this directory also contains objects of CMake projects.
        var states = Directory.EnumerateFiles(request.ObjectDirectory, $"*.o{StepState.Extension}", SearchOption.AllDirectories);
        foreach (var file in plan.Foreign(states.Select(state => state[..^StepState.Extension.Length])).ToList())
        {
            Log.LogMessage(MessageImportance.Low, $"Removing {file}: its source no longer exists.");
            FileChanges.Disk.Delete(file);
            FileChanges.Disk.Delete(StepStateFile.PathOf(file));
        }
    }

    private void WriteCompileCommands(BuildSettings settings, CompileRequest request, ZigToolchain zig, CompilePlan plan)
    {
        var path = settings.Text("CompileCommands");
        if (path.Length > 0)
            FileWriter.WriteIfDifferent(Path.GetFullPath(path), CompileCommands.Write(request, zig.Executable, plan.Steps));
    }
}
