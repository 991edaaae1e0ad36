using System.Xml.Linq;
using Native.Core.Schema;

namespace Native.Core.PackageTest;

/// <summary>Represents the app that uses a package in its test, as an app of a user does.</summary>
/// <param name="Package">The package.</param>
/// <param name="Framework">The target framework: <c>net10.0</c>.</param>
/// <param name="Program">Full path of the C# file with the program.</param>
/// <param name="Sources">Package sources in addition to those of the user: the directory of the package.</param>
public sealed record ConsumerProject(PackageIdentity Package, string Framework, string Program, string Sources)
{
    /// <summary>The name of the assembly.</summary>
    public const string Name = "package-test";

    /// <summary>The name of the directory with the package cache.</summary>
    public const string CacheName = "packages";

    /// <summary>Files that end the search of MSBuild in parent directories, so that the settings of the repository do not apply.</summary>
    public static IReadOnlyList<string> Boundaries { get; } = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    /// <summary>The content of each of the <see cref="Boundaries"/>.</summary>
    public static string EmptyProject => new XElement("Project").ToString();

    /// <summary>Returns the text of the project file.</summary>
    /// <param name="rid">The RID, or an empty text for an app without one.</param>
    /// <param name="selfContained">True if the app contains .NET.</param>
    /// <param name="packages">Full path of the package cache.</param>
    public string Text(string rid, bool selfContained, string packages) => new XElement("Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            new XElement("OutputType", "Exe"),
            new XElement("AssemblyName", Name),
            new XElement("TargetFramework", Framework),
            rid.Length > 0 ? new XElement("RuntimeIdentifier", rid) : null,
            new XElement("SelfContained", selfContained ? "true" : "false"),
            // The app of .NET that starts the program is in a package of its own for other RIDs.
            new XElement("UseAppHost", selfContained ? "true" : "false"),
            new XElement("RollForward", "Major"),
            new XElement("ImplicitUsings", "enable"),
            new XElement("Nullable", "enable"),
            new XElement("AllowUnsafeBlocks", "true"),
            new XElement("InvariantGlobalization", selfContained ? "true" : "false"),
            new XElement("EnableDefaultItems", "false"),
            new XElement("RestorePackagesPath", ItemText.Escape(packages)),
            new XElement("RestoreAdditionalProjectSources", Sources)),
        new XElement("ItemGroup",
            new XElement("Compile", new XAttribute("Include", ItemText.Escape(Program))),
            new XElement("PackageReference", new XAttribute("Include", Package.Id), new XAttribute("Version", $"[{Package.Version}]")))).ToString();
}
