using System.Xml.Linq;
using Native.Core.PackageTest;

namespace Native.Core.Tests.PackageTest;

public sealed class ConsumerProjectTests
{
    [Theory]
    [InlineData("", false, "SelfContained=false UseAppHost=false InvariantGlobalization=false")]
    [InlineData("win-x64", true, "RuntimeIdentifier=win-x64 SelfContained=true UseAppHost=true InvariantGlobalization=true")]
    public void An_app_contains_NET_only_if_this_machine_has_none_that_runs_it(string rid, bool selfContained, string expected)
    {
        string[] compared = ["RuntimeIdentifier", "SelfContained", "UseAppHost", "InvariantGlobalization"];
        Assert.Equal(expected, string.Join(' ', Project("/a.cs", rid, selfContained).Descendants("PropertyGroup").Elements()
            .Where(element => compared.Contains(element.Name.LocalName)).Select(element => $"{element.Name.LocalName}={element.Value}")));
    }

    [Fact]
    public void Paths_are_literal_and_the_version_is_exact()
    {
        var project = Project("/a (b);$(c)@%20/*.cs", "", selfContained: false);
        Assert.Equal("/a %28b%29%3B%24%28c%29%40%2520/%2A.cs", project.Descendants("Compile").Single().Attribute("Include")!.Value);
        var reference = project.Descendants("PackageReference").Single();
        Assert.Equal(("Foo", "[1.2.3-b]"), (reference.Attribute("Include")!.Value, reference.Attribute("Version")!.Value));
        Assert.Equal("/cache", project.Descendants("RestorePackagesPath").Single().Value);
    }

    [Theory]
    [InlineData("foo", true)]
    [InlineData("foo.runtime.linux-x64", true)]
    [InlineData("foobar", false)]
    [InlineData("microsoft.netcore.app.runtime.win-x64", false)]
    public void Packages_that_are_named_after_the_tested_one_are_restored_again(string package, bool expected) =>
        Assert.Equal(expected, new PackageIdentity("Foo", "1.2.3").Owns(package));

    private static XElement Project(string program, string rid, bool selfContained) =>
        XElement.Parse(new ConsumerProject(new("Foo", "1.2.3-b"), "net10.0", program, "/feed").Text(rid, selfContained, "/cache"));
}
