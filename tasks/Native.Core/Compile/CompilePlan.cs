using Native.Core.Seams;

namespace Native.Core.Compile;

/// <summary>One object to make.</summary>
/// <param name="Source">The source.</param>
/// <param name="ObjectPath">Full path of the object.</param>
/// <param name="Arguments">Compiler arguments without source, output and depfile.</param>
/// <param name="Record">The record of an object that is up to date, else null.</param>
/// <param name="Reason">Why the object is stale, else null.</param>
public sealed record ObjectStep(
    SourceFile Source, string ObjectPath, IReadOnlyList<string> Arguments, ObjectRecord? Record, string? Reason)
{
    /// <summary>Full path of the object's record.</summary>
    public string RecordPath => ObjectPath + CompilePlan.RecordExtension;
}

/// <summary>Which objects are stale, and why.</summary>
/// <param name="Steps">A step a source, in the order of the sources.</param>
public sealed record CompilePlan(IReadOnlyList<ObjectStep> Steps)
{
    /// <summary>The extension that a record adds to its object's name.</summary>
    public const string RecordExtension = ".rec";

    /// <summary>What must be compiled.</summary>
    public IEnumerable<ObjectStep> Stale => Steps.Where(step => step.Reason is not null);

    /// <summary>Compares every object with its record. <paramref name="files"/> is asked once a file.</summary>
    public static CompilePlan Make(
        CompileRequest request, string toolIdentity, Func<SourceFile, IReadOnlyList<string>> arguments, IFileReader files)
    {
        var stamps = new Dictionary<string, FileStamp?>(StringComparer.Ordinal);
        var rerun = string.Join('\n', request.RerunInputs);
        var steps = request.Sources.Select(source =>
        {
            var command = arguments(source);
            var path = Path.Combine(
                request.ObjectDirectory, ObjectLayout.ObjectName(request.ProjectDirectory, source.Path));
            var record = ObjectRecord.Read(files.ReadText(path + RecordExtension));
            var reason = Reason(path, record, toolIdentity, string.Join('\n', command), rerun);
            return new ObjectStep(source, path, command, reason is null ? record : null, reason);
        });
        return new([.. steps]);

        FileStamp? Stamp(string path)
        {
            if (!stamps.TryGetValue(path, out var stamp))
                stamps[path] = stamp = files.Stamp(path);
            return stamp;
        }

        string? Reason(string path, ObjectRecord? record, string tool, string command, string rerunState)
        {
            if (record is null || Stamp(path) is null)
                return "it has no object yet";
            if (record.Tool != tool)
                return $"the compiler changed from {record.Tool} to {tool}";
            if (record.Arguments != command)
                return $"its options changed: {Difference(record.Arguments, command)}";
            if (record.Rerun != rerunState)
                return $"{Difference(record.Rerun, rerunState)} changed";
            foreach (var (input, stamp) in record.Inputs)
            {
                var now = Stamp(input);
                if (now is null)
                    return $"{input} is gone";
                if (now != stamp)
                    return $"{input} changed";
            }

            return null;
        }
    }

    /// <summary>The lines that only one of two texts has: <c>-O0 → -O2</c>.</summary>
    private static string Difference(string before, string after)
    {
        var old = before.Split('\n');
        var now = after.Split('\n');
        var gone = old.Except(now).ToList();
        var added = now.Except(old).ToList();
        return (gone.Count, added.Count) switch
        {
            (0, 0) => "their order",
            (0, _) => $"{string.Join(' ', added)} added",
            (_, 0) => $"{string.Join(' ', gone)} removed",
            _ => $"{string.Join(' ', gone)} → {string.Join(' ', added)}",
        };
    }
}
