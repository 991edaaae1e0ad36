using System.Globalization;
using Native.Core.Seams;

namespace Native.Tasks.Shell;

/// <summary>
/// The second half of a <c>fingerprint.txt</c>, whose first half a target wrote: the state in which files were read,
/// which need not be their state now. <c>inputs.txt</c> names them, for that target to ask for their state.
/// </summary>
internal static class Fingerprint
{
    // The line between the halves.
    private const string Separator = "inputs:";

    /// <summary>Writes the second half and <c>inputs.txt</c>, where they differ.</summary>
    public static void Complete(string fingerprintFile, string inputsFile, IEnumerable<InputFile> inputs)
    {
        var sorted = inputs.DistinctBy(input => input.Path).OrderBy(input => input.Path, StringComparer.Ordinal).ToList();
        FileWriter.WriteIfDifferent(inputsFile, Lines(sorted.Select(input => input.Path)));
        Complete(fingerprintFile, sorted.Select(input => $"{input.Path}|{ModifiedTime(input.Stamp.Ticks)}"));
    }

    /// <summary>Writes the second half alone: a line a state.</summary>
    public static void Complete(string fingerprintFile, IEnumerable<string> states)
    {
        var asked = (File.Exists(fingerprintFile) ? File.ReadAllText(fingerprintFile) : "").Split(Environment.NewLine).TakeWhile(line => line != Separator);
        FileWriter.WriteIfDifferent(fingerprintFile, Lines([.. asked, Separator, .. states]));
    }

    /// <summary>A time in the format of MSBuild's <c>%(ModifiedTime)</c>; empty for 0, a file that is not there.</summary>
    public static string ModifiedTime(long ticks) => ticks == 0
        ? ""
        : new DateTime(ticks, DateTimeKind.Utc).ToLocalTime().ToString("yyyy'-'MM'-'dd HH':'mm':'ss'.'fffffff", CultureInfo.InvariantCulture);

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + Environment.NewLine));
}
