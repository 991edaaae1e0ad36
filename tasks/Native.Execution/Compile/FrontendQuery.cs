using System.Collections.Concurrent;
using Native.Core.Compile;

namespace Native.Execution;

/// <summary>Asks the driver, while the first files compile, how it starts the compiler for options that many files have.</summary>
internal sealed class FrontendQuery(
    ProcessRunner processes, ICompiler compiler, CompileRequest request, string scratch)
{
    private readonly ConcurrentDictionary<string, ClangFrontend?> _answers = [];

    /// <summary>What to ask: for options of more than <paramref name="few"/> of <paramref name="steps"/>, where it is worth a process.</summary>
    public IEnumerable<Func<Task>> Questions(IReadOnlyList<ObjectStep> steps, int few) =>
        steps.GroupBy(Key).Where(group => group.Count() > few)
            .Select(group => (Func<Task>)(async () => _answers[group.Key] = await Ask(group.First()).ConfigureAwait(false)));

    /// <summary>The compiler's command for a step, or null where it is not known (yet).</summary>
    public ClangFrontend? For(ObjectStep step) => _answers.GetValueOrDefault(Key(step));

    private static string Key(ObjectStep step) =>
        $"{Path.GetExtension(step.Source.Path)}\n{string.Join('\n', step.Arguments)}";

    private async Task<ClangFrontend?> Ask(ObjectStep step)
    {
        var name = Path.Combine(scratch, Guid.NewGuid().ToString("N"));
        var sample = new CompileFiles(name + "s" + Path.GetExtension(step.Source.Path), name + "o.o", name + "o.d");
        await File.WriteAllTextAsync(sample.Source, "").ConfigureAwait(false);
        var result = await processes.Run(compiler.Request(
            [.. step.Arguments, "-###", .. sample.Arguments], request.ProjectDirectory, name)).ConfigureAwait(false);
        // What the driver has to say, it must say for every file.
        var silent = CompilerOutput.Parse(result.Error, request.ProjectDirectory, compiler.OwnHeaders).Diagnostics.Count == 0;
        return result.ExitCode == 0 && silent ? ClangFrontend.Read(result.Error, sample) : null;
    }
}
