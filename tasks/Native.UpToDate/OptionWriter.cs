using System.Collections;
using System.Text;
using Microsoft.Build.Framework;

namespace Native.UpToDate;

/// <summary>Writes the options of a step as lines. Each item includes all of its metadata, so that every change is noticed.</summary>
internal static class OptionWriter
{
    /// <summary>Returns a line per item, followed by the lines in <paramref name="more"/>.</summary>
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
