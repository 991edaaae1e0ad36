using System.Collections.Concurrent;
using Native.Core.Compile;

namespace Native.Execution;

/// <summary>Queries the compiler driver, while the first files compile, for the frontend command of options that many files share.</summary>
internal sealed class FrontendQuery(
    ProcessRunner processes, ICompiler compiler, CompileRequest request, string scratch)
{
    private readonly ConcurrentDictionary<string, ClangFrontend?> _answers = [];

    /// <summary>
    /// Returns a query for each set of options that more than <paramref name="few"/> of <paramref name="steps"/> share. For fewer files the extra
    /// process is not worthwhile.
    /// </summary>
    public IEnumerable<Action> Questions(IReadOnlyList<ObjectStep> steps, int few) =>
        steps.GroupBy(Key).Where(group => group.Count() > few)
            .Select(group => (Action)(() => _answers[group.Key] = Ask(group.First())));

    /// <summary>Returns the frontend command of a step, or null if it is not known (yet).</summary>
    public ClangFrontend? For(ObjectStep step) => _answers.GetValueOrDefault(Key(step));

    private static string Key(ObjectStep step) =>
        $"{Path.GetExtension(step.Source.Path)}\n{string.Join('\n', step.Arguments)}";

    private ClangFrontend? Ask(ObjectStep step)
    {
        var name = Path.Combine(scratch, Guid.NewGuid().ToString("N"));
        var sample = new CompileFiles(name + "s" + Path.GetExtension(step.Source.Path), name + "o.o", name + "o.d");
        File.WriteAllText(sample.Source, "");
        var result = processes.RunToEnd(compiler.Request(
            [.. step.Arguments, "-###", .. sample.Arguments], request.ProjectDirectory, name));
        // Messages of the driver must appear for every file, so such options keep the driver.
        var silent = CompilerOutput.Parse(result.Error, request.ProjectDirectory, compiler.OwnHeaders).Diagnostics.Count == 0;
        return result.ExitCode == 0 && silent ? ClangFrontend.Read(result.Error, sample) : null;
    }
}
