using System.Text;
using System.Xml.Linq;

namespace Native.Core.Dependencies;

/// <summary>One item of <c>dependencies.props</c>.</summary>
/// <param name="ItemType"><c>_NativeFound</c> or <c>_NativeDependencyInput</c>.</param>
/// <param name="Include">What it includes.</param>
/// <param name="Metadata">Its metadata.</param>
public sealed record AnswerItem(string ItemType, string Include, IReadOnlyDictionary<string, string> Metadata);

/// <summary>
/// What became of the dependencies, as items: what the build uses, and what it was read from. As a file that the project
/// imports, they are there in the next build without a task.
/// </summary>
public static class DependencyAnswer
{
    /// <summary>The items that a build takes.</summary>
    public const string Found = "_NativeFound";

    /// <summary>The files, folders and variables that decided.</summary>
    public const string Input = "_NativeDependencyInput";

    /// <summary>All items of an answer.</summary>
    public static IReadOnlyList<AnswerItem> Items(Resolution resolution, IEnumerable<string> variables) =>
    [
        .. resolution.Dependencies.Select(State),
        .. resolution.Items.Select(item => Make(Found, item.Value, ("Type", $"{item.Type}"), ("Dependency", item.Dependency), ("Origin", item.Origin),
            ("Kind", item.Type is DependencyItemType.Library or DependencyItemType.Include ? item.Kind : ""),
            ("Value", item.Type is DependencyItemType.Metadata or DependencyItemType.Copy ? item.Kind : ""), ("WholeArchive", item.WholeArchive ? "true" : ""))),
        .. resolution.Files.Select(file => Make(Input, file, ("Type", "File"))),
        .. resolution.Folders.Select(folder => Make(Input, folder, ("Type", "Folder"))),
        .. variables.Select(name => Make(Input, name, ("Type", "Variable"))),
    ];

    /// <summary>The text of the file.</summary>
    public static string Write(IEnumerable<AnswerItem> items) => new XElement("Project",
        new XComment(" Written by Native.Sdk: what became of the dependencies. Changes are lost. "),
        new XElement("ItemGroup", items.Select(item => new XElement(item.ItemType, new XAttribute("Include", Escape(item.Include)),
            item.Metadata.Select(entry => new XAttribute(entry.Key, Escape(entry.Value))))))) + "\n";

    private static AnswerItem State(ResolvedDependency resolved) => Make(Found, resolved.Dependency.Name, ("Type", "State"), ("State", $"{resolved.State}"),
        ("Asked", resolved.Dependency.Version.Text), ("Version", resolved.Version), ("Origin", resolved.Origin), ("Reason", resolved.Reason));

    private static AnswerItem Make(string type, string include, params (string Name, string Value)[] metadata) =>
        new(type, include, metadata.Where(entry => entry.Value.Length > 0).ToDictionary(entry => entry.Name, entry => entry.Value));

    /// <summary>Text that MSBuild takes as it is: https://learn.microsoft.com/visualstudio/msbuild/msbuild-special-characters</summary>
    public static string Escape(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var character in value)
            text.Append("%$@();'?*".Contains(character) ? $"%{(int)character:X2}" : character);
        return text.ToString();
    }
}
