using System.Xml.Linq;

namespace TestKit;

/// <summary>The output and the events of a build. The binary log is read on demand.</summary>
public sealed class BuildResult
{
    // The tasks of the SDK that build something: not the up-to-date check, not the task that reports problems of targets, and not the one that decides how NativeAOT links.
    private static readonly Lazy<HashSet<string>> s_tasks = new(() => [.. XDocument
        .Load(Path.Combine(Repository.Root, "sdk/schema/Native.Tasks.targets")).Descendants("UsingTask")
        .Select(task => task.Attribute("TaskName")!.Value).Where(name => name.StartsWith("Native.Tasks.", StringComparison.Ordinal))
        .Select(name => name[(name.LastIndexOf('.') + 1)..]).Where(name => name is not ("ReportProblem" or "ChooseAotLinker"))]);

    private readonly Lazy<BuildLog> _log;

    /// <summary>Creates the result of <c>dotnet</c>; without a log if the command did not build, or did not write one.</summary>
    internal BuildResult(ToolResult result, string? log)
    {
        _log = new(() => log is not null && File.Exists(log)
            ? BuildLog.Read(log)
            : throw new InvalidOperationException($"This dotnet command wrote no log:\n{result.Output}"));
        Output = result.Output;
        // One build in thousands loses its exit code between the server and the client. The server writes the log, which contains the result.
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

    /// <summary>The output.</summary>
    public string Output { get; }

    /// <summary>The events of the build.</summary>
    public BuildLog Log => _log.Value;

    /// <summary>Returns this build, which must have succeeded.</summary>
    public BuildResult Succeeds() => ExitCode == 0 ? this : throw new InvalidOperationException($"The build failed:\n{Output}");

    /// <summary>Returns this build, which must have failed.</summary>
    public BuildResult Fails() => ExitCode != 0 ? this : throw new InvalidOperationException($"The build succeeded:\n{Output}");

    /// <summary>The output and the events of one project in this build.</summary>
    public BuildResult Of(string project) => new(
        string.Join('\n', Output.Split('\n').Where(line => line.EndsWith($"[{project}]", StringComparison.Ordinal)).Distinct()), Log.Of(project));

    /// <summary>The compiled sources, by file name, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Compiled => Steps("Compiling")
        .DistinctBy(step => step.File).ToDictionary(step => FileName(step.File), step => step.Reason);

    /// <summary>The names of the compiled sources, sorted and joined.</summary>
    public string CompiledNames => string.Join(' ', Compiled.Keys.Order(StringComparer.Ordinal));

    /// <summary>The linked binaries, by file name.</summary>
    public IReadOnlyList<string> Linked => [.. Steps("Linking").Select(step => FileName(step.File)).Distinct()];

    /// <summary>Whether any task of the SDK ran.</summary>
    public bool RanTasks => Log.Tasks.Any(s_tasks.Value.Contains);

    /// <summary>Whether <paramref name="task"/>, which the SDK declares, ran.</summary>
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

    // Also splits Z:\a\b.c; on Linux, a backslash is an ordinary character in a file name.
    private static string FileName(string path) => Path.GetFileName(path is [_, ':', '\\', ..] ? path.Replace('\\', '/') : path);
}
