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

    /// <summary>Writes both files, where they differ.</summary>
    public static void Complete(string fingerprintFile, string inputsFile, IEnumerable<(string Path, FileStamp Stamp)> inputs)
    {
        var sorted = inputs.DistinctBy(input => input.Path).OrderBy(input => input.Path, StringComparer.Ordinal).ToList();
        var lines = (File.Exists(fingerprintFile) ? File.ReadAllText(fingerprintFile) : "").Split(Environment.NewLine).TakeWhile(line => line != Separator);
        FileWriter.WriteIfDifferent(inputsFile, Lines(sorted.Select(input => input.Path)));
        FileWriter.WriteIfDifferent(fingerprintFile, Lines([
            .. lines, Separator, .. sorted.Select(input => $"{input.Path}|{ModifiedTime(input.Stamp.Ticks)}")]));
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + Environment.NewLine));

    // The format of MSBuild's %(ModifiedTime).
    private static string ModifiedTime(long ticks) => ticks == 0
        ? ""
        : new DateTime(ticks, DateTimeKind.Utc).ToLocalTime().ToString("yyyy'-'MM'-'dd HH':'mm':'ss'.'fffffff", CultureInfo.InvariantCulture);
}
