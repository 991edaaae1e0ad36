using System.Globalization;
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
    /// <summary>The outputs that have a record: objects and the linked binary.</summary>
    [Required]
    public ITaskItem[] Outputs { get; set; } = [];

    /// <summary>Full path of <c>fingerprint.txt</c>.</summary>
    [Required]
    public string FingerprintFile { get; set; } = "";

    /// <summary>Full path of <c>inputs.txt</c>.</summary>
    [Required]
    public string InputsFile { get; set; } = "";

    /// <summary>Name of the project, for the summary.</summary>
    public string Project { get; set; } = "";

    /// <summary>What was built for.</summary>
    public string Rid { get; set; } = "";

    /// <summary>Name and version of the compiler.</summary>
    public string Tool { get; set; } = "";

    /// <summary>How many sources there are.</summary>
    public int Sources { get; set; }

    /// <summary>How many objects were compiled.</summary>
    public int Compiled { get; set; }

    /// <summary>Whether something was linked.</summary>
    public bool Linked { get; set; }

    /// <summary>When the native work began, in UTC ticks.</summary>
    public long Started { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        using var turn = BuildLock.Take(BuildLock.PathIn(Path.GetDirectoryName(FingerprintFile)!), Cancelled);
        var check = new StalenessCheck(Files);
        var outputs = Outputs.Select(item => item.ItemSpec).ToHashSet(StringComparer.Ordinal);
        var inputs = Outputs
            .SelectMany(item => check.Record(item.ItemSpec)?.Inputs ?? [])
            .Where(input => !outputs.Contains(input.Path));
        Fingerprint.Complete(FingerprintFile, InputsFile, inputs);
        Report();
    }

    // hello: compiled 1 of 12 native files and linked libhello.so for linux-x64 with zig 0.14.0 in 0.3 s
    private void Report()
    {
        if (Compiled == 0 && !Linked)
            return;
        var output = Path.GetFileName(Outputs[^1].ItemSpec);
        var linked = Linked ? $" and {(output.EndsWith(".a", StringComparison.Ordinal) || output.EndsWith(".lib", StringComparison.Ordinal) ? "archived" : "linked")} {output}" : "";
        var time = TimeSpan.FromTicks(DateTime.UtcNow.Ticks - Started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        Summarize($"{Project}: compiled {Compiled} of {Sources} native files{linked} for {Rid} with {Tool} in {time} s");
    }
}
