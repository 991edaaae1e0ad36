namespace Native.Core.Diagnostics;

/// <summary>Suggests similar names.</summary>
public static class NearNames
{
    /// <summary>Returns <c> Did you mean 'git_clone'?</c> if similar names exist, otherwise an empty string.</summary>
    public static string Hint(string name, IEnumerable<string> names)
    {
        // Users write types as in C.
        var bare = name.Split(' ', '*').LastOrDefault(word => word.Length > 0, name);
        var most = Math.Clamp(bare.Length / 4, 1, 3);
        var near = names.Where(other => Math.Abs(other.Length - bare.Length) <= most).Distinct()
            .Select(other => (Name: other, Distance: Distance(bare.ToUpperInvariant(), other.ToUpperInvariant())))
            .Where(other => other.Distance <= most).OrderBy(other => other.Distance).ThenBy(other => other.Name, StringComparer.Ordinal).ToList();
        // Prefer names with an edit distance of one over two.
        near = [.. near.TakeWhile(other => other.Distance == near[0].Distance).Take(3)];
        return near.Count == 0 ? "" : $" Did you mean '{string.Join("' or '", near.Select(other => other.Name))}'?";
    }

    // The edit distance: insertions, deletions and replacements.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < to.Length; j++)
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(Math.Min(row[j], row[j + 1]) + 1, diagonal + (from[i] == to[j] ? 0 : 1)));
        }

        return row[^1];
    }
}
