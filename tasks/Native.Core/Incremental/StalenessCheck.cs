using Native.Core.Seams;

namespace Native.Core.Incremental;

/// <summary>Compares outputs with their records, and says why one is stale. Asks for each file's state once.</summary>
public sealed class StalenessCheck(IFileReader files)
{
    private readonly Dictionary<string, FileStamp?> _stamps = new(StringComparer.Ordinal);

    /// <summary>The state of a file now, or null where there is none.</summary>
    public FileStamp? Stamp(string path)
    {
        if (!_stamps.TryGetValue(path, out var stamp))
            _stamps[path] = stamp = files.Stamp(path);
        return stamp;
    }

    /// <summary>The record beside an output, or null where there is none that can be read.</summary>
    public BuildRecord? Record(string output) => BuildRecord.Read(files.ReadText(output + BuildRecord.Extension));

    /// <summary>
    /// Why <paramref name="output"/> must be made again, or null. <paramref name="arguments"/> and
    /// <paramref name="rerun"/> are compared line by line with those of the record.
    /// </summary>
    public string? Reason(string output, BuildRecord? record, string tool, string arguments, string rerun)
    {
        if (record is null || Stamp(output) is null)
            return "it was not built yet";
        if (record.Tool != tool)
            return $"the compiler changed from {record.Tool} to {tool}";
        if (record.Arguments != arguments)
            return $"its options changed: {Difference(record.Arguments, arguments)}";
        if (record.Rerun != rerun)
            return $"what it depends on changed: {Difference(record.Rerun, rerun)}";
        foreach (var (input, stamp) in record.Inputs)
        {
            var now = Stamp(input);
            if (now != stamp)
                return now is null ? $"{input} is gone" : $"{input} changed";
        }

        return null;
    }

    private static string Difference(string before, string after)
    {
        var old = before.Split('\n');
        var now = after.Split('\n');
        var gone = string.Join(' ', old.Except(now));
        var added = string.Join(' ', now.Except(old));
        return (gone, added) switch
        {
            ("", "") => "their order",
            ("", _) => $"{added} is new",
            (_, "") => $"{gone} is gone",
            _ => $"{gone} became {added}",
        };
    }
}
