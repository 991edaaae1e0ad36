using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Native.Tasks;

/// <summary>A step that must run, as the up-to-date check gives it to the task that runs it: one item.</summary>
internal sealed class StaleStep(ITaskItem item)
{
    /// <summary>Full path of the state.</summary>
    public string State => item.ItemSpec;

    /// <summary>What the step is told, for the state.</summary>
    public string OptionText { get; } = item.GetMetadata(nameof(OptionText));

    /// <summary><c>what=state</c> of files and variables of which any change makes everything stale.</summary>
    public IReadOnlyList<string> Rerun { get; } = item.GetMetadata(nameof(Rerun)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>When the check found it stale, in UTC ticks.</summary>
    public long Started { get; } = long.Parse(item.GetMetadata(nameof(Started)), CultureInfo.InvariantCulture);

    /// <summary>The item.</summary>
    public static ITaskItem Item(string state, string optionText, IEnumerable<string> rerun)
    {
        var item = new TaskItem(StepTaskItems.Escape(state));
        item.SetMetadata(nameof(OptionText), StepTaskItems.Escape(optionText));
        item.SetMetadata(nameof(Rerun), StepTaskItems.Escape(string.Join('\n', rerun)));
        item.SetMetadata(nameof(Started), DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture));
        return item;
    }
}
