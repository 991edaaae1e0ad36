using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Incremental;
using Native.Core.Schema;
using Native.Execution;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>
/// Reads the items that the last run of a step returned, for builds that must not run it: design-time builds, and builds of another target framework.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class ReadStep : Task, IMultiThreadableTask
{
    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>The full paths of the state files.</summary>
    [Required]
    public ITaskItem[] States { get; set; } = [];

    /// <summary>The items that the steps returned, with their type in the metadata <c>Type</c>.</summary>
    [Output]
    public ITaskItem[] Items { get; set; } = [];

    /// <summary>Every file that the steps read or created.</summary>
    [Output]
    public ITaskItem[] Files { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var (items, files) = (new List<ITaskItem>(), new List<ITaskItem>());
        foreach (var path in States)
        {
            if (StepState.Read(new DiskFileReader().ReadText(path.ItemSpec)) is not { } state)
                continue;
            items.AddRange(StepTaskItems.Of(state));
            foreach (var file in state.Files)
                files.Add(new TaskItem(ItemText.Escape(file)));
        }

        (Items, Files) = ([.. items], [.. files]);
        return true;
    }
}
