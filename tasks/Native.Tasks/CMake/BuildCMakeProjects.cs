using Microsoft.Build.Framework;
using Native.Core.CMake;
using Native.Core.Dependencies;
using Native.Core.Incremental;
using Native.Core.IO;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>
/// Configures and builds what is stale of <c>NativeCMakeProject</c>. Takes <c>vendor/zlib</c>, gives
/// <c>obj/native/Debug/linux-x64/cmake-projects/projects.state</c>: what our own compiling and linking needs of it.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class BuildCMakeProjects : StepTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>From <see cref="ResolveToolchain"/>; none where the machine's own compiler is used.</summary>
    public ITaskItem? Toolchain { get; set; }

    /// <summary>The <c>NativeCMakeProject</c> items.</summary>
    [Required]
    public ITaskItem[] Projects { get; set; } = [];

    /// <summary>Full path of cmake, empty where there is none.</summary>
    public string CMake { get; set; } = "";

    /// <summary>Full path of ninja, or empty.</summary>
    public string Ninja { get; set; } = "";

    /// <summary><c>NativeCMakeToolchainFile</c>, for the machine's own compiler.</summary>
    public string ToolchainFile { get; set; } = "";

    /// <summary>The RID of this machine.</summary>
    [Required]
    public string HostRid { get; set; } = "";

    /// <summary>Takes the state, and a folder for each project.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = SettingsOf(Settings);
        if (Toolchain is null)
            FallbackCompiler.Require(settings.Target, HostRid, ToolchainFile);
        var root = Path.TrimEndingDirectorySeparator(FullPath(Folder));
        using var buildLock = BuildLock.Acquire(settings.LockPath, Cancelled);
        var launcher = ZigCompiler.FindLauncher(settings.Properties.List(PropertySchema.NativeCompilerLauncher), TaskEnvironment.GetEnvironmentVariable("PATH"));
        var projects = CMakeProjectReader.Read(
            settings, Projects, root, TaskEnvironment.GetEnvironmentVariable("CMAKE_GENERATOR") ?? "", launcher,
            MachineFolders.Find(TaskEnvironment.GetEnvironmentVariable));
        var tools = new CMakeTools(CMake, Ninja, Toolchain is null ? null : ToolchainItem.Zig(Toolchain),
            ToolchainFile.Length == 0 ? "" : Path.GetFullPath(ToolchainFile, settings.ProjectDirectory), HostRid,
            settings.Triple, settings.Parallelism, TaskEnvironment.GetEnvironmentVariable);
        Prune(root, projects, settings.ObjectDirectory);
        RecordedStep.Begin(Stale.State, Known());

        var (items, inputs) = (new List<StepItem>(), new InputSet());
        foreach (var project in projects)
        {
            if (new CMakeProjectBuilder(Host(settings.ProjectName), Processes, tools, project, Stale.Rerun).Build() is not { } built)
                return;
            items.AddRange(built.Items);
            inputs.Add(built.Inputs);
        }

        Complete(inputs.ToList(), items);
    }

    // The tree of an item that is gone must not stay behind.
    private void Prune(string root, IReadOnlyList<CMakeProject> projects, string objectDirectory)
    {
        var expected = FolderPath.Set(projects.Select(project => project.Folder));
        foreach (var folder in Directory.Exists(root) ? Directory.GetDirectories(root) : [])
        {
            if (expected.Contains(Path.GetFullPath(folder)))
                continue;
            var state = Path.Combine(folder, CMakeProjectBuilder.StateName);
            foreach (var copy in StepState.Read(Files.ReadText(state))?.CopiesIn(objectDirectory) ?? [])
                FileChanges.Disk.Delete(copy);
            FileChanges.Disk.DeleteFolder(folder);
        }
    }
}
