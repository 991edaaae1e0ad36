using System.Xml.Linq;

namespace EndToEnd.Tests;

/// <summary>MSBuild names are global: a name that the .NET SDK or NativeAOT also defines would change their builds.</summary>
public sealed class NameTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void No_name_is_defined_by_the_NET_SDK_too()
    {
        // Restore downloads the targets of NativeAOT.
        _test.Write("app/app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><PublishAot>true</PublishAot></PropertyGroup></Project>");
        _test.Dotnet("app", "restore").Succeeds();
        var evaluated = _test.Dotnet("app", "msbuild", "-getProperty:MSBuildBinPath", "-getProperty:NuGetPackageRoot", "--nologo").Succeeds().Output;
        var platform = Names(Files(Value("MSBuildBinPath"))).Concat(Names(Files(Path.Combine(Value("NuGetPackageRoot"), "microsoft.dotnet.ilcompiler")))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Superset(new HashSet<string> { "_NativeLibraryPrefix", "NativeLibrary", "LinkNative", "NativeObject", "NativeCopyLocalItems" }, platform);
        var own = Names(Files(Path.Combine(Repository.Root, "sdk"))).Where(name => name.TrimStart('_').StartsWith("Native", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Contains("NativeBuild", own);
        // The linker of NativeAOT gets static libraries as items of this name, which the platform reads.
        Assert.DoesNotContain(own, name => name != "NativeLibrary" && platform.Contains(name));

        string Value(string name) => System.Text.Json.JsonDocument.Parse(evaluated).RootElement.GetProperty("Properties").GetProperty(name).GetString()!;
    }

    private static IEnumerable<string> Files(string folder) =>
        new[] { "*.props", "*.targets" }.SelectMany(pattern => Directory.GetFiles(folder, pattern, SearchOption.AllDirectories));

    // The names that a file sets: elements of groups, outputs of tasks, targets.
    private static IEnumerable<string> Names(IEnumerable<string> files) => files.Select(XDocument.Load).SelectMany(file => file.Descendants()).SelectMany(element => element.Name.LocalName switch
    {
        "PropertyGroup" or "ItemGroup" or "ItemDefinitionGroup" => element.Elements().Select(child => child.Name.LocalName),
        "Output" => new[] { (string?)element.Attribute("PropertyName"), (string?)element.Attribute("ItemName") }.OfType<string>(),
        "Target" => [element.Attribute("Name")!.Value],
        _ => [],
    }).Distinct();
}
