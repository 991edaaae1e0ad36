using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Platform;
using Native.Core.Schema;
using Native.Core.ToolPackages;
using Native.Execution;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>
/// Finds the compiler without starting a process: the zig that the project names, that <c>NativeZigVersion</c> downloads, that the environment provides, or
/// that restore downloaded because the machine has none; otherwise, with <c>NativeToolchain=auto</c>, CMake. CMake projects need CMake and Ninja with every
/// compiler.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class FindTools : Task, IMultiThreadableTask
{
    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary><c>NativeToolchain</c>: <c>auto</c>, <c>zig</c> or <c>cmake</c>.</summary>
    [Required]
    public string Toolchain { get; set; } = "";

    /// <summary>The <c>NativeCMakeProject</c> items.</summary>
    public ITaskItem[] CMakeProjects { get; set; } = [];

    /// <summary>
    /// Paths of zig, or of directories that contain it, relative to the project directory: the properties <c>ZigPath</c> and <c>ZigExePath</c>. The first
    /// nonempty path is used.
    /// </summary>
    public string[] ZigPaths { get; set; } = [];

    /// <summary><c>NativeZigVersion</c>: a version, <c>none</c> or empty.</summary>
    public string ZigVersion { get; set; } = "";

    /// <summary>The environment variable <c>ZIG</c>: a path of zig, or of its directory.</summary>
    public string ZigVariable { get; set; } = "";

    /// <summary>The directory in which NuGet unpacks packages.</summary>
    public string PackageRoot { get; set; } = "";

    /// <summary>The RID of this machine.</summary>
    public string HostRid { get; set; } = "";

    /// <summary>The full path of zig, or empty. A path that the project or the environment names is not checked.</summary>
    [Output]
    public string Zig { get; set; } = "";

    /// <summary>The full path of CMake if it is needed, otherwise empty.</summary>
    [Output]
    public string CMake { get; set; } = "";

    /// <summary>The full path of Ninja if it is needed, otherwise empty.</summary>
    [Output]
    public string Ninja { get; set; } = "";

    /// <summary><c>zig</c>, <c>cmake</c> or <c>none</c>.</summary>
    [Output]
    public string Kind { get; set; } = "none";

    /// <summary>Text that changes when one of the tools is replaced.</summary>
    [Output]
    public ITaskItem[] State { get; set; } = [];

    /// <summary>The package that provides zig, if restore must download one: an item of <see cref="ToolPackageItem"/>.</summary>
    [Output]
    public ITaskItem[] Packages { get; set; } = [];

    internal HostSystem Host { get; init; } = HostSystem.This;

    /// <inheritdoc/>
    public override bool Execute()
    {
        var package = Toolchain == "cmake" ? null : FindZig();
        if (Zig.Length == 0 || CMakeProjects.Length > 0)
            (CMake, Ninja) = (Find("cmake"), Find("ninja"));
        if (package is not null)
            Packages = [ToolPackageItem.Of(package, PackageRoot, Toolchain == "auto" && ZigVersion.Length == 0 && CMake.Length > 0 ? "CMake" : "")];
        // CMake projects are built with zig, or with the compiler that CMake finds if zig is missing.
        if (Zig.Length > 0)
            Kind = "zig";
        else if (CMake.Length > 0 && Toolchain != "zig")
            Kind = "cmake";
        State = [.. new[] { Zig, CMake, Ninja }.Where(tool => tool.Length > 0).Select(tool => new TaskItem(ItemText.Escape($"{Kind} {tool}|{Time(tool)}")))];
        // The zig archives of all versions contain the same time for zig. The time of its directory shows when a version was unpacked.
        if (Path.GetDirectoryName(Zig) is { Length: > 0 } folder)
            State = [.. State, new TaskItem(Time(folder))];
        return true;
    }

    // Returns the package that provides zig. Its program does not exist before restore.
    private ToolPackage? FindZig()
    {
        var package = ToolPackage.Zig(HostRid, ZigVersion);
        var packaged = package is not null && ZigVersion.Length > 0 ? package.PathIn(PackageRoot) : "";
        if (ZigPaths.Append(packaged).Append(ZigVariable).FirstOrDefault(candidate => candidate.Length > 0) is { } named)
        {
            Zig = Program(named);
            return named == packaged ? package : null;
        }

        Zig = Find("zig");
        if (Zig.Length > 0 || package is null)
            return null;
        var program = Program(package.PathIn(PackageRoot));
        Zig = File.Exists(program) ? program : "";
        return package;
    }

    private string Find(string program) => SearchPath.FindOn(Host, TaskEnvironment.GetEnvironmentVariable("PATH"), program) ?? "";

    private string Program(string named)
    {
        var path = Path.GetFullPath(named, TaskEnvironment.ProjectDirectory.Value);
        // On Windows, the extension of a program can be omitted, as on a command line.
        return SearchPath.FindOn(Host, null, Directory.Exists(path) ? Path.Combine(path, "zig") : path) ?? path;
    }

    private static string Time(string path) => File.GetLastWriteTimeUtc(path).Ticks.ToString(CultureInfo.InvariantCulture);
}
