using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Link;
using Native.Core.Platform;

namespace Native.Build;

/// <summary>Compiles the stale files of one <see cref="CBuild"/>, and archives all objects.</summary>
internal sealed class CCompiler(CompileRequest request, string name)
{
    private readonly DiskFileReader _files = new();
    private readonly InstructionHost _host = new();

    /// <summary>Returns the archive; null after a compiler error, which is already reported.</summary>
    public CBuildResult? Run()
    {
        if (request.Sources.Count == 0)
            throw new NativeException(Diagnostic.Error("NSDK2004", $"'{name}' has no files to compile. Expected at least one; add it with CBuild.File."));
        using var scratch = ScratchFolder.Create(request.ObjectDirectory);
        var compiler = Toolchain.Compiler(scratch.Path);
        var plan = CompilePlan.Make(request, compiler.Identity, source => compiler.Arguments(request, source), _files);
        new ObjectCompiler(_host, Toolchain.Processes, request, compiler, BuildContext.Jobs, scratch.Path).CompileAll(plan.Stale);
        if (_host.Failed)
            return null;
        var objects = plan.Steps.Select(step => step.ObjectPath).ToList();
        var archive = Archive(compiler, objects, scratch.Path);
        // Includes the inputs of up-to-date objects, so that each run prints the same instructions.
        Rerun.IfChangedElsewhere(objects.SelectMany(path => StepStateFile.Read(_files, path)?.Files ?? []));
        return new(archive, objects, plan.Stale.Count);
    }

    private string Archive(ICompiler compiler, List<string> objects, string scratch)
    {
        var link = new LinkRequest { Target = request.Target, OutputType = NativeOutputType.StaticLibrary, LibraryName = name, Objects = objects };
        IReadOnlyList<string> Arguments(string folder) => ZigLinkArguments.For(link, NativeTarget.Current.Triple, folder, _files);
        var archive = Path.Combine(BuildContext.OutDirectory, link.FileName);
        var options = StepOptions.Of(compiler.Identity, [], Arguments(BuildContext.OutDirectory));
        var now = new InputReader(_files);
        if (StepStateFile.Read(_files, archive).Reason(archive, options, now) is null)
            return archive;
        var state = new StepState(options, [.. objects.Select(now.File)]);
        var result = Toolchain.Processes.RunToEnd(compiler.Request(Arguments(scratch), request.ProjectDirectory, Path.Combine(scratch, "ar")));
        if (result.ExitCode != 0)
            throw new NativeException(Diagnostic.Error("NSDK2013", $"The static library {link.FileName} could not be created: {(result.Error + result.Output).Trim()}"));
        RecordedStep.Complete(archive, () => FileChanges.Disk.Replace(Path.Combine(scratch, link.FileName), archive),
            () => state, Path.Combine(scratch, link.FileName + StepState.Extension));
        return archive;
    }
}
