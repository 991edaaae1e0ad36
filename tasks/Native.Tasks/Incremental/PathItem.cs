using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Native.Tasks;

/// <summary>Items for a target, made of text: MSBuild would read <c>%41</c> in it as <c>A</c>.</summary>
internal static class PathItem
{
    /// <summary>An item whose name and metadata are these, letter by letter.</summary>
    public static ITaskItem Of(string path, params IEnumerable<KeyValuePair<string, string>> metadata) =>
        new TaskItem(StepTaskItems.Escape(path), metadata.ToDictionary(entry => entry.Key, entry => StepTaskItems.Escape(entry.Value)));
}
