using Native.Core.Incremental;

namespace Native.Execution;

/// <summary>Puts the outputs of a step where they belong, and records from what they were made.</summary>
internal static class RecordedStep
{
    /// <summary>Marks a step as one that did not end: until it does, the next build runs it again.</summary>
    /// <param name="path">Full path of the state.</param>
    /// <param name="known">The state before, or null.</param>
    public static void Begin(string path, StepState? known)
    {
        if (known is not null)
            FileWriter.Write(path, known.Unfinished.Write());
        else if (File.Exists(path))
            FileChanges.Disk.Delete(path);
    }

    /// <summary>
    /// The state of the outputs before is removed first and the new one is written last, because an output must never stand next to the state of another:
    /// a build that is killed in between makes it again.
    /// </summary>
    /// <param name="output">Full path of the main output.</param>
    /// <param name="place">Moves all outputs to their places.</param>
    /// <param name="state">Gives what they were made from.</param>
    /// <param name="temporary">A path in a scratch folder on the same disk, through which the state is written.</param>
    /// <param name="cancelled">Ends the wait for files that others have open.</param>
    public static void Complete(string output, Action place, Func<StepState> state, string temporary, CancellationToken cancelled = default)
    {
        var path = StepStateFile.PathOf(output);
        FileChanges.Disk.Delete(path, cancelled);
        place();
        FileWriter.WriteThrough(temporary, path, state().Write(), cancelled);
    }
}
