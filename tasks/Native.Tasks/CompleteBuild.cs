using Microsoft.Build.Framework;
using Native.Core.Incremental;
using Native.Tasks.Shell;

namespace Native.Tasks;

/// <summary>
/// Writes what the next build compares to know that there is nothing to do: <c>inputs.txt</c> (every file that was
/// read) and the second half of <c>fingerprint.txt</c> (the state in which it was read, which need not be its state
/// now). The first half, written by the target before, stays.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CompleteBuild : NativeTask
{
    /// <summary>The line between the halves of the fingerprint.</summary>
    public const string Separator = "inputs:";

    /// <summary>The outputs that have a record: objects and the linked binary.</summary>
    [Required]
    public ITaskItem[] Outputs { get; set; } = [];

    /// <summary>Files that count as inputs and are in no record: the toolchain itself.</summary>
    public ITaskItem[] ExtraInputs { get; set; } = [];

    /// <summary>Full path of <c>fingerprint.txt</c>.</summary>
    [Required]
    public string FingerprintFile { get; set; } = "";

    /// <summary>Full path of <c>inputs.txt</c>.</summary>
    [Required]
    public string InputsFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var check = new StalenessCheck(Files);
        var outputs = Outputs.Select(item => item.ItemSpec).ToHashSet(StringComparer.Ordinal);
        var inputs = Outputs
            .SelectMany(item => check.Record(item.ItemSpec)?.Inputs ?? [])
            .Where(input => !outputs.Contains(input.Path))
            .Concat(ExtraInputs.Select(item => (Path: item.ItemSpec, Stamp: check.Stamp(item.ItemSpec) ?? default)))
            .DistinctBy(input => input.Path)
            .OrderBy(input => input.Path, StringComparer.Ordinal)
            .ToList();
        var lines = (Files.ReadText(FingerprintFile) ?? "").Split(Environment.NewLine).TakeWhile(line => line != Separator);
        FileWriter.WriteIfDifferent(InputsFile, Lines(inputs.Select(input => input.Path)));
        FileWriter.WriteIfDifferent(FingerprintFile, Lines([
            .. lines, Separator, .. inputs.Select(input => $"{input.Path}|{ModifiedTime(input.Stamp.Ticks)}")]));
    }

    private static string Lines(IEnumerable<string> lines) =>
        string.Concat(lines.Select(line => line + Environment.NewLine));

    // The format of MSBuild's %(ModifiedTime).
    private static string ModifiedTime(long ticks) => ticks == 0
        ? ""
        : new DateTime(ticks, DateTimeKind.Utc).ToLocalTime()
            .ToString("yyyy'-'MM'-'dd HH':'mm':'ss'.'fffffff", System.Globalization.CultureInfo.InvariantCulture);
}
