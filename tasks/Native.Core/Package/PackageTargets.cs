using System.Xml.Linq;

namespace Native.Core.Package;

/// <summary>The text of <c>buildTransitive/{PackageId}.targets</c>: what a native project takes from the package that it references.</summary>
internal static class PackageTargets
{
    private const string Root = "$(MSBuildThisFileDirectory)../";

    /// <summary>The whole file, for native projects alone.</summary>
    /// <param name="libraries">What to link against for a RID, by its path in the package.</param>
    /// <param name="metadata">What the native build of a RID tells build scripts; text as MSBuild reads it.</param>
    public static string Text(IEnumerable<(string Rid, string Path)> libraries, IEnumerable<(string Rid, string Name, string Value)> metadata) =>
        Text([ForNativeProjects(libraries, metadata)]);

    /// <summary>The whole file, of these elements.</summary>
    public static string Text(IEnumerable<XElement> elements) =>
        // The same on every machine that packs.
        new XElement("Project", new XComment(" Written by Native.Sdk: what a native project takes that references this package. "), elements)
            .ToString().ReplaceLineEndings("\n") + "\n";

    /// <summary>What a native project compiles and links with.</summary>
    public static XElement ForNativeProjects(IEnumerable<(string Rid, string Path)> libraries, IEnumerable<(string Rid, string Name, string Value)> metadata) =>
        new("ItemGroup", new XAttribute("Condition", "'$(UsingNativeSdk)' == 'true'"),
            Item("NativeIncludePath", $"{Root}native/include", new XAttribute("Kind", "System")),
            libraries.Select(library => Item("NativeLinkLibrary", Root + library.Path, For(library.Rid))),
            metadata.Select(entry => Item("NativeMetadata", entry.Name, new XAttribute("Value", entry.Value), For(entry.Rid))));

    private static XElement Item(string type, string include, params XAttribute[] attributes) => new(type, new XAttribute("Include", include), attributes);

    private static XAttribute For(string rid) => new("Condition", $"'$(NativeRuntimeIdentifier)' == '{rid}'");
}
