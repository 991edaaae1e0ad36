using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Creates items from text and escapes special characters. Without escaping, MSBuild reads <c>%41</c> as <c>A</c>.</summary>
internal static class PathItem
{
    /// <summary>Creates an item with this literal name and metadata.</summary>
    public static ITaskItem Of(string path, params IEnumerable<KeyValuePair<string, string>> metadata) =>
        new TaskItem(ItemText.Escape(path), metadata.ToDictionary(entry => entry.Key, entry => ItemText.Escape(entry.Value)));
}
