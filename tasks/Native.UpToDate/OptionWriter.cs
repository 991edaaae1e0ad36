using System.Collections;
using System.Text;
using Microsoft.Build.Framework;

namespace Native.UpToDate;

/// <summary>Writes what a step is told as lines: each item with all of its metadata, so that none can be forgotten.</summary>
internal static class OptionWriter
{
    /// <summary>A line for each item, then one for each of <paramref name="more"/>.</summary>
    public static string Of(ITaskItem[] items, string[] more)
    {
        var text = new StringBuilder(items.Length * 60);
        var names = new List<string>();
        foreach (var item in items)
        {
            text.Append(item.ItemSpec);
            var metadata = item.CloneCustomMetadata();
            names.Clear();
            foreach (DictionaryEntry entry in metadata)
            {
                if (entry.Value is string { Length: > 0 })
                    names.Add((string)entry.Key);
            }

            names.Sort(StringComparer.OrdinalIgnoreCase);
            foreach (var name in names)
                text.Append('|').Append(name).Append('=').Append((string?)metadata[name]);
            text.Append('\n');
        }

        foreach (var line in more)
            text.Append(line).Append('\n');
        return text.ToString();
    }
}
