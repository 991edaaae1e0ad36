using Microsoft.Build.Framework;
using Native.Core.CMake;
using Native.Core.Dependencies;
using Native.Core.Seams;
using Native.Tasks.Shell;

namespace Native.Tasks;

/// <summary>
/// Configures and builds what is stale of <c>NativeCMakeProject</c>. Takes <c>vendor/zlib</c>, gives
/// <c>obj/native/Debug/linux-x64/cmake-projects/items.txt</c>: what our own compiling and linking needs of it.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class BuildCMakeProjects : NativeTask
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

    /// <summary><c>what=state</c>: a change starts every project from nothing.</summary>
    public ITaskItem[] RerunInputs { get; set; } = [];

    /// <summary>Takes <c>fingerprint.txt</c>, <c>inputs.txt</c>, <c>items.txt</c>, and a folder for each project.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = new BuildSettings(Settings);
        if (Toolchain is null)
            HostCompiler.Require(settings.Target, HostRid, ToolchainFile);
        var root = Path.TrimEndingDirectorySeparator(FullPath(Folder));
        using var turn = BuildLock.Take(settings.LockPath, Cancelled);
        var launcher = ZigCompiler.FindLauncher(settings.List("CompilerLauncher"), TaskEnvironment.GetEnvironmentVariable("PATH"));
        var projects = CMakeProjectReader.Read(
            settings, Projects, root, TaskEnvironment.GetEnvironmentVariable("CMAKE_GENERATOR") ?? "", launcher,
            MachineFolders.Find(TaskEnvironment.GetEnvironmentVariable));
        var tools = new CMakeTools(CMake, Ninja, Toolchain is null ? null : ToolchainItem.Zig(Toolchain),
            ToolchainFile.Length == 0 ? "" : Path.GetFullPath(ToolchainFile, settings.ProjectDirectory), HostRid,
            settings.Triple, settings.Parallelism, TaskEnvironment.GetEnvironmentVariable);
        Prune(root, projects);

        var rerun = string.Join('\n', RerunInputs.Select(item => item.ItemSpec));
        var (items, inputs) = (new List<DependencyItem>(), new List<InputFile>());
        foreach (var project in projects)
        {
            if (new CMakeProjectBuilder(Host(settings.ProjectName), Processes, tools, project, rerun).Build() is not { } built)
                return;
            items.AddRange(built.Items);
            inputs.AddRange(built.Inputs);
        }

        FileWriter.WriteIfDifferent(Path.Combine(root, "items.txt"), CMakeItems.Write(items));
        Fingerprint.Complete(Path.Combine(root, "fingerprint.txt"), Path.Combine(root, "inputs.txt"), inputs);
    }

    // The tree of an item that is gone must not stay behind.
    private static void Prune(string root, IReadOnlyList<CMakeProject> projects)
    {
        foreach (var folder in Directory.Exists(root) ? Directory.GetDirectories(root) : [])
        {
            if (projects.All(project => project.Folder != folder))
                Directory.Delete(folder, recursive: true);
        }
    }
}
