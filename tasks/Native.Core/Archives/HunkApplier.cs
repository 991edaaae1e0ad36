using Native.Core.Diagnostics;

namespace Native.Core.Archives;

/// <summary>
/// Applies the hunks of one file. Hunks can be offset, but their lines must match exactly (no fuzz). NSDK3046
/// reports what was expected, and at which line.
/// </summary>
/// <param name="patch">The patch, for messages.</param>
/// <param name="file">The file, for messages.</param>
public sealed class HunkApplier(string patch, string file)
{
    /// <summary>Returns the patched text.</summary>
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

    // A Git checkout can convert line endings, so a patch and a source with different line endings match.
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

    // Use the nearest match. A hunk without old lines applies only at its own position.
    private static int Find(List<string> lines, List<string> old, int expected, int first)
    {
        var last = lines.Count - old.Count;
        if (old.Count == 0)
            return expected >= first && expected <= last ? expected : -1;
        // A position outside the file is moved to the nearest end.
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
        // The position with the most matching lines shows the difference best.
        var near = Math.Clamp(expected, 0, lines.Count);
        var at = Enumerable.Range(first, Math.Max(1, lines.Count - first + 1)).OrderByDescending(start => Matching(lines, old, start))
            .ThenBy(start => Math.Abs(start - expected)).First();
        at = Matching(lines, old, at) == 0 ? near : at;
        var same = Matching(lines, old, at);
        var found = at + same < lines.Count ? Show(lines[at + same]) : "the end of the file";
        var wanted = same < old.Count ? Show(old[same]) : "as many lines";
        var applied = @new.Count > 0 && Find(lines, @new, expected, 0) >= 0 ? " It seems to be applied already." : "";
        return new(new Diagnostic(Severity.Error, "NSDK3046",
            $"The patch {Path.GetFileName(patch)} does not apply: {name} of {file} expects {wanted} at line {at + same + 1}, but found {found}."
            + $"{applied} Create a new patch for this version of the archive.", patch, hunk.PatchLine));
    }

    private static string Show(string line) => line.EndsWith('\n')
        ? $"'{PatchText.Show(line.TrimEnd('\n').TrimEnd('\r'))}'"
        : $"'{PatchText.Show(line)}' without a line ending";
}
