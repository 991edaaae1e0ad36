using System.Xml.Linq;

namespace TestKit;

/// <summary>What a build said and did. Its log is read when a test looks into it.</summary>
public sealed class BuildResult
{
    // Those that the SDK declares and that build something: not the up-to-date check, and not the task that says what targets found.
    private static readonly Lazy<HashSet<string>> s_tasks = new(() => [.. XDocument
        .Load(Path.Combine(Repository.Root, "sdk/schema/Native.Tasks.targets")).Descendants("UsingTask")
        .Select(task => task.Attribute("TaskName")!.Value).Where(name => name.StartsWith("Native.Tasks.", StringComparison.Ordinal))
        .Select(name => name[(name.LastIndexOf('.') + 1)..]).Where(name => name != "ReportProblem")]);

    private readonly Lazy<BuildLog> _log;

    /// <summary>The result of <c>dotnet</c>; without a log where it has built nothing, or was not told to write one.</summary>
    internal BuildResult(ToolResult result, string? log)
    {
        _log = new(() => log is not null && File.Exists(log)
            ? BuildLog.Read(log)
            : throw new InvalidOperationException($"There is no log of what this dotnet did:\n{result.Output}"));
        Output = result.Output;
        // One build in thousands loses its exit code on the way from the server. The log is written in the server, and says how the build ended.
        ExitCode = result.ExitCode != 0 && File.Exists(log) && Log.Succeeded ? 0 : result.ExitCode;
    }

    private BuildResult(string output, BuildLog log)
    {
        _log = new(log);
        Output = output;
        ExitCode = log.Succeeded ? 0 : 1;
    }

    /// <summary>0 for success.</summary>
    public int ExitCode { get; }

    /// <summary>What it printed.</summary>
    public string Output { get; }

    /// <summary>What happened in it.</summary>
    public BuildLog Log => _log.Value;

    /// <summary>This build, which must have succeeded.</summary>
    public BuildResult Succeeds() => ExitCode == 0 ? this : throw new InvalidOperationException($"The build failed:\n{Output}");

    /// <summary>This build, which must have failed.</summary>
    public BuildResult Fails() => ExitCode != 0 ? this : throw new InvalidOperationException($"The build succeeded:\n{Output}");

    /// <summary>What one project of this build said and did.</summary>
    public BuildResult Of(string project) => new(
        string.Join('\n', Output.Split('\n').Where(line => line.EndsWith($"[{project}]", StringComparison.Ordinal)).Distinct()), Log.Of(project));

    /// <summary>The sources that were compiled, by file name, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Compiled => Steps("Compiling")
        .DistinctBy(step => step.File).ToDictionary(step => FileName(step.File), step => step.Reason);

    /// <summary>Names of the compiled sources, sorted and joined.</summary>
    public string CompiledNames => string.Join(' ', Compiled.Keys.Order(StringComparer.Ordinal));

    /// <summary>The binaries that were linked, by file name.</summary>
    public IReadOnlyList<string> Linked => [.. Steps("Linking").Select(step => FileName(step.File)).Distinct()];

    /// <summary>Whether a task of the SDK ran at all.</summary>
    public bool RanTasks => Log.Tasks.Any(s_tasks.Value.Contains);

    /// <summary>Whether <paramref name="task"/> ran, which the SDK declares.</summary>
    public bool Ran(string task) => s_tasks.Value.Contains(task)
        ? Log.Tasks.Contains(task)
        : throw new ArgumentOutOfRangeException(nameof(task), task, "The SDK has no such task.");

    /// <summary>The codes of all errors and warnings.</summary>
    public IReadOnlyList<string> Codes => [.. Log.Diagnostics.Select(diagnostic => diagnostic.Code).Where(code => code.Length > 0).Distinct()];

    // "Compiling deflate.c: zutil.h changed."
    private IEnumerable<(string File, string Reason)> Steps(string verb) =>
        from message in Log.Messages
        where message.StartsWith($"{verb} ", StringComparison.Ordinal) && message.EndsWith('.')
        let colon = message.IndexOf(": ", StringComparison.Ordinal)
        where colon > 0
        select (message[(verb.Length + 1)..colon], message[(colon + 2)..^1]);

    // Of Z:\a\b.c too; in a name of this machine a backslash is a letter.
    private static string FileName(string path) => Path.GetFileName(path is [_, ':', '\\', ..] ? path.Replace('\\', '/') : path);
}
