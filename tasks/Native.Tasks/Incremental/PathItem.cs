using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Native.Tasks;

/// <summary>Creates items from text and escapes special characters. Without escaping, MSBuild reads <c>%41</c> as <c>A</c>.</summary>
internal static class PathItem
{
    /// <summary>Creates an item with this literal name and metadata.</summary>
    public static ITaskItem Of(string path, params IEnumerable<KeyValuePair<string, string>> metadata) =>
        new TaskItem(StepTaskItems.Escape(path), metadata.ToDictionary(entry => entry.Key, entry => StepTaskItems.Escape(entry.Value)));
}
