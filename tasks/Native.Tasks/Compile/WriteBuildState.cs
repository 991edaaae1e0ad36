using System.Globalization;
using Microsoft.Build.Framework;
using Native.Core.Incremental;

namespace Native.Tasks;

/// <summary>
/// Writes the state of the whole build, with which the next build checks whether it is up to date: combines the states of all objects and of the
/// binary in <c>obj/native/Debug/linux-x64/steps/build.state</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class WriteBuildState : NativeTask
{
    /// <summary>
    /// The outputs that have a state: objects and the linked binary. The metadata <c>OptionText</c> is the digest of the options with which this
    /// build created the output.
    /// </summary>
    [Required]
    public ITaskItem[] Outputs { get; set; } = [];

    /// <summary>The full paths of other files that must exist.</summary>
    public ITaskItem[] Made { get; set; } = [];

    /// <summary>The stale build step, from the up-to-date check.</summary>
    [Required]
    public ITaskItem Step { get; set; } = null!;

    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The name and version of the compiler.</summary>
    public string Tool { get; set; } = "";

    /// <summary>The number of sources.</summary>
    public int Sources { get; set; }

    /// <summary>The number of objects that were compiled.</summary>
    public int Compiled { get; set; }

    /// <summary>True if the binary was linked.</summary>
    public bool Linked { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        using var buildLock = Lock(BuildLock.PathIn(Path.GetDirectoryName(Outputs[^1].ItemSpec)!));
        var inputs = new InputSet();
        var isOurs = true;
        foreach (var output in Outputs)
        {
            var state = StepStateFile.Read(Files, output.ItemSpec);
            isOurs &= state is not null && TextDigest.Of(state.Options) == output.GetMetadata("OptionText");
            inputs.Add(state?.Inputs ?? []);
        }

        inputs.Add(Made.Select(item => StepInput.File(item.ItemSpec, Files.Stamp(item.ItemSpec))));
        // If a parallel build of this project with other options created some of the outputs, they do not match the options of this build.
        var step = new StaleStep(Step);
        if (isOurs)
            FileWriter.WriteIfDifferent(step.State, new StepState(step.OptionText, inputs.ToList()).Write());
        else
            Log.LogMessage(MessageImportance.Low, $"{step.State} is not written: another build with other options ran at the same time.");
        Report(step);
    }

    // hello: compiled 1 of 12 native files and linked libhello.so for linux-x64 with zig 0.14.0 in 0.3 s
    private void Report(StaleStep step)
    {
        if (Compiled == 0 && !Linked)
            return;
        var settings = SettingsOf(Settings);
        var output = Path.GetFileName(Outputs[^1].ItemSpec);
        var linked = Linked ? $" and {(output.EndsWith(".a", StringComparison.Ordinal) || output.EndsWith(".lib", StringComparison.Ordinal) ? "archived" : "linked")} {output}" : "";
        var time = TimeSpan.FromTicks(DateTime.UtcNow.Ticks - step.Started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        Summarize($"{settings.ProjectName}: compiled {Compiled} of {Sources} native files{linked} for {settings.Target.Rid} with {Tool} in {time} s");
    }
}
