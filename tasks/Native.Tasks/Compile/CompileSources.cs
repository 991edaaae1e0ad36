using System.Diagnostics;
using Microsoft.Build.Framework;
using Native.Core.Compile;
using Native.Core.Incremental;
using Native.Core.IO;
using Native.Core.Schema;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>
/// Compiles what is stale of <c>NativeSource</c>, and removes objects whose source is gone. Takes
/// <c>native/a.c</c>, gives <c>obj/native/Debug/linux-x64/native/a.c.o</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CompileSources : NativeTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>From <see cref="ResolveToolchain"/>.</summary>
    [Required]
    public ITaskItem Toolchain { get; set; } = null!;

    /// <summary>The <c>NativeSource</c> items.</summary>
    [Required]
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The <c>NativeIncludePath</c> items.</summary>
    public ITaskItem[] IncludePaths { get; set; } = [];

    /// <summary>The <c>NativeDefine</c> items.</summary>
    public ITaskItem[] Defines { get; set; } = [];

    /// <summary>The build, from the up-to-date check.</summary>
    [Required]
    public ITaskItem Step { get; set; } = null!;

    /// <summary>The objects, in the order of the sources.</summary>
    [Output]
    public ITaskItem[] Objects { get; set; } = [];

    /// <summary>Whether one of them came of C++.</summary>
    [Output]
    public bool HasCxx { get; set; }

    /// <summary>Name and version of the compiler.</summary>
    [Output]
    public string Compiler { get; set; } = "";

    /// <summary>How many were compiled now.</summary>
    [Output]
    public int Compiled { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = SettingsOf(Settings);
        var zig = ToolchainItem.Zig(Toolchain);
        using var buildLock = BuildLock.Acquire(settings.LockPath, Cancelled);
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

    // Objects of sources that are no longer there must neither reach the linker nor stay behind.
    private void Prune(CompileRequest request, CompilePlan plan)
    {
        if (!Directory.Exists(request.ObjectDirectory))
            return;
        // Whoever writes here holds the lock: these are of a build that was killed.
        foreach (var file in Directory.EnumerateFiles(request.ObjectDirectory, "*.tmp"))
            FileChanges.Disk.Delete(file);
        // By their states: objects of CMake projects are below this folder too.
        var states = Directory.EnumerateFiles(request.ObjectDirectory, $"*.o{StepState.Extension}", SearchOption.AllDirectories);
        foreach (var file in plan.Foreign(states.Select(state => state[..^StepState.Extension.Length])).ToList())
        {
            Log.LogMessage(MessageImportance.Low, $"Removing {file}: its source is gone.");
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
