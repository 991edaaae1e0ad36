using Microsoft.Build.Framework;
using Native.Bindgen.Clang;
using Native.Core.ToolPackages;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>
/// Finds the libclang that the project or the environment names, and the one that restore downloads if the machine has none. The generator searches the
/// directories of the machine; here, only restore does.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class FindLibClang : Task, IMultiThreadableTask
{
    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary><c>NativeLibClangPath</c>.</summary>
    public string LibClangPath { get; set; } = "";

    /// <summary><c>NativeLibClangVersion</c>: a version, <c>none</c> or empty.</summary>
    public string LibClangVersion { get; set; } = "";

    /// <summary>The environment variable <c>LIBCLANG_PATH</c>.</summary>
    public string LibClangVariable { get; set; } = "";

    /// <summary>The directory in which NuGet unpacks packages.</summary>
    [Required]
    public string PackageRoot { get; set; } = "";

    /// <summary>The RID of this machine.</summary>
    [Required]
    public string HostRid { get; set; } = "";

    /// <summary>True to search the machine, which <see cref="Packages"/> requires.</summary>
    public bool IsRestoring { get; set; }

    /// <summary>The path of libclang or of its directory that a setting names, or empty.</summary>
    [Output]
    public string Named { get; set; } = "";

    /// <summary>The directory of the package that is used if nothing is named and the machine has no libclang. It can be missing.</summary>
    [Output]
    public string Packaged { get; set; } = "";

    /// <summary>The package that provides libclang, if restore must download one: an item of <see cref="ToolPackageItem"/>.</summary>
    [Output]
    public ITaskItem[] Packages { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var package = ToolPackage.LibClang(HostRid, LibClangVersion);
        var folder = package?.PathIn(PackageRoot) ?? "";
        Named = new[] { LibClangPath, LibClangVersion.Length > 0 ? folder : "", LibClangVariable }.FirstOrDefault(path => path.Length > 0) ?? "";
        Packaged = Named.Length > 0 ? "" : folder;
        var isPackaged = folder.Length > 0 && (Named == folder || Packaged == folder);
        if (isPackaged && IsRestoring && (Named.Length > 0 || LibClangFinder.Find("").Count == 0))
            Packages = [ToolPackageItem.Of(package!, PackageRoot, "")];
        return true;
    }
}
