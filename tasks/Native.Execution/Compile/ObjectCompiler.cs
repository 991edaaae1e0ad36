using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Incremental;

namespace Native.Execution;

/// <summary>Compiles stale objects, one process per file, and records the inputs of each object.</summary>
internal sealed class ObjectCompiler(
    IBuildHost host, ProcessRunner processes, CompileRequest request, ICompiler compiler, int parallelism, string scratch)
{
    private static readonly TimeSpan s_progress = TimeSpan.FromSeconds(4);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly DiskFileReader _files = new();
    private readonly FrontendQuery _frontends = new(processes, compiler, request, scratch);
    private readonly ConcurrentDictionary<string, NamedPaths> _arguments = new(StringComparer.Ordinal);
    private readonly MissedHeaders _missed = new(new DiskFileReader());
    private readonly Lock _log = new();
    private TimeSpan _lastProgress;
    private int _done;

    /// <summary>Compiles all files. It continues after errors, which are logged.</summary>
    public void CompileAll(IReadOnlyList<ObjectStep> steps)
    {
        // The slowest file first would be optimal, but only the size is known in advance.
        var ordered = steps.OrderByDescending(step => _files.Stamp(step.Source.Path)?.Size ?? 0).ToList();
        var questions = compiler.SupportsFrontend ? _frontends.Questions(ordered, few: Environment.ProcessorCount) : [];
        List<Action> work = [.. questions, .. ordered.Select(step => (Action)(() => Compile(step, steps.Count)))];
        CorePool.ForEach(host, work, parallelism, item => item());
    }

    private void Compile(ObjectStep step, int total)
    {
        // The name must not change between builds, because compiler caches use the name of the object in their keys.
        var name = Path.Combine(scratch, ScratchName(step));
        var files = new CompileFiles(step.Source.Path, name + ".o", name + ".d");
        var arguments = _frontends.For(step)?.Arguments(files) ?? [.. step.Arguments, .. files.Arguments];
        lock (_log)
            host.LogVerbose(() => $"Compiling {step.Source.Path}: {step.Reason}.");
        var source = StepInput.File(step.Source.Path, _files.Stamp(step.Source.Path));
        var started = DateTime.UtcNow.Ticks;
        var result = processes.RunToEnd(compiler.Request(arguments, request.ProjectDirectory, name) with { Subject = step.Source.Path, Reason = step.Reason ?? "" });

        bool failed;
        lock (_log)
            failed = Report(step, arguments, result);
        if (failed || IsDamaged(step, files.Object))
            return;
        var headers = Headers(step, files.Depfile);
        if (headers is null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(step.ObjectPath)!);
        RecordedStep.Complete(step.ObjectPath, () => FileChanges.Disk.Replace(files.Object, step.ObjectPath, host.Cancelled),
            () => new(step.Options, Inputs(step, source, headers, started)), name + StepState.Extension, host.Cancelled);
        Progress(total);
    }

    private List<StepInput> Inputs(ObjectStep step, StepInput source, IReadOnlyList<string> read, long started)
    {
        // Each object needs a new reader, because a header can change between two compilations.
        var now = new InputReader(_files);
        List<StepInput> inputs = [source, now.File(compiler.Executable)];
        // The headers of the compiler change only with the compiler.
        List<string> headers = [], own = [];
        foreach (var path in read)
            (compiler.OwnHeaders.Length > 0 && FolderPath.Contains(compiler.OwnHeaders, path) ? own : headers).Add(path);
        var (named, folders) = ReadArguments(step.Arguments);
        foreach (var path in headers.Union(named))
            inputs.Add(now.ReadSince(path, started));
        foreach (var folder in _missed.Find([step.Source.Path, .. headers], own, folders))
            inputs.Add(StepInput.NotFound(folder.Path, folder.Names));
        return inputs;
    }

    // Returns the headers that the compilation read; null if they are not known. The object must then be discarded.
    private IReadOnlyList<string>? Headers(ObjectStep step, string depfile)
    {
        var text = _files.ReadText(depfile);
        if (text is null && !Depfile.IsExpected(step.Source, step.Arguments))
            return [];
        var fault = Depfile.Fault(text, step.Source.Path, request.ProjectDirectory);
        var headers = fault is null ? Depfile.Headers(text!, step.Source.Path, request.ProjectDirectory, ownHeaders: "") : [];
        var problem = fault is null ? TrackableName.Refuse(headers) : Depfile.Unusable(step.Source.Path, fault);
        if (problem is null)
            return headers;
        lock (_log)
            host.Report(problem);
        return null;
    }

    // Returns true if the object must be discarded: the compiler failed, or MSBuild treats a warning as an error, which the next build must report
    // again.
    private bool Report(ObjectStep step, IReadOnlyList<string> arguments, ProcessResult result)
    {
        host.LogVerbose(() => CommandLine.Quote(compiler.ToShellCommand(arguments)));
        var report = CompilerOutput.Parse(result.Error + result.Output, request.ProjectDirectory, compiler.OwnHeaders);
        var failed = false;
        // A compiler that contains its own headers does not search those of the system.
        var system = new SystemAdvice(_files, request.Target);
        foreach (var diagnostic in report.Diagnostics)
            failed |= host.Report(compiler.OwnHeaders.Length > 0 ? system.Add(diagnostic) : diagnostic);
        if (result.ExitCode == 0)
            return failed;
        var manualCommand = CommandLine.Quote(compiler.ToShellCommand([.. step.Arguments, "-c", step.Source.Path, "-o", step.ObjectPath]));
        if (report.Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error))
            host.Report(Diagnostic.Error("NSDK2003",
                $"The compiler failed with exit code {result.ExitCode} without a readable message:\n"
                + $"{report.Rest.Trim()}\nTo reproduce it, run:\n  {manualCommand}", step.Source.Path));
        else
            host.LogMessage($"To compile it manually: {manualCommand}");
        return true;
    }

    private bool IsDamaged(ObjectStep step, string path)
    {
        if (BinaryFile.Damage(path, "The compiler", step.Source.Path) is not { } damage)
            return false;
        lock (_log)
            host.Report(damage);
        return true;
    }

    // Returns the files and include directories in the arguments, cached because most sources share their arguments and each one requires a file
    // system lookup.
    private NamedPaths ReadArguments(IReadOnlyList<string> arguments) =>
        _arguments.GetOrAdd(string.Join('\n', arguments), _ =>
            new(ArgumentFiles.Of(arguments, request.ProjectDirectory, _files), IncludeFolders.Of(arguments, request.ProjectDirectory)));

    private static string ScratchName(ObjectStep step) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(step.ObjectPath)))[..16];

    private void Progress(int total)
    {
        var done = Interlocked.Increment(ref _done);
        lock (_log)
        {
            if (_clock.Elapsed - _lastProgress < s_progress || done == total)
                return;
            _lastProgress = _clock.Elapsed;
            host.LogMessage(
                $"  {host.Name}: {done} of {total} native files compiled for {request.Target.Rid}");
        }
    }

    private sealed record NamedPaths(IReadOnlyList<string> Files, IReadOnlyList<string> Folders);
}
