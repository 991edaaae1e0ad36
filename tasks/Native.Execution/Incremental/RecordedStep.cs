using Native.Core.Incremental;

namespace Native.Execution;

/// <summary>Moves the outputs of a step to their final paths, and records their inputs.</summary>
internal static class RecordedStep
{
    /// <summary>Marks a step as unfinished. Until it completes, each build runs it again.</summary>
    /// <param name="path">The full path of the state file.</param>
    /// <param name="known">The previous state, or null.</param>
    public static void Begin(string path, StepState? known)
    {
        if (known is not null)
            FileWriter.Write(path, known.Unfinished.Write());
        else if (File.Exists(path))
            FileChanges.Disk.Delete(path);
    }

    /// <summary>
    /// Removes the old state first and writes the new state last, so that an output never has the state of another one. If a build is killed in
    /// between, the next build repeats the step.
    /// </summary>
    /// <param name="output">The full path of the main output.</param>
    /// <param name="place">Moves all outputs to their final paths.</param>
    /// <param name="state">Returns the new state.</param>
    /// <param name="temporary">A path in a scratch directory on the same disk, through which the state is written.</param>
    /// <param name="cancelled">Cancels the wait for files that other processes have open.</param>
    public static void Complete(string output, Action place, Func<StepState> state, string temporary, CancellationToken cancelled = default)
    {
        var path = StepStateFile.PathOf(output);
        FileChanges.Disk.Delete(path, cancelled);
        place();
        FileWriter.WriteThrough(temporary, path, state().Write(), cancelled);
    }
}
