using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.ToolPackages;

namespace Native.UpToDate;

/// <summary>Writes a <see cref="ToolPackage"/> as an item, which becomes a <c>PackageDownload</c> item.</summary>
internal static class ToolPackageItem
{
    /// <summary>Returns the item. Its metadata are the parts of the package, <c>IsMissing</c>, and <c>Alternative</c>.</summary>
    /// <param name="package">The package.</param>
    /// <param name="packages">The directory in which NuGet unpacks packages.</param>
    /// <param name="alternative">The program that the build uses if the package cannot be downloaded, or empty.</param>
    public static ITaskItem Of(ToolPackage package, string packages, string alternative) => new TaskItem(package.Id, new Dictionary<string, string>
    {
        [nameof(package.Tool)] = package.Tool,
        [nameof(package.Version)] = package.Version,
        [nameof(package.Folder)] = package.Folder,
        [nameof(package.Property)] = package.Property,
        ["IsMissing"] = Directory.Exists(package.PathIn(packages)) ? "false" : "true",
        ["Alternative"] = alternative,
    });
}
