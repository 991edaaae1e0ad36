namespace Native.Core.Timings;

/// <summary>Represents the data of the page, with times in milliseconds after the start of the build.</summary>
/// <param name="Project">The name of the project.</param>
/// <param name="Configuration">The configuration.</param>
/// <param name="Started">The start, in UTC.</param>
/// <param name="Duration">The time from the first start to the last end.</param>
/// <param name="Work">The sum of the times of all processes.</param>
/// <param name="Rids">The RIDs, in the order of their start.</param>
public sealed record TimingReport(string Project, string Configuration, DateTime Started, double Duration, double Work, IReadOnlyList<TimingRid> Rids)
{
    /// <summary>True if the build started no process, because everything was up to date.</summary>
    public bool IsUpToDate => Rids.All(rid => rid.Checks.All(check => check.Reason.Length == 0) && rid.Processes.Count == 0);

    /// <summary>Creates the report. Names of files are relative to <paramref name="projectDirectory"/>.</summary>
    public static TimingReport Of(IEnumerable<TimingRecord> records, string project, string configuration, string projectDirectory)
    {
        var all = records.OrderBy(record => record.Start).ToList();
        var start = all.Count == 0 ? 0 : all[0].Start;
        var rids = all.GroupBy(record => record.Rid).Select(group => TimingRid.Of(group.Key, [.. group], start, projectDirectory)).ToList();
        return new(project, configuration, new(start, DateTimeKind.Utc), Milliseconds(all.Count == 0 ? 0 : all.Max(record => record.End) - start),
            rids.Sum(rid => rid.Processes.Sum(bar => bar.Duration)), rids);
    }

    internal static double Milliseconds(long ticks) => Math.Round((double)ticks / TimeSpan.TicksPerMillisecond, 1);
}

/// <summary>Represents the build of a RID.</summary>
/// <param name="Rid">The RID.</param>
/// <param name="Phases">The tasks, one after the other.</param>
/// <param name="Processes">The processes.</param>
/// <param name="Lanes">The number of rows that the processes need, so that no two in a row overlap.</param>
/// <param name="Checks">The up-to-date checks.</param>
public sealed record TimingRid(string Rid, IReadOnlyList<TimingBar> Phases, IReadOnlyList<TimingBar> Processes, int Lanes, IReadOnlyList<TimingCheck> Checks)
{
    // Shorter waits are not visible.
    private const double Noticeable = 20;
    private const string Compile = "CompileSources";

    internal static TimingRid Of(string rid, IReadOnlyList<TimingRecord> records, long start, string projectDirectory)
    {
        var lanes = new List<double>();
        var phases = records.Where(record => record.Kind == TimingKind.Phase).ToList();
        var processes = new List<TimingBar>();
        foreach (var record in records.Where(record => record.Kind == TimingKind.Process))
        {
            var bar = Bar(record, start, projectDirectory);
            var lane = lanes.FindIndex(end => end <= bar.Start);
            if (lane < 0)
            {
                lane = lanes.Count;
                lanes.Add(0);
            }

            lanes[lane] = bar.Start + bar.Duration;
            processes.Add(bar with { Lane = lane, Waits = Queue(record, records) });
        }

        return new(rid, [.. phases.Select(phase => Bar(phase, start, projectDirectory) with { Waits = Waits(phase, records, projectDirectory) })], processes, lanes.Count,
            [.. records.Where(record => record.Kind == TimingKind.Check).Select(check => new TimingCheck(StepLabel(check.Phase), check.Reason))]);
    }

    private static TimingBar Bar(TimingRecord record, long start, string projectDirectory) =>
        new(record.Name.Length == 0 ? Label(record.Phase) : Relative(record.Name, projectDirectory), Label(record.Phase), TimingReport.Milliseconds(record.Start - start),
            TimingReport.Milliseconds(record.End - record.Start), record.Reason, record.Failed);

    // All files are ready when the task has its locks, so the rest of the time their compilations waited for a core.
    private static IReadOnlyList<TimingWait> Queue(TimingRecord process, IReadOnlyList<TimingRecord> records)
    {
        if (process.Phase != Compile || process.Reason.Length == 0 || records.FirstOrDefault(record => record.Kind == TimingKind.Phase && IsDuring(process, record)) is not { } phase)
            return [];
        var first = records.First(record => record.Kind == TimingKind.Process && IsDuring(record, phase));
        return Noticed([new("a free core", TimingReport.Milliseconds(process.Start - first.Start))]);
    }

    private static IReadOnlyList<TimingWait> Waits(TimingRecord phase, IReadOnlyList<TimingRecord> records, string projectDirectory)
    {
        var locks = records.Where(record => record.Kind == TimingKind.Wait && IsDuring(record, phase))
            .Select(record => new TimingWait($"the lock {Relative(record.Name, projectDirectory)}, which another build held", TimingReport.Milliseconds(record.End - record.Start)));
        var compile = phase.Phase == "LinkBinary" ? records.LastOrDefault(record => record.Kind == TimingKind.Phase && record.Phase == Compile && record.End <= phase.Start) : null;
        var last = compile is null ? null : records.Where(record => record.Kind == TimingKind.Process && IsDuring(record, compile)).MaxBy(record => record.End);
        var objects = compile is null || last is null
            ? []
            : new[] { new TimingWait($"the objects; {Relative(last.Name, projectDirectory)} was the last one", TimingReport.Milliseconds(last.End - compile.Start)) };
        return Noticed(locks.Concat(objects));
    }

    private static IReadOnlyList<TimingWait> Noticed(IEnumerable<TimingWait> waits) => [.. waits.Where(wait => wait.Duration >= Noticeable)];

    private static bool IsDuring(TimingRecord record, TimingRecord phase) => record.Phase == phase.Phase && record.Start >= phase.Start && record.End <= phase.End;

    private static string Relative(string name, string projectDirectory)
    {
        var folder = projectDirectory.Replace('\\', '/').TrimEnd('/') + "/";
        var path = name.Replace('\\', '/');
        return path.StartsWith(folder, StringComparison.Ordinal) ? path[folder.Length..] : name;
    }

    // CompileSources is "Compile sources", BuildCMakeProjects is "Build CMake projects".
    private static string Label(string task)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 1; i <= task.Length; i++)
        {
            if (i < task.Length && !(char.IsUpper(task[i]) && char.IsLower(task[i - 1])))
                continue;
            var word = task[start..i];
            words.Add(words.Count == 0 || (word.Length > 1 && char.IsUpper(word[1])) ? word : word.ToLowerInvariant());
            start = i;
        }

        return string.Join(' ', words);
    }

    private static string StepLabel(string step) => step switch
    {
        "build" => "Compile and link",
        "projects" => "CMake projects",
        "" => "",
        _ => char.ToUpperInvariant(step[0]) + step[1..],
    };
}

/// <summary>Represents a task or a process.</summary>
/// <param name="Name">The file, the program or the task.</param>
/// <param name="Phase">The task.</param>
/// <param name="Start">The start.</param>
/// <param name="Duration">The duration.</param>
/// <param name="Reason">Why it was done, or empty.</param>
/// <param name="Failed">True if it failed.</param>
public sealed record TimingBar(string Name, string Phase, double Start, double Duration, string Reason, bool Failed)
{
    /// <summary>The row, from 0.</summary>
    public int Lane { get; init; }

    /// <summary>What was waited for.</summary>
    public IReadOnlyList<TimingWait> Waits { get; init; } = [];
}

/// <summary>Represents a wait.</summary>
/// <param name="For">What was waited for.</param>
/// <param name="Duration">The duration.</param>
public sealed record TimingWait(string For, double Duration);

/// <summary>Represents an up-to-date check.</summary>
/// <param name="Step">The step.</param>
/// <param name="Reason">Why the step is stale; empty if it is up to date.</param>
public sealed record TimingCheck(string Step, string Reason);
