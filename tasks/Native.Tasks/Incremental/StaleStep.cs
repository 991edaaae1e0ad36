using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Represents a stale step, which the up-to-date check passes to the task of the step as an item.</summary>
internal sealed class StaleStep(ITaskItem item)
{
    /// <summary>The full path of the state file.</summary>
    public string State => item.ItemSpec;

    /// <summary>The options of the step, which the state records.</summary>
    public string OptionText { get; } = item.GetMetadata(nameof(OptionText));

    /// <summary>The states of files and variables whose change makes everything stale, as <c>name=state</c>.</summary>
    public IReadOnlyList<string> Rerun { get; } = item.GetMetadata(nameof(Rerun)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The time of the up-to-date check, in UTC ticks.</summary>
    public long Started { get; } = long.Parse(item.GetMetadata(nameof(Started)), CultureInfo.InvariantCulture);

    /// <summary>Creates the item.</summary>
    public static ITaskItem Item(string state, string optionText, IEnumerable<string> rerun)
    {
        var item = new TaskItem(ItemText.Escape(state));
        item.SetMetadata(nameof(OptionText), ItemText.Escape(optionText));
        item.SetMetadata(nameof(Rerun), ItemText.Escape(string.Join('\n', rerun)));
        item.SetMetadata(nameof(Started), DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture));
        return item;
    }
}
