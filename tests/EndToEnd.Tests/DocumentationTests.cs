using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EndToEnd.Tests;

/// <summary>Every name that users can write is documented, and no other name is.</summary>
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
        // These properties belong to the NativeAOT compiler, and are only read.
        var read = BuildFiles().SelectMany(file => PropertyReference().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct()
            .Where(name => name is not ("NativeLib" or "NativeBinary" or "NativeBinaryExt" or "NativeObject" or "NativeOutputPath" or "NativeIntermediateOutputPath" or "NativeSymbolExt" or "NativeDebugSymbols"));
        Assert.DoesNotContain(read, name => !page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_public_item_and_its_metadata_are_documented()
    {
        var page = File.ReadAllText(Path.Combine(s_docs, "items.md"));
        // One item belongs to the .NET SDK, and is only read. Another belongs to the NativeAOT compiler, and gets static libraries.
        var read = BuildFiles().SelectMany(file => ItemReference().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct()
            .Where(name => name is not ("NativeCopyLocalItems" or "NativeLibrary"));
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
            "UsingNativeSdk", "IsRidAgnostic", "NoWarn", "IncludeSymbols", "SuppressDependenciesWhenPacking", "CoreCleanDependsOn", "CustomCollectWatchItems", "DefaultItemExcludes",
            "CopyBuildOutputToOutputDirectory", "FileBasedProgramCanSkipMSBuild", "CopyOutputSymbolsToOutputDirectory", "DefineConstants", "AllowUnsafeBlocks",
            "RunCommand", "RunArguments", "RuntimeIdentifiers", "RestoreOutputAbsolutePath", "TargetsForTfmSpecificContentInPackage",
            "IncludeBuildOutput", "IsPackable", "WarnOnPackingNonPackableProject", "PackDependsOn", "PublishDir",
            "DisableUnsupportedError", "CppCompilerAndLinker", "CppLinker", "ObjCopyName", "LinkerFlavor", "IlcUseEnvironmentalTools",
        ];
        Assert.DoesNotContain(set, name => !name.StartsWith("_Native", StringComparison.Ordinal)
            && !name.StartsWith("Native", StringComparison.Ordinal) && !platform.Contains(name));
    }

    // If the condition tested another property, the default would overwrite the value of the user.
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
    public void Links_between_pages_lead_to_existing_files()
    {
        var broken = Pages().SelectMany(page => Link().Matches(File.ReadAllText(page))
            .Select(match => Path.GetFullPath(match.Groups[1].Value, Path.GetDirectoryName(page)!))
            .Where(target => !File.Exists(target) && !Directory.Exists(target)).Select(target => $"{page}: {target}"));
        Assert.Empty(broken);
    }

    [Fact]
    public void Links_to_sections_lead_to_a_heading()
    {
        var broken = Pages().SelectMany(page => SectionLink().Matches(File.ReadAllText(page))
            .Where(link => !Anchors(link.Groups[1].Length > 0 ? Path.GetFullPath(link.Groups[1].Value, Path.GetDirectoryName(page)!) : page).Contains(link.Groups[2].Value))
            .Select(link => $"{page}: {link.Groups[1].Value}#{link.Groups[2].Value}"));
        Assert.Empty(broken);
    }

    // The glossary in CONTRIBUTING.md contains the words in code spans. Code blocks may quote a message that contains one.
    [Fact]
    public void The_words_that_the_glossary_replaces_are_gone()
    {
        var found = Pages().SelectMany(page => ReplacedWord().Matches(Prose(File.ReadAllText(page))).Select(match => $"{page}: {match.Value}"));
        Assert.Empty(found);
    }

    // Identifiers may contain a word; comments and strings may not.
    [Fact]
    public void The_words_that_the_glossary_replaces_are_gone_from_comments_and_messages()
    {
        var found = SourceFiles().SelectMany(file => CommentOrString().Matches(File.ReadAllText(file))
            .SelectMany(text => ReplacedWord().Matches(text.Value)).Select(match => $"{file}: {match.Value}"));
        Assert.Empty(found);
    }

    // Without the indentation of its first line, a code block is rendered as a paragraph.
    [Fact]
    public void No_command_is_outside_its_code_block()
    {
        var broken = Directory.GetFiles(s_docs, "*.md", SearchOption.AllDirectories)
            .SelectMany(page => BrokenBlock().Matches(Fence().Replace(File.ReadAllText(page), "")).Select(match => $"{page}: {match.Groups[1].Value}"));
        Assert.Empty(broken);
    }

    private static IEnumerable<string> Pages() => Directory.GetFiles(s_docs, "*.md", SearchOption.AllDirectories)
        .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "README.md", SearchOption.AllDirectories))
        .Concat(new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md" }.Select(name => Path.Combine(Repository.Root, name)));

    // Converts a heading to an anchor as GitHub does: "## Why -r" is #why--r.
    private static HashSet<string> Anchors(string page) => [.. Heading().Matches(Fence().Replace(File.ReadAllText(page), ""))
        .Select(match => NoAnchor().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    private static string Prose(string page) => CodeSpan().Replace(IndentedBlock().Replace(Fence().Replace(page, ""), ""), "");

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

    [GeneratedRegex(@"\]\((?!https?:)([^)#]*)#([^)]+)\)")]
    private static partial Regex SectionLink();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();

    [GeneratedRegex(@"(?<=\n\n)(?: {4}[^\n]*(?:\n|$))+")]
    private static partial Regex IndentedBlock();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("""//[^\n]*|"(?:[^"\\\n]|\\.)*"|<!--.*?-->""", RegexOptions.Singleline)]
    private static partial Regex CommentOrString();

    // The words can be separated by a line break.
    [GeneratedRegex(@"\b(mend(s|ed|ing)?|beside|anew|lies?\s+(in|next|below)|(is|are)\s+asked\s+for|not\s+a\s+value\s+of|not\s+whole|metadatum|without\s+a\s+word"
        + @"|(compiler|linker|loader)s?\s+(wants?|hears?|says?))\b", RegexOptions.IgnoreCase)]
    private static partial Regex ReplacedWord();
}
