using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Native.Core.Tests.Schema;

public sealed class EditorSchemaTests
{
    [Theory]
    [InlineData("<PropertyGroup Condition='x'><NativeLto Condition='y'>true</NativeLto><NativeLto>$(Mine)</NativeLto><TargetFramework>net10.0</TargetFramework></PropertyGroup>")]
    [InlineData("<ItemGroup><NativeSource Include='a.c' WarningLevel='4' Pack='true'><Language>Cxx</Language></NativeSource><Compile Include='x' /></ItemGroup>")]
    [InlineData("<Target Name='T'><Message Text='x' /><ItemGroup><NativeDefine Include='X' /></ItemGroup></Target>")]
    public void Valid_elements_are_accepted(string lines) => Assert.Null(Error(lines));

    [Theory]
    [InlineData("<PropertyGroup><NativeLto><x /></NativeLto></PropertyGroup>")]
    public void A_property_has_no_elements(string lines) => Assert.NotNull(Error(lines));

    [Fact]
    public void Values_and_documentation_are_offered()
    {
        var schema = XDocument.Parse(EditorSchema.Text());
        XNamespace xs = "http://www.w3.org/2001/XMLSchema";
        var mode = schema.Root!.Elements(xs + "element").Single(element => (string?)element.Attribute("name") == "NativeBindings")
            .Descendants(xs + "attribute").Single(attribute => (string?)attribute.Attribute("name") == "Mode");
        Assert.Equal(["Write", "Verify"], mode.Descendants(xs + "enumeration").Select(value => value.Attribute("value")!.Value));
        Assert.Contains("out of date", mode.Descendants(xs + "documentation").Single().Value);
    }

    private static string? Error(string lines)
    {
        string? error = null;
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new StringReader(EditorSchema.Text())));
        XDocument.Parse($"<Project Sdk='Native.Sdk'>{lines}</Project>").Validate(schemas, (_, e) => error ??= e.Message);
        return error;
    }
}
