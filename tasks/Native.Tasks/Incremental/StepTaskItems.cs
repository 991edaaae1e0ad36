using System.Globalization;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Incremental;

namespace Native.Tasks;

/// <summary>Converts the items of a step into MSBuild items.</summary>
internal static class StepTaskItems
{
    private const string Special = "%*?@$();'";

    /// <summary>Returns the items, each with its type in the metadata <c>Type</c>.</summary>
    public static ITaskItem[] Of(StepState state)
    {
        var items = new ITaskItem[state.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var item = new TaskItem(Escape(state.Items[i].Include));
            foreach (var pair in state.Items[i].Metadata)
                item.SetMetadata(pair.Key, Escape(pair.Value));
            item.SetMetadata("Type", state.Items[i].Type);
            items[i] = item;
        }

        return items;
    }

    /// <summary>Escapes text so that MSBuild reads it literally.</summary>
    public static string Escape(string value) => value.AsSpan().IndexOfAny(Special) < 0 ? value : EscapeSlowly(value);

    // https://learn.microsoft.com/visualstudio/msbuild/msbuild-special-characters
    private static string EscapeSlowly(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var character in value)
        {
            if (Special.Contains(character))
                text.Append('%').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture));
            else
                text.Append(character);
        }

        return text.ToString();
    }
}
