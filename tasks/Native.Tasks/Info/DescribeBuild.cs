using System.Globalization;
using Microsoft.Build.Framework;
using Native.Core.BuildScripts;
using Native.Core.Info;
using Native.Core.Link;

namespace Native.Tasks;

/// <summary>Creates the output of the target <c>NativeInfo</c>.</summary>
[MSBuildMultiThreadableTask]
public sealed class DescribeBuild : NativeTask
{
    /// <summary>The project file, with <c>BuiltFor</c>, <c>BinaryPath</c> and <c>ImportName</c>.</summary>
    [Required]
    public ITaskItem Project { get; set; } = null!;

    /// <summary>The toolchain, with <c>Version</c>; null if none was found.</summary>
    public ITaskItem? Toolchain { get; set; }

    /// <summary><c>zig</c>, <c>cmake</c> or <c>none</c>.</summary>
    public string ToolchainKind { get; set; } = "none";

    /// <summary>The build scripts, with the settings of their projects.</summary>
    public ITaskItem[] Scripts { get; set; } = [];

    /// <summary>The archives, with <c>_ShortHash</c>, <c>_Folder</c> and <c>_State</c>.</summary>
    public ITaskItem[] Archives { get; set; } = [];

    /// <summary>The directory of the archives, with a trailing separator.</summary>
    public string ArchiveFolder { get; set; } = "";

    /// <summary>The sources.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>The defines.</summary>
    public string[] Defines { get; set; } = [];

    /// <summary>The include directories.</summary>
    public string[] IncludePaths { get; set; } = [];

    /// <summary>The libraries that are linked.</summary>
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The items of the dependencies. Only items of type <c>State</c> are used.</summary>
    public ITaskItem[] Dependencies { get; set; } = [];

    /// <summary>The CMake projects.</summary>
    public ITaskItem[] CMakeProjects { get; set; } = [];

    /// <summary>The headers with bindings.</summary>
    public ITaskItem[] Bindings { get; set; } = [];

    /// <summary>The RIDs that are packed.</summary>
    public string[] PackedRids { get; set; } = [];

    /// <summary>One item per line of output.</summary>
    [Output]
    public ITaskItem[] Lines { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var output = Project.GetMetadata("BinaryPath");
        var description = new BuildDescription
        {
            Project = Project.ItemSpec,
            BuiltFor = Project.GetMetadata("BuiltFor"),
            ToolchainKind = ToolchainKind,
            ToolchainVersion = Toolchain?.GetMetadata("Version") ?? "",
            ToolchainPath = Toolchain?.ItemSpec ?? "",
            Sources = Sources.Length,
            Scripts = [.. Scripts.DistinctBy(item => (item.ItemSpec, item.GetMetadata("ProjectFile"))).Select(Script)],
            Archives = [.. Archives.Select(item => (item.ItemSpec, item.GetMetadata("_ShortHash"), ArchiveFolder + item.GetMetadata("_Folder"), item.GetMetadata("_State")))],
            Defines = Defines,
            IncludePaths = IncludePaths,
            Libraries = [.. Libraries.Select(item => item.Choice("Kind", LibraryKind.Default) == LibraryKind.Framework ? $"{item.ItemSpec}.framework" : item.ItemSpec)],
            Dependencies = [.. Dependencies.Where(item => item.GetMetadata("Type") == "State").Select(Dependency)],
            CMakeProjects = [.. CMakeProjects.Select(item => (item.GetMetadata("FullPath"), item.GetMetadata("Targets")))],
            Bindings = [.. Bindings.Select(item => (item.ItemSpec, item.GetMetadata("LibraryName")))],
            Output = output,
            BuiltAt = TimeOf(output),
            ImportName = Project.GetMetadata("ImportName"),
            PackedRids = PackedRids,
        };
        Lines = [.. description.Lines().Select(line => PathItem.Of(line))];
    }

    private BuildDescription.ScriptState Script(ITaskItem item)
    {
        var (script, project) = (item.ItemSpec, item.GetMetadata("ProjectFile"));
        var directory = Path.GetDirectoryName(project)!;
        var output = Path.Combine(directory, item.GetMetadata("Folder"), $"{ScriptContract.OutputName(directory, script)}.stdout.txt");
        return new(Path.GetRelativePath(Path.GetDirectoryName(Project.ItemSpec)!, script), ScriptPolicy.Name(project, script),
            ScriptPolicy.Parse(item.GetMetadata("NativeAllowBuildScripts")).Allows(project, script),
            item.GetMetadata("NativeConfineBuildScripts").Equals("true", StringComparison.OrdinalIgnoreCase), TimeOf(output));
    }

    private static string TimeOf(string file) =>
        File.Exists(file) ? File.GetLastWriteTime(file).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";

    private static BuildDescription.DependencyState Dependency(ITaskItem item) =>
        new(item.ItemSpec, item.GetMetadata("Asked"), item.GetMetadata("State"), item.GetMetadata("Version"), item.GetMetadata("Origin"), item.GetMetadata("Reason"));
}
