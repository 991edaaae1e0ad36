using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>
/// Detects file names that compilers and MSBuild cannot record: clang writes a backslash in its list of headers as a slash, MSBuild reads it as one,
/// and a line break or a tab ends a name in both. A change of such a file would not be noticed.
/// </summary>
internal static class TrackableName
{
    /// <summary>Returns NSDK2018 for the first full path with such a name; null if there is none.</summary>
    public static Diagnostic? Refuse(IEnumerable<string> paths, string? project = null, HostSystem? host = null)
    {
        var system = host ?? HostSystem.This;
        return paths.Select(path => Fault(path, system) is null && !Path.Exists(path) ? Meant(path, system) ?? path : path)
            .FirstOrDefault(path => Fault(path, system) is not null) is { } wrong
            ? Diagnostic.Error("NSDK2018",
                $"The path '{Readable(wrong)}' contains {Fault(wrong, system)}, which compilers and MSBuild cannot record in a list of files. Expected a path without it, "
                + "because a change of the file would not be noticed: rename the file or folder.", project)
            : null;
    }

    private static string? Fault(string path, HostSystem host) =>
        path.Any(char.IsControl) ? "a control character (a line break, a tab)"
        // On Windows a backslash separates directories.
        : !host.IsWindows && path.Contains('\\', StringComparison.Ordinal) ? "a backslash"
        : null;

    // Returns the existing file whose name was changed into a path that does not exist: a\b.h for a/b.h, and a<tab>b.h for a.
    private static string? Meant(string path, HostSystem host)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        if (folder is null || folder.Length >= path.Length)
            return null;
        var rest = path[folder.Length..].TrimStart(Path.DirectorySeparatorChar);
        return Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(entry =>
        {
            var name = Path.GetFileName(entry);
            if (Fault(name, host) is null)
                return false;
            var end = Array.FindIndex(name.ToCharArray(), char.IsControl);
            var told = (end < 0 ? name : name[..end]).Replace('\\', '/');
            return told.Length > 0 && (rest == told || rest.StartsWith(told + '/', StringComparison.Ordinal));
        });
    }

    private static string Readable(string path) => string.Concat(path.Select(character => char.IsControl(character) ? $"\\x{(int)character:x2}" : $"{character}"));
}
