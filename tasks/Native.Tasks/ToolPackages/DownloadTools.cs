using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Native.Core.Schema;
using Native.Core.ToolPackages;

namespace Native.Tasks;

/// <summary>
/// Downloads the packages of tools that the machine lacks, before the restore of the project adds them to its own. Reports NSDK1012 if one cannot be downloaded,
/// or the warning NSDK1013 if the build has an alternative to it.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed partial class DownloadTools : NativeTask
{
    /// <summary>The packages: items of FindTools and FindLibClang.</summary>
    [Required]
    public ITaskItem[] Packages { get; set; } = [];

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <summary>The directory in which NuGet probably unpacks packages.</summary>
    [Required]
    public string PackageRoot { get; set; } = "";

    /// <summary>The file in which the last restore wrote the actual directory. It can be missing.</summary>
    public string RestoredProperties { get; set; } = "";

    /// <summary>The item whose metadata are the properties of the project that restore reads.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>Full path of dotnet.</summary>
    [Required]
    public string Dotnet { get; set; } = "";

    /// <summary>The packages that cannot be downloaded, and that the build can do without.</summary>
    [Output]
    public ITaskItem[] Refused { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = ToolPackageProject.SettingNames.ToDictionary(name => name, name => Absolute(Settings.GetMetadata(name)));
        foreach (var item in Packages.Where(item => item.GetMetadata("IsMissing") == "true"))
        {
            var package = new ToolPackage(item.GetMetadata(nameof(ToolPackage.Tool)), item.ItemSpec, item.GetMetadata(nameof(ToolPackage.Version)),
                item.GetMetadata(nameof(ToolPackage.Folder)), item.GetMetadata(nameof(ToolPackage.Property)));
            if (IsPresent(package))
                continue;
            var project = new ToolPackageProject(package, TaskEnvironment.ProjectDirectory.Value, settings);
            if (ToolPackageDownload.Run(project, Dotnet, Processes, TaskEnvironment.GetEnvironmentVariables(), () => IsPresent(package), Cancelled) is not { } cause)
            {
                Summarize($"{Path.GetFileNameWithoutExtension(Project)}: this machine has no {package.Tool}, so restore downloaded {package.Id} {package.Version} "
                    + $"({package.Property}=none prevents this)");
                continue;
            }

            var alternative = item.GetMetadata("Alternative");
            Log.Report(project.Failed(cause, alternative, Project, $"set {(package.Tool == "zig" ? "ZigPath" : "NativeLibClangPath")} to its path"));
            if (alternative.Length == 0)
                return;
            Refused = [.. Refused, item];
        }
    }

    // The project that is restored is in another directory.
    private string Absolute(string paths) => string.Join(';', paths.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(path => ItemText.Escape(path.Contains("://", StringComparison.Ordinal) ? path : FullPath(path))));

    private bool IsPresent(ToolPackage package) => new[] { PackageRoot, RestoredRoot() }.Any(root => root.Length > 0 && Directory.Exists(package.PathIn(root)));

    // Only restore knows the directory that nuget.config sets.
    private string RestoredRoot() => RestoredProperties.Length > 0 && File.Exists(RestoredProperties)
        ? Root().Match(File.ReadAllText(RestoredProperties)).Groups[1].Value
        : "";

    [GeneratedRegex("<NuGetPackageRoot[^>]*>([^<]*)<")]
    private static partial Regex Root();
}
