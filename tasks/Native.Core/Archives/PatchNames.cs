using Native.Core.Diagnostics;

namespace Native.Core.Archives;

/// <summary>
/// Which file a patch means: like <c>patch -p1</c> where the names have a folder too many (git's <c>a/</c>, or
/// <c>libfoo-1.2.orig/</c>), like <c>patch -p0</c> where they have not. One answer for the whole patch.
/// </summary>
/// <param name="patch">The patch, for messages.</param>
/// <param name="exists">Whether a file or folder of that name is there.</param>
public sealed class PatchNames(string patch, Func<string, bool> exists)
{
    /// <summary>How many leading folders the names lose: 1 or 0; NSDK3046 where neither gives files that are there.</summary>
    public int Level(IReadOnlyList<FilePatch> files)
    {
        if (Missing(files, 1) is not { } missing)
            return 1;
        if (Missing(files, 0) is null)
            return 0;
        throw new NativeException(new Diagnostic(Severity.Error, "NSDK3046",
            $"The patch {Path.GetFileName(patch)} changes '{missing.Old}', which the archive does not have, with its first folder "
            + $"('{Strip(missing.Old!, 1)}', patch -p1) or without. Expected names below the unpacked folder; check the patch and StripComponents.",
            patch, missing.PatchLine));
    }

    /// <summary>The file that is read, null for one that is made; the file that is written, null for one that is deleted.</summary>
    public (string? From, string? To) Of(FilePatch file, int level)
    {
        var (from, to) = (file.Old is null ? null : Strip(file.Old, level), file.New is null ? null : Strip(file.New, level));
        if (file.IsRename || file.IsCopy || from is null || to is null)
            return (from, to);
        // x.c.orig → x.c: the patch changes x.c. A file that is not there comes of diff -N, which has no /dev/null.
        var name = exists(to) || !exists(from) ? to : from;
        var empty = file.Hunks.Count > 0 && file.Hunks[0].OldCount == 0 && file.Hunks[0].OldStart == 0 && !exists(name);
        return (empty ? null : name, name);
    }

    // The first file that this level does not find.
    private FilePatch? Missing(IReadOnlyList<FilePatch> files, int level)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var (from, to) = Of(file, level);
            if (from is null ? !Makes(to!, file, level) : !made.Contains(from) && !exists(from))
                return file;
            if (to is not null)
                made.Add(to);
        }

        return null;
    }

    // A new file has no name to look up: its folder tells. src/new.c with src/ there is -p0, else src/ is one too many.
    private bool Makes(string to, FilePatch file, int level)
    {
        if (to.Length == 0)
            return false;
        if (file.HasPrefixes && file.Old is null)
            return level == 1;
        var first = file.New!.Split('/')[0];
        return level == (first == file.New || exists(first) ? 0 : 1);
    }

    private static string Strip(string name, int level)
    {
        var parts = name.Split('/').Where(part => part is not ("." or ""));
        return string.Join('/', parts.Skip(level));
    }
}
