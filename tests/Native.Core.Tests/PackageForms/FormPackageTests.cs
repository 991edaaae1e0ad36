using System.Xml.Linq;
using Native.Core.PackageForms;
using Native.Core.Platform;

namespace Native.Core.Tests.PackageForms;

public sealed class FormPackageTests
{
    private static readonly XDocument s_main = XDocument.Parse("""
        <package xmlns="http://schemas.microsoft.com/packaging/2012/06/nuspec.xsd">
          <metadata>
            <id>foo</id><version>1.2.0</version><authors>Me</authors><description>Foo</description><license type="file">LICENSE.txt</license>
            <packageTypes><packageType name="Template" /></packageTypes><dependencies><group targetFramework="net10.0" /></dependencies>
          </metadata>
          <files><file src="/p/LICENSE.txt" target="LICENSE.txt" /><file src="/p/foo.dll" target="lib/net10.0/foo.dll" /></files>
        </package>
        """);

    [Fact]
    public void A_package_keeps_what_a_gallery_shows_and_has_its_own_files()
    {
        var package = XDocument.Parse(new FormPackage(FormPackage.RuntimeId("foo", "linux-x64"), "The libraries.", [("/o/libfoo.so", "runtimes/linux-x64/native/libfoo.so")]).Nuspec(s_main));
        Assert.Equal(
            ["id=foo.runtime.linux-x64", "version=1.2.0", "authors=Me", "license=LICENSE.txt", "description=The libraries."],
            package.Root!.Elements().First().Elements().Select(element => $"{element.Name.LocalName}={element.Value}"));
        Assert.Equal(["LICENSE.txt", "runtimes/linux-x64/native/libfoo.so"], package.Root.Elements().Last().Elements().Select(file => (string)file.Attribute("target")!));
        Assert.Equal("1.2.0", FormPackage.Version(s_main));
    }

    [Fact]
    public void Runtime_json_names_the_package_of_each_RID() =>
        Assert.Equal("""{"runtimes":{"linux-x64":{"foo":{"foo.runtime.linux-x64":"1.0"}},"osx":{"foo":{"foo.runtime.osx":"1.0"}}}}""",
            string.Concat(RuntimeJson.Text("foo", "1.0", ["linux-x64", "osx"]).Where(c => !char.IsWhiteSpace(c))));

    [Theory]
    [InlineData("linux-x64", "linux-x64")]
    [InlineData("linux-musl-x64", "linux-x64")]
    [InlineData("osx-arm64", "osx")]
    [InlineData("win-arm64", null)]
    public void A_machine_uses_the_RID_that_NuGet_selects(string host, string? rid) =>
        Assert.Equal(rid, HostRuntimeTargets.Closest(NativeTarget.Parse(host), ["linux-x64", "osx", "win-x64"]));

    [Fact]
    public void Only_the_rows_of_supported_machines_are_written()
    {
        var rows = XDocument.Parse(HostRuntimeTargets.Text("Foo", "1.0.0-Beta", ["win-x64"])).Descendants("_NativeHostRuntime").Where(row => row.Attribute("Package") is not null).ToList();
        Assert.Equal(["Foo.runtime.win-x64"], rows.Select(row => (string)row.Attribute("Include")!));
        // NuGet unpacks packages into directories with lowercase names.
        Assert.EndsWith("foo.runtime.win-x64/1.0.0-beta/", (string?)rows[0].Attribute("Folder"), StringComparison.Ordinal);
    }

    [UnixFact(Unix.Paths)]
    public void Debug_information_is_next_to_the_library_or_where_it_was_built()
    {
        var files = new FakeFiles().With("/built/libfoo.so.dbg").With("/other/foo.pdb");
        Assert.Equal("/built/libfoo.so.dbg", SymbolFiles.Of("/built/bundle/libfoo.so", "/built", files));
        Assert.Equal("/other/foo.pdb", SymbolFiles.Of("/other/foo.dll", "/built", files));
        Assert.Null(SymbolFiles.Of("/other/libfoo.dylib", "/built", files));
    }
}
