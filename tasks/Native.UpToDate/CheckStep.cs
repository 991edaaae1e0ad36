using Microsoft.Build.Framework;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Timings;
using Native.Execution;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>
/// Determines whether a step of the native build is stale: compares its options and inputs with those that the step recorded in its last run, in
/// <c>obj/native/Debug/linux-x64/steps/build.state</c>.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CheckStep : Task, IMultiThreadableTask
{
    private static readonly string[] s_flags = ["CPPFLAGS", "CFLAGS", "CXXFLAGS", "LDFLAGS"];

    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>The full path of the state file.</summary>
    [Required]
    public string State { get; set; } = "";

    /// <summary>The options of the step. All metadata of an item are compared. An item that is a plain word separates groups of items.</summary>
    [Required]
    public ITaskItem[] Options { get; set; } = [];

    /// <summary>Files and directories whose change makes everything stale, relative to the project directory.</summary>
    public ITaskItem[] RerunFiles { get; set; } = [];

    /// <summary>The names of environment variables that the step reads.</summary>
    public ITaskItem[] Variables { get; set; } = [];

    /// <summary>The RIDs for which the step reads <c>CFLAGS</c> and similar variables, in all of their forms.</summary>
    public ITaskItem[] FlagRids { get; set; } = [];

    /// <summary>The directory of the records of <c>NativeTimings</c> and the RID; empty if nothing is recorded.</summary>
    public string Timings { get; set; } = "";

    /// <summary>The step, as its task expects it, if the step is stale; otherwise empty.</summary>
    [Output]
    public ITaskItem[] Stale => IsStale ? [StaleStep.Item(State, OptionText, Rerun)] : [];

    /// <summary>The items that the last run of the step returned, with their type in the metadata <c>Type</c>; empty if the step is stale.</summary>
    [Output]
    public ITaskItem[] Items { get; set; } = [];

    internal bool IsStale { get; private set; }

    internal string OptionText { get; private set; } = "";

    internal string Reason { get; private set; } = "";

    /// <summary>The states of <see cref="RerunFiles"/> and <see cref="Variables"/>: <c>FOO=bar</c>.</summary>
    internal string[] Rerun { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var started = DateTime.UtcNow.Ticks;
        try
        {
            Check();
            TimingRecorders.For(BuildEngine, Timings, Path.GetFileNameWithoutExtension(State))?.Add(TimingKind.Check, State, Reason, started);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // The step reports the file that cannot be read, with a code and a fix.
            (IsStale, Reason) = (true, exception.Message);
        }

        return true;
    }

    private void Check()
    {
        var files = new DiskFileReader();
        var now = new InputReader(files, TaskEnvironment.GetEnvironmentVariable);
        Rerun = RerunLines(now);
        OptionText = OptionWriter.Of(Options, [.. Rerun, .. FlagLines(now)]);
        var state = StepState.Read(files.ReadText(State));
        Reason = state is null ? "it has not run yet" : state.Reason(OptionText, now) ?? "";
        IsStale = Reason.Length > 0;
        if (state is not null && !IsStale)
            Items = StepTaskItems.Of(state);
    }

    private string[] RerunLines(InputReader now)
    {
        var lines = new string[RerunFiles.Length + Variables.Length];
        for (var i = 0; i < RerunFiles.Length; i++)
        {
            var path = TaskEnvironment.GetAbsolutePath(RerunFiles[i].ItemSpec).Value;
            lines[i] = $"{RerunFiles[i].ItemSpec}={now.Now(InputKind.Tree, Path.GetFullPath(path)).State}";
        }

        for (var i = 0; i < Variables.Length; i++)
            lines[RerunFiles.Length + i] = Variable(now, Variables[i].ItemSpec);
        return lines;
    }

    // The states of compilations and links record these flags themselves, so a change of flags does not make everything else stale.
    private List<string> FlagLines(InputReader now)
    {
        var lines = new List<string>();
        foreach (var name in FlagRids.Length > 0 ? s_flags : [])
        {
            lines.Add(Variable(now, name));
            foreach (var rid in FlagRids)
                lines.AddRange(BuildVariables.FormsForRid(name, rid.ItemSpec).Select(form => Variable(now, form)));
        }

        return lines;
    }

    private static string Variable(InputReader now, string name) => $"{name}{now.Now(InputKind.Variable, name).State}";
}
