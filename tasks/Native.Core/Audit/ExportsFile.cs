using Native.Core.Diagnostics;

namespace Native.Core.Audit;

/// <summary>
/// Represents the checked-in list of <c>NativeExports</c>. Each line contains a name or, after <c>#</c>, a comment. A line such as <c>[win]</c> or
/// <c>[linux-x64]</c> precedes the names for some RIDs.
/// </summary>
/// <param name="Path">Full path of the file, for messages.</param>
/// <param name="Text">The text of the file, or null if the file does not exist.</param>
public sealed record ExportsFile(string Path, string? Text)
{
    private const int Most = 12;

    /// <summary>Returns the names for a RID.</summary>
    public IReadOnlySet<string> Names(string rid)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var counts = true;
        foreach (var line in (Text ?? "").Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
                counts = line[1..^1] is var section && (rid == section || rid.StartsWith($"{section}-", StringComparison.Ordinal));
            else if (counts)
                names.Add(line);
        }

        return names;
    }

    /// <summary>Returns the differences as <c>-gone +new</c>, or null if there are none.</summary>
    public string? Difference(string rid, IEnumerable<string> exports)
    {
        var (expected, found) = (Names(rid), exports.ToHashSet(StringComparer.Ordinal));
        List<string> lines = [.. expected.Except(found).Order(StringComparer.Ordinal).Select(name => $"-{name}"), .. found.Except(expected).Order(StringComparer.Ordinal).Select(name => $"+{name}")];
        return lines.Count == 0 ? null : NameList.First(Most, lines, " ");
    }

    /// <summary>Returns the text of a list.</summary>
    public static string Write(IEnumerable<string> names) => string.Concat(names.Order(StringComparer.Ordinal).Select(name => $"{name}\n"));
}
