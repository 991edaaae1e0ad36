using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Packages.Tests;

/// <summary>Tests that the projects of <c>dotnet new</c> build, test and pack without a change.</summary>
public sealed partial class TemplateTests : IDisposable
{
    private readonly TestFolder _test = new();

    public TemplateTests()
    {
        // The templates name the version of the SDK, and users have no global.json.
        File.Delete(_test["global.json"]);
        _test.Variables["DOTNET_CLI_HOME"] = _test["home"];
    }

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("Company.Sums", "company_sums")]
    [InlineData("3d lib", "_3d_lib")]
    public void A_name_becomes_a_C_identifier(string name, string identifier)
    {
        Create("nativelib", name);
        Assert.Contains($"uint32_t {identifier}_crc32(", _test.Read($"{name}/src/{name}/native/{identifier}.h"));
        Assert.Contains($"NativeMethods.{identifier}_crc32(", _test.Read($"{name}/src/{name}/Crc32.cs"));
    }

    [Fact]
    public void A_library_is_tested_and_packed()
    {
        const string name = "my-lib";
        Create("nativelib", name);
        Assert.DoesNotContain("warning", _test.Dotnet(name, "test").Succeeds().Output);
        Assert.Empty(_test.Dotnet(name, "pack").Succeeds().Codes);
        Assert.True(File.Exists(_test[$"{name}/src/{name}/bin/Release/{name}.0.1.0.nupkg"]));
        Assert.Contains("linux-x64  passed", _test.Dotnet($"{name}/src/{name}", "build", "-c", "Release", "-t:NativeTestPackage", "-r", "linux-x64").Succeeds().Output);
    }

    [Fact]
    public void Bindings_of_a_library_of_the_system_are_tested_and_packed()
    {
        Create("nativesys", "My.Zlib", "--module", "zlib", "--header", "zlib.h");
        Assert.Contains("Passed:     1", _test.Dotnet("My.Zlib", "test").Succeeds().Output);
        Assert.Equal(["NSDK4010"], _test.Dotnet("My.Zlib", "pack").Succeeds().Codes);
        Assert.True(File.Exists(_test["My.Zlib/src/My.Zlib.Sys/bin/Release/My.Zlib.Sys.0.1.0.nupkg"]));
        Assert.Contains(" crc32(", string.Concat(Directory.GetFiles(_test["My.Zlib/src/My.Zlib.Sys/obj"], "*.g.cs", SearchOption.AllDirectories).Select(File.ReadAllText)));
    }

    [Fact]
    public void A_package_with_native_libraries_only_is_packed()
    {
        Create("nativeassets", "Foo.Native");
        Assert.Contains("linux-x64  passed", _test.Dotnet("Foo.Native", "build", "-c", "Release", "-t:NativeTestPackage", "-r", "linux-x64").Succeeds().Output);
    }

    // The templates are complete files, so that they can be read and built as they are.
    [Fact]
    public void Versions_are_those_of_this_repository()
    {
        var sdk = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;
        var packages = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        var projects = Directory.GetFiles(Path.Combine(Repository.Root, "templates"), "*.csproj", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var sdks = projects.SelectMany(text => SdkVersion().Matches(text)).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(3, sdks.Count);
        Assert.All(sdks, version => Assert.Equal(sdk, version));
        var references = projects.SelectMany(text => XDocument.Parse(text).Descendants("PackageReference")).ToList();
        Assert.Equal(6, references.Count);
        Assert.All(references, reference => Assert.Equal(packages[reference.Attribute("Include")!.Value], reference.Attribute("Version")!.Value));
    }

    private void Create(string template, string name, params string[] options)
    {
        Tool.Run("dotnet", ["new", "install", Path.Combine(Repository.Feed, "Native.Sdk.Templates.0.1.0.nupkg")], _test.Root, _test.Variables).Succeeds();
        Tool.Run("dotnet", ["new", template, "-o", name, .. options], _test.Root, _test.Variables).Succeeds();
    }

    [GeneratedRegex("Sdk=\"Native.Sdk/([^\"]+)\"")]
    private static partial Regex SdkVersion();
}
