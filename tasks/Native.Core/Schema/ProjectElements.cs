using System.Xml;
using System.Xml.Linq;
using Native.Core.Diagnostics;

namespace Native.Core.Schema;

/// <summary>Finds elements of a project file that have no effect, because MSBuild accepts any property and item name.</summary>
public static class ProjectElements
{
    // Set by this SDK for conditions and targets of the project.
    private static readonly string[] s_own = ["NativeRuntimeIdentifier", "NativeBuildDependsOn"];

    // Those of the .NET SDK, and of its compiler for NativeAOT (Microsoft.DotNet.ILCompiler).
    private static readonly string[] s_ofDotnet =
    [
        "NativeLib", "NativeLibrary", "NativeSystemLibrary", "NativeFramework", "NativeReference", "NativeDebugSymbols", "NativeCompilationDuringPublish",
        "NativeIntermediateOutputPath", "NativeOutputPath", "NativeBinary", "NativeBinaryExt", "NativeBinaryPrefix", "NativeObject", "NativeObjectExt",
        "NativeExecutableExtension", "NativeCopyLocalItems", "NativeTargetsCollection",
    ];

    /// <summary>Returns NSDK9005 for each element that begins with <c>Native</c> and that neither the SDK nor the files use.</summary>
    /// <param name="files">The full path and text of each file. Invalid XML is skipped, because MSBuild reports it.</param>
    public static IReadOnlyList<Diagnostic> Unknown(IReadOnlyList<(string Path, string Text)> files)
    {
        var elements = files.SelectMany(file => Groups(file.Text).SelectMany(group => group.Elements())
            .Select(element => (file.Path, Element: element, Name: element.Name.LocalName, IsItem: element.Parent!.Name.LocalName != "PropertyGroup")));
        return
        [
            .. elements.Where(found => IsNamedLikeOurs(found.Name) && !IsKnown(found.Name, found.IsItem) && !files.Any(file => Uses(file.Text, found.Name)))
                .DistinctBy(found => (found.Path, found.Name))
                .Select(found => new Diagnostic(Severity.Warning, "NSDK9005",
                    $"{(found.IsItem ? "The item" : "The property")} '{found.Name}' is not known to Native.Sdk and has no effect.{Advice(found.Name, found.IsItem)} "
                    + $"Expected a name from docs/{(found.IsItem ? "items" : "properties")}.md; fix the name, or remove the element.",
                    found.Path, ((IXmlLineInfo)found.Element).LineNumber, ((IXmlLineInfo)found.Element).LinePosition)),
        ];
    }

    /// <summary>Returns NSDK9001 if a project lists this SDK before another one.</summary>
    public static Diagnostic? SdkOrder(string path, string text)
    {
        if (Root(text) is not { } root)
            return null;
        var names = (root.Attribute("Sdk")?.Value ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Concat(root.Elements().Where(element => element.Name.LocalName == "Sdk").Select(element => element.Attribute("Name")?.Value ?? "")).Select(name => name.Split('/')[0]).ToList();
        var own = names.FindIndex(name => name.Equals("Native.Sdk", StringComparison.OrdinalIgnoreCase));
        return own < 0 || own == names.Count - 1 ? null : Diagnostic.Error("NSDK9001",
            "Native.Sdk is listed before another SDK. Expected it last, because it uses properties that the others set: <Project Sdk=\"Microsoft.NET.Sdk.Web;Native.Sdk\">.", path);
    }

    private static bool IsNamedLikeOurs(string name) => name.Length > 6 && name.StartsWith("Native", StringComparison.Ordinal) && char.IsUpper(name[6]);

    private static bool IsKnown(string name, bool isItem) =>
        Names(isItem).Concat(s_own).Concat(s_ofDotnet).Concat(PropertySchema.Replaced.Select(old => old.Name)).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Names(bool items) => items ? ItemSchema.All.Select(type => type.Name) : PropertySchema.All.Select(option => option.Name);

    // A property or item that the project itself uses is valid.
    private static bool Uses(string text, string name) => new[] { "$(", "@(", "%(" }
        .Any(start => text.Contains($"{start}{name})", StringComparison.OrdinalIgnoreCase) || text.Contains($"{start}{name}.", StringComparison.OrdinalIgnoreCase)
            || text.Contains($"{start}{name}-", StringComparison.OrdinalIgnoreCase));

    private static string Advice(string name, bool isItem)
    {
        if (Names(!isItem).FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } elsewhere)
            return isItem ? $" '{elsewhere}' is a property: <PropertyGroup><{elsewhere}>…</{elsewhere}></PropertyGroup>."
                : $" '{elsewhere}' is an item: <ItemGroup><{elsewhere} Include=\"…\" /></ItemGroup>.";
        var same = NearNames.Hint(name, Names(isItem));
        return same.Length > 0 ? same : NearNames.Hint(name, Names(!isItem)) is { Length: > 0 } other ? $"{other} That is {(isItem ? "a property" : "an item")}." : "";
    }

    private static IEnumerable<XElement> Groups(string text) => Root(text)?.Descendants().Where(element => element.Name.LocalName is "PropertyGroup" or "ItemGroup" or "ItemDefinitionGroup") ?? [];

    private static XElement? Root(string text)
    {
        try
        {
            return XDocument.Parse(text, LoadOptions.SetLineInfo).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
