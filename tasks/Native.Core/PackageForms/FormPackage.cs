using System.Xml.Linq;
using Native.Core.Package;

namespace Native.Core.PackageForms;

/// <summary>Represents a package that is created in addition to the package of the project.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="Description">Its description.</param>
/// <param name="Files">The full paths of its files, with their paths in the package.</param>
internal sealed record FormPackage(string Id, string Description, IReadOnlyList<(string Path, string PackagePath)> Files)
{
    // What a gallery shows about a package. Everything else describes C#.
    private static readonly string[] s_kept =
    [
        "version", "authors", "owners", "license", "licenseUrl", "requireLicenseAcceptance", "projectUrl", "icon", "iconUrl", "readme", "copyright", "tags",
        "releaseNotes", "repository", "language",
    ];

    /// <summary>Returns the ID of the package for one RID.</summary>
    public static string RuntimeId(string packageId, string rid) => $"{packageId}.runtime.{rid}";

    /// <summary>Returns the ID of the package with debug information.</summary>
    public static string SymbolsId(string packageId) => $"{packageId}.symbols";

    /// <summary>Returns the text of the <c>.nuspec</c>, with the authors, license and so on of the package of the project.</summary>
    /// <param name="main">The <c>.nuspec</c> of the package of the project.</param>
    public string Nuspec(XDocument main)
    {
        var space = main.Root!.Name.Namespace;
        var metadata = main.Root.Element(space + "metadata")!;
        var kept = metadata.Elements().Where(element => s_kept.Contains(element.Name.LocalName)).ToList();
        // The icon, readme and license are files of the package.
        var named = kept.Where(element => element.Name.LocalName is "icon" or "readme" or "license").Select(element => element.Value.Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
        var shared = main.Root.Element(space + "files")?.Elements().Where(file => named.Contains(((string?)file.Attribute("target") ?? "").Replace('\\', '/'))) ?? [];
        var root = new XElement(space + "package",
            new XElement(space + "metadata", new XElement(space + "id", Id), kept, new XElement(space + "description", Description)),
            new XElement(space + "files", shared,
                Files.Select(file => new XElement(space + "file", new XAttribute("src", file.Path), new XAttribute("target", file.PackagePath)))));
        return PackageTargets.Write(root);
    }

    /// <summary>Returns the version, as NuGet writes it.</summary>
    public static string Version(XDocument main) => main.Root!.Element(main.Root.Name.Namespace + "metadata")!.Element(main.Root.Name.Namespace + "version")!.Value;
}
