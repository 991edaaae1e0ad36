using Native.Core.IO;
using Native.Core.Incremental;
using Native.Core.Platform;

namespace Native.Core.Compile;

/// <summary>Represents an object to compile.</summary>
/// <param name="Source">The source.</param>
/// <param name="ObjectPath">Full path of the object.</param>
/// <param name="Arguments">Compiler arguments without source, output and depfile.</param>
/// <param name="Options">The tool and arguments as recorded in its state.</param>
/// <param name="State">The state of the object if it is up to date.</param>
/// <param name="Reason">The reason why the object is stale, or null.</param>
public sealed record ObjectStep(
    SourceFile Source, string ObjectPath, IReadOnlyList<string> Arguments, string Options, StepState? State, string? Reason);

/// <summary>Determines which objects are stale, and why.</summary>
/// <param name="Steps">One step per source, in the order of the sources.</param>
public sealed record CompilePlan(IReadOnlyList<ObjectStep> Steps)
{
    /// <summary>The stale objects.</summary>
    public IReadOnlyList<ObjectStep> Stale { get; } = [.. Steps.Where(step => step.Reason is not null)];

    /// <summary>
    /// Returns the <paramref name="objects"/> that no step creates. On a case-insensitive file system, a source that was renamed only in case has the same object.
    /// </summary>
    public IEnumerable<string> Foreign(IEnumerable<string> objects, HostSystem? host = null)
    {
        var own = FolderPath.Set(Steps.Select(step => step.ObjectPath), host);
        return objects.Where(path => !own.Contains(Path.GetFullPath(path)));
    }

    /// <summary>Compares every object with its state.</summary>
    public static CompilePlan Make(
        CompileRequest request, string tool, Func<SourceFile, IReadOnlyList<string>> arguments, IFileReader files)
    {
        var now = new InputReader(files);
        return new([.. request.Sources.Select(source =>
        {
            var path = Path.GetFullPath(ObjectLayout.ObjectName(request.ProjectDirectory, source.Path), request.ObjectDirectory);
            var command = arguments(source);
            var options = StepOptions.Of(tool, request.RerunInputs, command);
            var state = StepStateFile.Read(files, path);
            var reason = state.Reason(path, options, now);
            return new ObjectStep(source, path, command, options, reason is null ? state : null, reason);
        })]);
    }
}
