namespace Native.Core.Incremental;

/// <summary>Writes and compares the options of a step as text with one option per line. The options of a program begin with the program.</summary>
public static class StepOptions
{
    private const string Tool = "tool ";
    private const string Rerun = "depends on ";

    /// <summary>Returns lines for the program, for each input that makes all outputs stale, and for each argument.</summary>
    public static string Of(string tool, IEnumerable<string> rerun, IEnumerable<string> arguments) => Start(tool, rerun) + string.Join('\n', arguments);

    /// <summary>Returns true if <paramref name="options"/> have the same program and the same inputs that make all outputs stale.</summary>
    public static bool IsSameStart(string options, string tool, IEnumerable<string> rerun) => options.StartsWith(Start(tool, rerun), StringComparison.Ordinal);

    /// <summary>Describes the difference between two texts.</summary>
    public static string Difference(string before, string after)
    {
        var old = before.Split('\n');
        var now = after.Split('\n');
        List<string> gone = [.. old.Except(now)], added = [.. now.Except(old)];
        if (gone.Count > 0 && added.Count > 0 && gone[0].StartsWith(Tool, StringComparison.Ordinal) && added[0].StartsWith(Tool, StringComparison.Ordinal))
            return $"the compiler changed from {gone[0][Tool.Length..]} to {added[0][Tool.Length..]}";
        var what = gone.Concat(added).Any(line => line.StartsWith(Rerun, StringComparison.Ordinal)) ? "its dependencies changed" : "its options changed";
        var (less, more) = (Join(gone), Join(added));
        return (less, more) switch
        {
            ("", "") => $"{what}: their order",
            ("", _) => $"{what}: {more} was added",
            (_, "") => $"{what}: {less} was removed",
            _ => $"{what}: {less} changed to {more}",
        };
    }

    private static string Join(List<string> lines) =>
        string.Join(' ', lines.Select(line => line.StartsWith(Rerun, StringComparison.Ordinal) ? line[Rerun.Length..] : line).Where(line => line.Length > 0));

    private static string Start(string tool, IEnumerable<string> rerun) =>
        $"{Tool}{tool}\n" + string.Concat(rerun.Select(line => $"{Rerun}{line}\n")) + "arguments\n";
}
