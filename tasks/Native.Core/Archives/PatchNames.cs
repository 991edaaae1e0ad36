using Native.Core.Diagnostics;

namespace Native.Core.Archives;

/// <summary>
/// Determines which files a patch changes: like <c>patch -p1</c> if the names have an extra leading folder (git's <c>a/</c>, or
/// <c>libfoo-1.2.orig/</c>), otherwise like <c>patch -p0</c>. The level is the same for the whole patch.
/// </summary>
/// <param name="patch">The patch, for messages.</param>
/// <param name="exists">Returns true if a file or folder with that name exists.</param>
public sealed class PatchNames(string patch, Func<string, bool> exists)
{
    /// <summary>Returns the number of leading folders to remove, 1 or 0. Reports NSDK3046 if neither matches existing files.</summary>
    public int Level(IReadOnlyList<FilePatch> files)
    {
        if (Missing(files, 1) is not { } missing)
            return 1;
        if (Missing(files, 0) is null)
            return 0;
        throw new NativeException(new Diagnostic(Severity.Error, "NSDK3046",
            $"The patch {Path.GetFileName(patch)} changes '{missing.Old}', which is not in the archive, with its first directory "
            + $"('{Strip(missing.Old!, 1)}', patch -p1) or without it. Expected paths relative to the unpacked directory; check the patch and StripComponents.",
            patch, missing.PatchLine));
    }

    /// <summary>Returns the file to read (null if the patch creates it) and the file to write (null if the patch deletes it).</summary>
    public (string? From, string? To) Of(FilePatch file, int level)
    {
        var (from, to) = (file.Old is null ? null : Strip(file.Old, level), file.New is null ? null : Strip(file.New, level));
        if (file.IsRename || file.IsCopy || from is null || to is null)
            return (from, to);
        // x.c.orig → x.c: the patch changes x.c. diff -N writes the name of a missing file instead of /dev/null.
        var name = exists(to) || !exists(from) ? to : from;
        var empty = file.Hunks.Count > 0 && file.Hunks[0].OldCount == 0 && file.Hunks[0].OldStart == 0 && !exists(name);
        return (empty ? null : name, name);
    }

    // The first file that does not exist at this level.
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

    // For a new file, check its folder: if src/ exists, src/new.c is -p0, otherwise -p1.
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
