using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Reads the metadata of items, and rejects unknown names.</summary>
internal static class ItemReader
{
    // MSBuild and the .NET SDK set these on items.
    private static readonly HashSet<string> s_platform = new(
        ["Link", "LinkBase", "DefiningProjectFullPath", "CopyToOutputDirectory", "Visible", "SubType", "DependentUpon", "Pack", "PackagePath"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the metadata, which can be read by name.</summary>
    public static OptionValues Values(this ITaskItem item) => new(item.GetMetadata, name => $"the metadata {name} of '{item.ItemSpec}'", DefiningProject(item));

    /// <summary>Returns a list that is separated by semicolons.</summary>
    public static IReadOnlyList<string> List(this ITaskItem item, string name) => item.Values().List(name);

    /// <summary>Returns <c>true</c> or <c>false</c>. Reports NSDK9003 for any other value.</summary>
    public static bool Flag(this ITaskItem item, string name, bool fallback) => item.Values().Flag(name, fallback);

    /// <summary>Returns an enumeration value by name, ignoring case. Reports NSDK9003 for an unknown name.</summary>
    public static T Choice<T>(this ITaskItem item, string name, T fallback)
        where T : struct, Enum => item.Values().Choice(name, fallback);

    /// <summary>Reports NSDK9002 for metadata that this item type does not support, because MSBuild ignores them silently.</summary>
    public static void RefuseUnknownMetadata(ItemType type, IEnumerable<ITaskItem> items)
    {
        foreach (var item in items)
        {
            foreach (string name in item.CloneCustomMetadata().Keys)
            {
                if (!s_platform.Contains(name) && !name.StartsWith('_') && !type.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                    throw new NativeException(Diagnostic.Error("NSDK9002",
                        $"{type.Name} '{item.ItemSpec}' has the metadata '{name}', which {type.Name} does not support. "
                        + (type.Names.Count == 0 ? "Expected none." : $"Expected: {string.Join(", ", type.Names)}."), DefiningProject(item)));
            }
        }
    }

    /// <summary>Returns the file that contains the item, or null.</summary>
    public static string? DefiningProject(ITaskItem item)
    {
        var project = item.GetMetadata("DefiningProjectFullPath");
        return project.Length == 0 ? null : project;
    }
}
