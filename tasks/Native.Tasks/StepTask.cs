using Microsoft.Build.Framework;
using Native.Core.Incremental;

namespace Native.Tasks;

/// <summary>The base class of tasks that run a step and record its inputs and items.</summary>
public abstract class StepTask : NativeTask
{
    /// <summary>The stale step, from the up-to-date check.</summary>
    [Required]
    public ITaskItem Step { get; set; } = null!;

    /// <summary>The items that the step returns, with their type in the metadata <c>Type</c>.</summary>
    [Output]
    public ITaskItem[] Items { get; private set; } = [];

    private protected StaleStep Stale => field ??= new(Step);

    /// <summary>Returns the state of the last run, or null.</summary>
    private protected StepState? Known() => StepState.Read(Files.ReadText(Stale.State));

    /// <summary>Records the inputs and items of the step, and returns the new state.</summary>
    private protected StepState Complete(IReadOnlyList<StepInput> inputs, IReadOnlyList<StepItem> items)
    {
        var state = new StepState(Stale.OptionText, inputs) { Items = items };
        FileWriter.Write(Stale.State, state.Write());
        Give(state);
        return state;
    }

    /// <summary>Returns the items of a state from the task.</summary>
    private protected void Give(StepState state) => Items = StepTaskItems.Of(state);
}
