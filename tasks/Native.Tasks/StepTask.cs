using Microsoft.Build.Framework;
using Native.Core.Incremental;

namespace Native.Tasks;

/// <summary>The base of the tasks that run a step and record what it read and gave.</summary>
public abstract class StepTask : NativeTask
{
    /// <summary>The step, from the up-to-date check.</summary>
    [Required]
    public ITaskItem Step { get; set; } = null!;

    /// <summary>What the step gives, with its type in the metadata <c>Type</c>.</summary>
    [Output]
    public ITaskItem[] Items { get; private set; } = [];

    private protected StaleStep Stale => field ??= new(Step);

    /// <summary>What the step recorded when it ran last, or null.</summary>
    private protected StepState? Known() => StepState.Read(Files.ReadText(Stale.State));

    /// <summary>Records what the step read and gave.</summary>
    private protected StepState Complete(IReadOnlyList<StepInput> inputs, IReadOnlyList<StepItem> items)
    {
        var state = new StepState(Stale.OptionText, inputs) { Items = items };
        FileWriter.Write(Stale.State, state.Write());
        Give(state);
        return state;
    }

    /// <summary>Gives what a state has.</summary>
    private protected void Give(StepState state) => Items = StepTaskItems.Of(state);
}
