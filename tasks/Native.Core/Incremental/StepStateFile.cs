using Native.Core.IO;

namespace Native.Core.Incremental;

/// <summary>Reads the state of a step next to its output.</summary>
public static class StepStateFile
{
    /// <summary>Returns the full path of the state for <paramref name="output"/>.</summary>
    public static string PathOf(string output) => output + StepState.Extension;

    /// <summary>Returns the state, or null if it does not exist or is invalid.</summary>
    public static StepState? Read(IFileReader files, string output) => StepState.Read(files.ReadText(PathOf(output)));

    /// <summary>Returns why <paramref name="output"/> must be built again, or null.</summary>
    public static string? Reason(this StepState? state, string output, string options, InputReader now) =>
        state is null || now.Stamp(output) is null ? "it was not built yet" : state.Reason(options, now);
}
