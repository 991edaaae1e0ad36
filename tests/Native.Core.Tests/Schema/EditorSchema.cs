using System.Xml.Linq;
using Native.Core.Schema;

namespace Native.Core.Tests.Schema;

/// <summary>
/// The XML schema with which editors complete project files. It describes the elements of this SDK, and accepts all others, which belong to
/// MSBuild and to other SDKs.
/// </summary>
internal static class EditorSchema
{
    private static readonly XNamespace s_xs = "http://www.w3.org/2001/XMLSchema";

    public static string Text() => $"{new XElement(s_xs + "schema", new XAttribute(XNamespace.Xmlns + "xs", s_xs),
        new XComment(" The properties, items and metadata of Native.Sdk, generated from tasks/Native.Core/Schema. "),
        Container("Project"), Container("PropertyGroup"), Container("ItemGroup"), Container("ItemDefinitionGroup"), Container("Target"),
        PropertySchema.All.Select(Property), ItemSchema.All.Select(Item))}\n";

    // An editor offers global elements wherever any element is allowed.
    private static XElement Container(string name) => Element(name, new XElement(s_xs + "complexType", new XAttribute("mixed", "true"), Anything("lax"), AnyAttribute()));

    private static object[] Property(PropertyOption option)
    {
        var values = Values(option);
        var type = values.Count == 0 ? "xs:string" : $"{option.Name}Value";
        var element = Element(option.Name, Documentation(option), new XElement(s_xs + "complexType",
            new XElement(s_xs + "simpleContent", new XElement(s_xs + "extension", new XAttribute("base", type), AnyAttribute()))));
        return values.Count == 0 ? [element] : [new XElement(s_xs + "simpleType", new XAttribute("name", type), Union(values)), element];
    }

    private static XElement Item(ItemType type) => Element(type.Name, new XElement(s_xs + "complexType",
        Anything("skip"), type.Options.Select(Metadata), AnyAttribute()));

    // Metadata is written as attributes.
    private static XElement Metadata(ItemOption option)
    {
        var attribute = new XElement(s_xs + "attribute", new XAttribute("name", option.Name), Documentation(option));
        if (Values(option) is { Count: > 0 } values)
            attribute.Add(new XElement(s_xs + "simpleType", Union(values)));
        return attribute;
    }

    // A value can also be an MSBuild expression.
    private static XElement Union(IReadOnlyList<string> values) => new(s_xs + "union",
        new XElement(s_xs + "simpleType", new XElement(s_xs + "restriction", new XAttribute("base", "xs:string"),
            values.Select(value => new XElement(s_xs + "enumeration", new XAttribute("value", value))))),
        new XElement(s_xs + "simpleType", new XElement(s_xs + "restriction", new XAttribute("base", "xs:string"))));

    private static IReadOnlyList<string> Values(Option option) => option.Type == OptionType.Flag ? ["true", "false"] : option.Choices;

    private static XElement Documentation(Option option) => new(s_xs + "annotation", new XElement(s_xs + "documentation",
        option.Documentation.Replace("`", "", StringComparison.Ordinal) + (option.Default.Length > 0 ? $" (default: {option.Default.Replace("`", "", StringComparison.Ordinal)})" : "")));

    private static XElement Element(string name, params object[] content) => new(s_xs + "element", new XAttribute("name", name), content);

    private static XElement Anything(string check) => new(s_xs + "sequence",
        new XElement(s_xs + "any", new XAttribute("minOccurs", "0"), new XAttribute("maxOccurs", "unbounded"), new XAttribute("processContents", check)));

    private static XElement AnyAttribute() => new(s_xs + "anyAttribute", new XAttribute("processContents", "skip"));
}
