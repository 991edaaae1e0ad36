using System.Globalization;
using Native.Core.Seams;

namespace Native.Tasks.Shell;

/// <summary>
/// A text that a target compares to know that there is nothing to do. Its first half says what is asked for, and is
/// written by the target; the second, the state of what was read, by the task, in the form in which the target would.
/// </summary>
internal static class FingerprintFile
{
    /// <summary>The line between the halves.</summary>
    private const string Separator = "inputs:";

    /// <summary>Replaces the second half.</summary>
    public static void Complete(IFileReader files, string path, IEnumerable<string> states)
    {
        var asked = (files.ReadText(path) ?? "").Split(Environment.NewLine).TakeWhile(line => line != Separator);
        FileWriter.WriteIfDifferent(path, Lines([.. asked, Separator, .. states]));
    }

    /// <summary>Lines as MSBuild writes them.</summary>
    public static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + Environment.NewLine));

    /// <summary>A time in the format of MSBuild's <c>%(ModifiedTime)</c>; empty for 0, a file that is not there.</summary>
    public static string ModifiedTime(long ticks) => ticks == 0
        ? ""
        : new DateTime(ticks, DateTimeKind.Utc).ToLocalTime()
            .ToString("yyyy'-'MM'-'dd HH':'mm':'ss'.'fffffff", CultureInfo.InvariantCulture);
}
