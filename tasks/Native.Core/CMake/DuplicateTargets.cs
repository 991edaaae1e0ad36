using Native.Core.Diagnostics;

namespace Native.Core.CMake;

/// <summary>Represents an archive that a CMake project built.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="Target">Its target: <c>jpeg-static</c>.</param>
/// <param name="Project">The project, by the name of its folder.</param>
public sealed record CMakeArchive(string Path, string Target, string Project)
{
    /// <summary>The file next to a build tree that lists its archives.</summary>
    public const string FileName = "archives.txt";

    /// <summary>Returns the line of that file.</summary>
    public string Write() => $"{Target}|{Project}|{Path}\n";

    /// <summary>Reads a line that <see cref="Write"/> returned.</summary>
    public static CMakeArchive Read(string line) => line.Split('|', 3) is [var target, var project, var path]
        ? new(path, target, project) : throw new FormatException($"'{line}' is not a line of {FileName}.");
}

/// <summary>Replaces linker errors about duplicate symbols by one error about the targets of a CMake project that cannot be linked together.</summary>
public static class DuplicateTargets
{
    /// <summary>
    /// Returns the diagnostics of a linker, with one NSDK3033 in place of every NSDK2011 about the same targets.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Join(IReadOnlyList<Diagnostic> diagnostics, IReadOnlyList<CMakeArchive> archives)
    {
        var joined = new List<Diagnostic>();
        foreach (var group in diagnostics.GroupBy(diagnostic => diagnostic.Code == "NSDK2011" ? Targets(diagnostic, archives) : ""))
        {
            if (group.Key.Length == 0)
                joined.AddRange(group);
            else
                joined.Add(Explain([.. group], group.Key));
        }

        return joined;
    }

    // libjpeg-turbo: jpeg-static, turbojpeg-static
    private static string Targets(Diagnostic diagnostic, IReadOnlyList<CMakeArchive> archives)
    {
        var named = archives.Where(archive => IsNamed(diagnostic.Message, Path.GetFileName(archive.Path))).ToList();
        return named.Count > 1 && named.TrueForAll(archive => archive.Project == named[0].Project)
            ? $"{named[0].Project}: {string.Join(", ", named.Select(archive => archive.Target))}" : "";
    }

    // Match the whole file name: libjpeg.a does not match libturbojpeg.a.
    private static bool IsNamed(string message, string file)
    {
        for (var at = message.IndexOf(file, StringComparison.Ordinal); at >= 0; at = message.IndexOf(file, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !(char.IsLetterOrDigit(message[at - 1]) || message[at - 1] is '_' or '-' or '.'))
                return true;
        }

        return false;
    }

    private static Diagnostic Explain(IReadOnlyList<Diagnostic> duplicates, string targets)
    {
        var symbols = duplicates.Select(duplicate => duplicate.Message.Split(' ', 2)[0]).Distinct().ToList();
        return Diagnostic.Error("NSDK3033",
            $"{NameList.First(3, symbols)} are defined by more than one target of the CMake project {targets}. Expected targets that can be "
            + $"linked together; list the targets to link in the metadata Targets of its NativeCMakeProject item, such as Targets=\"{targets[(targets.LastIndexOf(' ') + 1)..]}\".");
    }
}
