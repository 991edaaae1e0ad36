using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.NodeAddon;
using Native.Core.Platform;
using Native.Execution;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>
/// Finds the headers of Node-API without starting a process: those that the project names, a version that was downloaded, or those of this machine. Reports
/// NSDK4018 if there are none.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class FindNodeHeaders : Task, IMultiThreadableTask
{
    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary><c>NativeNodeHeaders</c>.</summary>
    public string Headers { get; set; } = "";

    /// <summary><c>NativeNodeHeadersVersion</c>.</summary>
    public string Version { get; set; } = "";

    /// <summary>The full path of the directory that contains <c>node_api.h</c>. With <see cref="Version"/>, it can be missing.</summary>
    [Output]
    public string Folder { get; set; } = "";

    /// <summary>True if the version must be downloaded first.</summary>
    [Output]
    public bool IsMissing { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        if (Headers.Length == 0 && Version.Length > 0)
        {
            Folder = Path.Combine(UserCache.Folder(HostSystem.This, TaskEnvironment.GetEnvironmentVariable), NodeHeaderSearch.Package, Version, "include");
            IsMissing = !Contains(Folder);
            return true;
        }

        var searched = Headers.Length > 0
            ? NodeHeaderSearch.Named(Path.GetFullPath(Headers, TaskEnvironment.ProjectDirectory.Value))
            : NodeHeaderSearch.OnMachine(TaskEnvironment.ProjectDirectory.Value.TrimEnd('/', '\\'),
                SearchPath.Find(TaskEnvironment.GetEnvironmentVariable("PATH"), "node"), HostSystem.This.IsWindows);
        Folder = searched.FirstOrDefault(Contains) ?? "";
        if (Folder.Length == 0)
            Log.Report(Diagnostic.Error("NSDK4018", NodeHeaderSearch.Missing(Headers, searched), Project));
        return Folder.Length > 0;
    }

    private static bool Contains(string folder) => File.Exists(Path.Combine(folder, NodeHeaderSearch.Header));
}
