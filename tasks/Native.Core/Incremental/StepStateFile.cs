using Native.Core.IO;

namespace Native.Core.Incremental;

/// <summary>Finds the state of a step next to its output.</summary>
public static class StepStateFile
{
    /// <summary>Full path of the state of what is made at <paramref name="output"/>.</summary>
    public static string PathOf(string output) => output + StepState.Extension;

    /// <summary>The state, or null where there is none that can be read.</summary>
    public static StepState? Read(IFileReader files, string output) => StepState.Read(files.ReadText(PathOf(output)));

    /// <summary>Why <paramref name="output"/> must be made again, or null.</summary>
    public static string? Reason(this StepState? state, string output, string options, InputReader now) =>
        state is null || now.Stamp(output) is null ? "it was not built yet" : state.Reason(options, now);
}
