using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EndToEnd.Tests;

/// <summary>Everything that users can name has its line in the documentation, and nothing else does.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string s_docs = Path.Combine(Repository.Root, "docs");

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code()
    {
        var codes = SourceFiles().SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Value)).ToHashSet();
        var pages = Directory.GetFiles(Path.Combine(s_docs, "diagnostics"), "NSDK*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(codes.Order(), pages.Order()!);
    }

    [Fact]
    public void Every_public_property_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(s_docs, "properties.md"));
        var read = BuildFiles().SelectMany(file => PropertyReference().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct();
        Assert.DoesNotContain(read, name => !page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_public_item_and_its_metadata_are_documented()
    {
        var page = File.ReadAllText(Path.Combine(s_docs, "items.md"));
        // One item is the .NET SDK's own, and is only read.
        var read = BuildFiles().SelectMany(file => ItemReference().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct()
            .Where(name => name != "NativeCopyLocalItems");
        Assert.DoesNotContain(read, name => !page.Contains($"`{name}`", StringComparison.Ordinal));
        var missing = Native.Core.Schema.ItemSchema.All.SelectMany(item => item.Names.Select(name => (Item: item.Name, Name: name)))
            .Where(metadata => !Section(page, metadata.Item).Contains($"`{metadata.Name}`", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_public_target_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(s_docs, "targets.md"));
        var names = BuildFiles().SelectMany(file => XDocument.Load(file).Descendants("Target").Select(target => target.Attribute("Name")!.Value));
        Assert.DoesNotContain(names, name => !name.StartsWith('_') && !page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Private_names_begin_with_an_underscore_and_public_ones_with_Native()
    {
        var set = BuildFiles().SelectMany(file => XDocument.Load(file).Descendants()
            .Where(element => element.Parent?.Name.LocalName is "PropertyGroup").Select(element => element.Name.LocalName)).Distinct();
        string[] platform =
        [
            "UsingNativeSdk", "IsRidAgnostic", "NoWarn", "IncludeSymbols", "SuppressDependenciesWhenPacking", "CoreCleanDependsOn", "CustomCollectWatchItems",
            "CopyBuildOutputToOutputDirectory", "FileBasedProgramCanSkipMSBuild", "CopyOutputSymbolsToOutputDirectory", "DefineConstants", "AllowUnsafeBlocks",
            "RunCommand", "RunArguments", "TargetsForTfmSpecificContentInPackage",
        ];
        Assert.DoesNotContain(set, name => !name.StartsWith("_Native", StringComparison.Ordinal)
            && !name.StartsWith("Native", StringComparison.Ordinal) && !platform.Contains(name));
    }

    // A default whose condition tests another property would overwrite what the user set.
    [Fact]
    public void Every_default_tests_its_own_property()
    {
        var defaults = new[] { "sdk/build/Native.Defaults.targets", "sdk/schema/Native.Properties.targets" }
            .SelectMany(file => XDocument.Load(Path.Combine(Repository.Root, file)).Descendants("PropertyGroup").Elements())
            .Where(element => element.Name.LocalName.StartsWith("Native", StringComparison.Ordinal));
        Assert.DoesNotContain(defaults, element =>
            element.Attribute("Condition")?.Value.Contains($"'$({element.Name.LocalName})' == ''", StringComparison.Ordinal) != true);
    }

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        var pages = Directory.GetFiles(s_docs, "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md"));
        var broken = pages.SelectMany(page => Link().Matches(File.ReadAllText(page))
            .Select(match => Path.GetFullPath(match.Groups[1].Value, Path.GetDirectoryName(page)!))
            .Where(target => !File.Exists(target) && !Directory.Exists(target)).Select(target => $"{page}: {target}"));
        Assert.Empty(broken);
    }

    // A code block that lost the indentation of its first line is a paragraph.
    [Fact]
    public void No_command_stands_outside_its_code_block()
    {
        var broken = Directory.GetFiles(s_docs, "*.md", SearchOption.AllDirectories)
            .SelectMany(page => BrokenBlock().Matches(Fence().Replace(File.ReadAllText(page), "")).Select(match => $"{page}: {match.Groups[1].Value}"));
        Assert.Empty(broken);
    }

    private static string Section(string page, string item)
    {
        var section = page.Split($"\n## {item}\n", 2);
        Assert.True(section.Length == 2, $"items.md has no section {item}.");
        return section[1].Split("\n## ", 2)[0];
    }

    private static IEnumerable<string> BuildFiles() => new[] { "sdk/build", "sdk/schema" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder))).Where(file => Path.GetExtension(file) != ".xsd");

    private static IEnumerable<string> SourceFiles() => BuildFiles().Concat(
        Directory.GetFiles(Path.Combine(Repository.Root, "tasks"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)));

    [GeneratedRegex(@"NSDK\d{4}")]
    private static partial Regex Code();

    [GeneratedRegex(@"\$\((Native\w+)")]
    private static partial Regex PropertyReference();

    [GeneratedRegex(@"@\((Native\w+)")]
    private static partial Regex ItemReference();

    [GeneratedRegex(@"\n\n(?![-*>|#`<\d\s])([^\n]+)\n    (?! *[-*])")]
    private static partial Regex BrokenBlock();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)")]
    private static partial Regex Link();
}
