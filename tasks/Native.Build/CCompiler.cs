using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Core.Seams;

namespace Native.Build;

/// <summary>Compiles what is stale of one <see cref="CBuild"/>, and puts it into an archive.</summary>
internal sealed class CCompiler(CompileRequest request, string name)
{
    private readonly Disk _disk = new();
    private readonly Zig _zig = Zig.Current;
    private readonly string _scratch = Path.Combine(request.ObjectDirectory, "tmp");
    private int _failed;

    public CBuildResult Run()
    {
        if (request.Sources.Count == 0)
            throw new NativeException(Diagnostic.Error("NSDK2004", $"There is nothing to compile for '{name}'. Name a file with CBuild.File."));
        var plan = CompilePlan.Make(request, _zig.Toolchain.Identity,
            source => ZigCompileArguments.For(request, source, _zig.Toolchain, NativeTarget.Current.Triple), _disk);
        if (Directory.Exists(_scratch))
            Directory.Delete(_scratch, recursive: true);
        Directory.CreateDirectory(_scratch);
        try
        {
            Parallel.ForEachAsync(plan.Stale, new ParallelOptions { MaxDegreeOfParallelism = BuildContext.Jobs }, async (step, _) => await Compile(step).ConfigureAwait(false))
                .GetAwaiter().GetResult();
            if (_failed > 0)
                Environment.Exit(1);
            var objects = plan.Steps.Select(step => step.ObjectPath).ToList();
            var archive = Archive(objects);
            // Before the end of a file that was read there is a depfile, so each run says the same.
            Rerun.IfChanged([.. objects.SelectMany(path => BuildRecord.Read(_disk.ReadText(path + BuildRecord.Extension))?.Inputs ?? [])
                .Select(input => input.Path).Where(path => path != _zig.Toolchain.Executable && !path.StartsWith(BuildContext.OutDirectory, StringComparison.Ordinal))
                .Distinct().Order(StringComparer.Ordinal)]);
            return new(archive, objects, plan.Stale.Count);
        }
        finally
        {
            Directory.Delete(_scratch, recursive: true);
        }
    }

    /// <summary>A diagnostic of the core, as an instruction; its code stands before its text.</summary>
    public static void Tell(Diagnostic diagnostic) => Instructions.Tell(diagnostic.Severity == Severity.Error ? "error" : "warning",
        $"{diagnostic.Code}: {diagnostic.Message}", diagnostic.File, diagnostic.Line, diagnostic.Column);

    private async Task Compile(ObjectStep step)
    {
        var temporary = Path.Combine(_scratch, Guid.NewGuid().ToString("N"));
        var (source, started) = (_disk.Stamp(step.Source.Path) ?? default, DateTime.UtcNow.Ticks);
        var result = await _zig.Run(
            [.. step.Arguments, "-MD", "-MF", $"{temporary}.d", "-c", step.Source.Path, "-o", $"{temporary}.o"], _scratch).ConfigureAwait(false);
        var report = CompilerOutput.Parse(result.Error + result.Output, request.ProjectDirectory, _zig.Toolchain.LibDirectory);
        foreach (var diagnostic in report.Diagnostics)
            Tell(diagnostic);
        if (result.ExitCode != 0)
        {
            Interlocked.Increment(ref _failed);
            if (report.Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error))
                Tell(Diagnostic.Error("NSDK2003", $"The compiler ended with exit code {result.ExitCode} and no message that could be read: {report.Rest.Trim()}", step.Source.Path));
            return;
        }

        // The record first goes: an object must never lie beside the record of another. A file that changed while the
        // compiler ran may have been read before or after, and counts as changed.
        var inputs = Depfile.Parse(_disk.ReadText($"{temporary}.d") ?? "").Select(path => Path.GetFullPath(path, request.ProjectDirectory))
            .Where(path => path != step.Source.Path && !path.StartsWith(_zig.Toolchain.LibDirectory, StringComparison.Ordinal))
            .Select(path => (path, _disk.Stamp(path) is { } stamp && stamp.Ticks < started ? stamp : default));
        Directory.CreateDirectory(Path.GetDirectoryName(step.ObjectPath)!);
        File.Delete(step.ObjectPath + BuildRecord.Extension);
        File.Move($"{temporary}.o", step.ObjectPath, overwrite: true);
        OutputFile.Write(step.ObjectPath + BuildRecord.Extension, new BuildRecord(_zig.Toolchain.Identity, string.Join('\n', step.Arguments), "",
            [(step.Source.Path, source), (_zig.Toolchain.Executable, _disk.Stamp(_zig.Toolchain.Executable) ?? default), .. inputs]).Write());
    }

    private string Archive(List<string> objects)
    {
        var link = new LinkRequest { Target = request.Target, OutputType = NativeOutputType.StaticLibrary, LibraryName = name, Objects = objects };
        var archive = Path.Combine(BuildContext.OutDirectory, link.FileName);
        var arguments = string.Join('\n', ZigLinkArguments.For(link, NativeTarget.Current.Triple, BuildContext.OutDirectory, _disk));
        var check = new StalenessCheck(_disk);
        if (check.Reason(archive, check.Record(archive), _zig.Toolchain.Identity, arguments, "") is null)
            return archive;
        var record = new BuildRecord(_zig.Toolchain.Identity, arguments, "", [.. objects.Select(path => (path, _disk.Stamp(path) ?? default))]);
        var result = _zig.Run(ZigLinkArguments.For(link, NativeTarget.Current.Triple, _scratch, _disk), _scratch).GetAwaiter().GetResult();
        if (result.ExitCode != 0)
            throw new NativeException(Diagnostic.Error("NSDK2013", $"The archive {link.FileName} could not be made: {(result.Error + result.Output).Trim()}"));
        File.Delete(archive + BuildRecord.Extension);
        File.Move(Path.Combine(_scratch, link.FileName), archive, overwrite: true);
        OutputFile.Write(archive + BuildRecord.Extension, record.Write());
        return archive;
    }
}
