namespace Native.Core.Incremental;

/// <summary>The options of a step that runs a program, as text.</summary>
public static class StepOptions
{
    /// <summary>A line for the program, one for each thing whose change makes everything stale, and one for each argument.</summary>
    public static string Of(string tool, IEnumerable<string> rerun, IEnumerable<string> arguments) => Start(tool, rerun) + string.Join('\n', arguments);

    /// <summary>Whether the program and what makes everything stale are those of <paramref name="options"/>.</summary>
    public static bool IsSameStart(string options, string tool, IEnumerable<string> rerun) => options.StartsWith(Start(tool, rerun), StringComparison.Ordinal);

    private static string Start(string tool, IEnumerable<string> rerun) =>
        $"tool {tool}\n" + string.Concat(rerun.Select(line => $"because of {line}\n")) + "arguments\n";
}
