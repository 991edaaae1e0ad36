using Native.Core.IO;
using Native.Core.Incremental;

namespace Native.Core.Compile;

/// <summary>One object to make.</summary>
/// <param name="Source">The source.</param>
/// <param name="ObjectPath">Full path of the object.</param>
/// <param name="Arguments">Compiler arguments without source, output and depfile.</param>
/// <param name="Options">What its state says of tool and arguments.</param>
/// <param name="State">The object's state, where it is up to date.</param>
/// <param name="Reason">Why the object is stale, else null.</param>
public sealed record ObjectStep(
    SourceFile Source, string ObjectPath, IReadOnlyList<string> Arguments, string Options, StepState? State, string? Reason);

/// <summary>Which objects are stale, and why.</summary>
/// <param name="Steps">A step a source, in the order of the sources.</param>
public sealed record CompilePlan(IReadOnlyList<ObjectStep> Steps)
{
    /// <summary>What must be compiled.</summary>
    public IReadOnlyList<ObjectStep> Stale { get; } = [.. Steps.Where(step => step.Reason is not null)];

    /// <summary>Compares every object with its state.</summary>
    public static CompilePlan Make(
        CompileRequest request, string tool, Func<SourceFile, IReadOnlyList<string>> arguments, IFileReader files)
    {
        var now = new InputReader(files);
        return new([.. request.Sources.Select(source =>
        {
            var command = arguments(source);
            var path = Path.GetFullPath(ObjectLayout.ObjectName(request.ProjectDirectory, source.Path), request.ObjectDirectory);
            var options = StepOptions.Of(tool, request.RerunInputs, command);
            var state = StepStateFile.Read(files, path);
            var reason = state.Reason(path, options, now);
            return new ObjectStep(source, path, command, options, reason is null ? state : null, reason);
        })]);
    }
}
