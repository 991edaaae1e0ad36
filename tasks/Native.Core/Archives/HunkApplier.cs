using Native.Core.Diagnostics;

namespace Native.Core.Archives;

/// <summary>
/// Applies the hunks of one file. Lines may lie elsewhere than the patch says, but must be there exactly: there is no
/// fuzz. NSDK3046 says what was expected where.
/// </summary>
/// <param name="patch">The patch, for messages.</param>
/// <param name="file">The file, for messages.</param>
public sealed class HunkApplier(string patch, string file)
{
    /// <summary>The text afterwards.</summary>
    public string Apply(string text, IReadOnlyList<Hunk> hunks)
    {
        var lines = PatchText.Lines(text);
        var result = new List<string>(lines.Count);
        var (taken, offset) = (0, 0);
        for (var i = 0; i < hunks.Count; i++)
        {
            List<string> old = [.. WithLineEndingsOf(hunks[i].Old, hunks[i], lines)];
            var expected = (hunks[i].OldCount == 0 ? hunks[i].OldStart : hunks[i].OldStart - 1) + offset;
            var at = Find(lines, old, expected, taken);
            if (at < 0)
                throw Rejected(lines, old, [.. WithLineEndingsOf(hunks[i].New, hunks[i], lines)], expected, taken, hunks[i], $"hunk {i + 1} of {hunks.Count}");
            result.AddRange(lines[taken..at]);
            result.AddRange(WithLineEndingsOf(hunks[i].New, hunks[i], lines));
            (taken, offset) = (at + old.Count, offset + at - expected);
        }

        result.AddRange(lines[taken..]);
        return string.Concat(result);
    }

    // Checkouts change line ends: a patch of the one kind and a source of the other mean the same.
    private static IEnumerable<string> WithLineEndingsOf(IEnumerable<string> texts, Hunk hunk, List<string> lines)
    {
        static bool IsWindows(string line) => line.EndsWith("\r\n", StringComparison.Ordinal);
        static bool IsUnix(string line) => line.EndsWith('\n') && !IsWindows(line);
        var hunkLines = hunk.Lines.Select(line => line.Text).Where(text => text.EndsWith('\n'));
        if (lines.Exists(IsWindows) && !lines.Exists(IsUnix) && hunkLines.All(IsUnix))
            return texts.Select(text => text.EndsWith('\n') ? text[..^1] + "\r\n" : text);
        if (lines.Exists(IsUnix) && !lines.Exists(IsWindows) && hunkLines.All(IsWindows))
            return texts.Select(text => text.EndsWith('\n') ? text[..^2] + "\n" : text);
        return texts;
    }

    // The nearest place. Where nothing is expected, only the place itself will do.
    private static int Find(List<string> lines, List<string> old, int expected, int first)
    {
        var last = lines.Count - old.Count;
        if (old.Count == 0)
            return expected >= first && expected <= last ? expected : -1;
        // The nearest to a place outside is the nearest to the end at that side.
        var near = Math.Clamp(expected, 0, lines.Count);
        for (var distance = 0; distance <= lines.Count; distance++)
        {
            foreach (var at in new[] { near - distance, near + distance })
            {
                if (at >= first && at <= last && Matching(lines, old, at) == old.Count)
                    return at;
            }
        }

        return -1;
    }

    private static int Matching(List<string> lines, List<string> old, int at)
    {
        var count = 0;
        while (count < old.Count && at + count < lines.Count && lines[at + count] == old[count])
            count++;
        return count;
    }

    private NativeException Rejected(List<string> lines, List<string> old, List<string> @new, int expected, int first, Hunk hunk, string name)
    {
        // The place where most of it is there says most about what differs.
        var near = Math.Clamp(expected, 0, lines.Count);
        var at = Enumerable.Range(first, Math.Max(1, lines.Count - first + 1)).OrderByDescending(start => Matching(lines, old, start))
            .ThenBy(start => Math.Abs(start - expected)).First();
        at = Matching(lines, old, at) == 0 ? near : at;
        var same = Matching(lines, old, at);
        var found = at + same < lines.Count ? Show(lines[at + same]) : "the end of the file";
        var wanted = same < old.Count ? Show(old[same]) : "as many lines";
        var applied = @new.Count > 0 && Find(lines, @new, expected, 0) >= 0 ? " It seems to be applied already." : "";
        return new(new Diagnostic(Severity.Error, "NSDK3046",
            $"The patch {Path.GetFileName(patch)} does not apply: {name} of {file} expects {wanted} at line {at + same + 1}, and there is {found}."
            + $"{applied} Make a new patch for this version of the archive.", patch, hunk.PatchLine));
    }

    private static string Show(string line) => line.EndsWith('\n')
        ? $"'{PatchText.Show(line.TrimEnd('\n').TrimEnd('\r'))}'"
        : $"'{PatchText.Show(line)}' without a line end";
}
