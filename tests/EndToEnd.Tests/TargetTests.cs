using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EndToEnd.Tests;

/// <summary>The targets files of the SDK as one program: if two targets have the same name, MSBuild silently uses the last one.</summary>
public sealed partial class TargetTests
{
    // native.proj is a separate project.
    private static readonly IReadOnlyList<XDocument> s_files =
    [
        .. new[] { "Sdk", "build", "schema" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, "sdk", folder)))
            .Where(file => Path.GetExtension(file) is ".props" or ".targets").Select(file => XDocument.Load(file)),
    ];

    [Fact]
    public void No_two_targets_have_the_same_name()
    {
        var targets = s_files.SelectMany(file => file.Descendants("Target")).Select(target => target.Attribute("Name")!.Value).ToList();
        Assert.NotEmpty(targets);
        Assert.Empty(targets.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    // The .NET SDK, MSBuild, NuGet and the NativeAOT compiler, as a project imports them: they define _NativeExecutableExtension, NativeLib and others.
    [Fact]
    public void No_name_that_is_set_here_belongs_to_the_NET_SDK()
    {
        using var test = new TestFolder();
        test.Write("app/app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
                <PublishAot>true</PublishAot>
              </PropertyGroup>
            </Project>
            """);
        test.Dotnet("app", "restore").Succeeds();
        test.Dotnet("app", "msbuild", $"-preprocess:{test["app/all.xml"]}").Succeeds();
        var theirs = Word().Matches(test.Read("app/all.xml")).Select(word => word.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Contains("_NativeExecutableExtension", theirs);
        Assert.Contains("NativeLib", theirs);
        var ours = s_files.SelectMany(Set).Where(name => Word().Match(name).Length == name.Length).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Assert.True(ours.Count > 200, $"{ours.Count} names");
        // The NativeAOT compiler takes static libraries from this item.
        Assert.DoesNotContain(ours, name => theirs.Contains(name) && name != "NativeLibrary");
    }

    // Properties and items, targets, and outputs of tasks.
    private static IEnumerable<string> Set(XDocument file) =>
    [
        .. file.Descendants().Where(element => element.Parent?.Name.LocalName is "PropertyGroup" or "ItemGroup" or "ItemDefinitionGroup").Select(element => element.Name.LocalName),
        .. file.Descendants("Target").Select(target => target.Attribute("Name")!.Value),
        .. file.Descendants("Output").Select(output => (output.Attribute("ItemName") ?? output.Attribute("PropertyName"))!.Value),
    ];

    [GeneratedRegex(@"\b_?Native[A-Z]\w*")]
    private static partial Regex Word();
}
