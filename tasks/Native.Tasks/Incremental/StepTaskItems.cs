using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Incremental;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Converts the items of a step into MSBuild items.</summary>
internal static class StepTaskItems
{
    /// <summary>Returns the items, each with its type in the metadata <c>Type</c>.</summary>
    public static ITaskItem[] Of(StepState state)
    {
        var items = new ITaskItem[state.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var item = new TaskItem(ItemText.Escape(state.Items[i].Include));
            foreach (var pair in state.Items[i].Metadata)
                item.SetMetadata(pair.Key, ItemText.Escape(pair.Value));
            item.SetMetadata("Type", state.Items[i].Type);
            items[i] = item;
        }

        return items;
    }
}
