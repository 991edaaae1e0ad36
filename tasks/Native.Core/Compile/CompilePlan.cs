using Native.Core.Incremental;
using Native.Core.Seams;

namespace Native.Core.Compile;

/// <summary>One object to make.</summary>
/// <param name="Source">The source.</param>
/// <param name="ObjectPath">Full path of the object.</param>
/// <param name="Arguments">Compiler arguments without source, output and depfile.</param>
/// <param name="Record">The object's record, where it is up to date.</param>
/// <param name="Reason">Why the object is stale, else null.</param>
public sealed record ObjectStep(
    SourceFile Source, string ObjectPath, IReadOnlyList<string> Arguments, BuildRecord? Record, string? Reason);

/// <summary>Which objects are stale, and why.</summary>
/// <param name="Steps">A step a source, in the order of the sources.</param>
public sealed record CompilePlan(IReadOnlyList<ObjectStep> Steps)
{
    /// <summary>What must be compiled.</summary>
    public IReadOnlyList<ObjectStep> Stale { get; } = [.. Steps.Where(step => step.Reason is not null)];

    /// <summary>Compares every object with its record.</summary>
    public static CompilePlan Make(
        CompileRequest request, string tool, Func<SourceFile, IReadOnlyList<string>> arguments, IFileReader files)
    {
        var check = new StalenessCheck(files);
        var rerun = string.Join('\n', request.RerunInputs);
        return new([.. request.Sources.Select(source =>
        {
            var command = arguments(source);
            var path = Path.Combine(
                request.ObjectDirectory, ObjectLayout.ObjectName(request.ProjectDirectory, source.Path));
            var record = check.Record(path);
            var reason = check.Reason(path, record, tool, string.Join('\n', command), rerun);
            return new ObjectStep(source, path, command, reason is null ? record : null, reason);
        })]);
    }
}
