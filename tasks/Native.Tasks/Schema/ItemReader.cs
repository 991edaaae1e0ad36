using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Reads metadata of items, and refuses what nobody reads.</summary>
internal static class ItemReader
{
    // What MSBuild and the .NET SDK put on items by themselves.
    private static readonly HashSet<string> s_platform = new(
        ["Link", "LinkBase", "DefiningProjectFullPath", "CopyToOutputDirectory", "Visible", "SubType", "DependentUpon", "Pack", "PackagePath"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The metadata, to be read by name.</summary>
    public static OptionValues Values(this ITaskItem item) => new(item.GetMetadata, name => $"the metadata {name} of '{item.ItemSpec}'", DefiningProject(item));

    /// <summary>A list, split at semicolons.</summary>
    public static IReadOnlyList<string> List(this ITaskItem item, string name) => item.Values().List(name);

    /// <summary><c>true</c> or <c>false</c>; NSDK9003 for anything else.</summary>
    public static bool Flag(this ITaskItem item, string name, bool fallback) => item.Values().Flag(name, fallback);

    /// <summary>An enumeration by name, without regard to case; NSDK9003 for another name.</summary>
    public static T Choice<T>(this ITaskItem item, string name, T fallback)
        where T : struct, Enum => item.Values().Choice(name, fallback);

    /// <summary>NSDK9002 for metadata that this kind of item does not have: MSBuild itself keeps them silently.</summary>
    public static void RefuseUnknownMetadata(ItemType type, IEnumerable<ITaskItem> items)
    {
        foreach (var item in items)
        {
            foreach (string name in item.CloneCustomMetadata().Keys)
            {
                if (!s_platform.Contains(name) && !name.StartsWith('_') && !type.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
                    throw new NativeException(Diagnostic.Error("NSDK9002",
                        $"{type.Name} '{item.ItemSpec}' has the metadata '{name}', which does not exist. "
                        + (type.Names.Count == 0 ? "Expected none." : $"Expected: {string.Join(", ", type.Names)}."), DefiningProject(item)));
            }
        }
    }

    /// <summary>The file that has the item, or null.</summary>
    public static string? DefiningProject(ITaskItem item)
    {
        var project = item.GetMetadata("DefiningProjectFullPath");
        return project.Length == 0 ? null : project;
    }
}
