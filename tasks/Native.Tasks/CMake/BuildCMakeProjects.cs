using Microsoft.Build.Framework;
using Native.Core.CMake;
using Native.Core.Dependencies;
using Native.Core.Incremental;
using Native.Core.IO;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>
/// Configures and builds stale <c>NativeCMakeProject</c> items, such as <c>vendor/zlib</c>. Returns the items that the native build compiles and
/// links with, and records them in <c>obj/native/Debug/linux-x64/cmake-projects/projects.state</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class BuildCMakeProjects : StepTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The item of <see cref="ResolveToolchain"/>; null for the compiler of the host.</summary>
    public ITaskItem? Toolchain { get; set; }

    /// <summary>The <c>NativeCMakeProject</c> items.</summary>
    [Required]
    public ITaskItem[] Projects { get; set; } = [];

    /// <summary>The full path of cmake, or empty.</summary>
    public string CMake { get; set; } = "";

    /// <summary>The full path of ninja, or empty.</summary>
    public string Ninja { get; set; } = "";

    /// <summary><c>NativeCMakeToolchainFile</c>, for the compiler of the host.</summary>
    public string ToolchainFile { get; set; } = "";

    /// <summary>The RID of this machine.</summary>
    [Required]
    public string HostRid { get; set; } = "";

    /// <summary>The directory for the state, which contains a directory per project.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = SettingsOf(Settings);
        if (Toolchain is null)
            FallbackCompiler.Require(settings.Target, HostRid, ToolchainFile);
        var root = Path.TrimEndingDirectorySeparator(FullPath(Folder));
        using var buildLock = Lock(settings.LockPath);
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

    // Remove the build trees of items that no longer exist.
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
