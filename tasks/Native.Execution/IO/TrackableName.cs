using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>
/// Names of files that neither compilers nor MSBuild can tell about: clang writes a backslash into its list of headers as a slash,
/// MSBuild reads it as one, and a line end or a tab ends a name in both. A change of such a file would not be noticed.
/// </summary>
internal static class TrackableName
{
    /// <summary>NSDK2018 for the first of the full paths that has such a name; null where none has.</summary>
    public static Diagnostic? Refuse(IEnumerable<string> paths, string? project = null, HostSystem? host = null)
    {
        var system = host ?? HostSystem.This;
        return paths.Select(path => Fault(path, system) is null && !Path.Exists(path) ? Meant(path, system) ?? path : path)
            .FirstOrDefault(path => Fault(path, system) is not null) is { } wrong
            ? Diagnostic.Error("NSDK2018",
                $"The path '{Readable(wrong)}' has {Fault(wrong, system)}, which neither compilers nor MSBuild keep in a list of files. Expected a path without it, "
                + "because a change of the file would not be noticed: rename the file or folder.", project)
            : null;
    }

    private static string? Fault(string path, HostSystem host) =>
        path.Any(char.IsControl) ? "a control character (a line end, a tab)"
        // On Windows it parts folders.
        : !host.IsWindows && path.Contains('\\', StringComparison.Ordinal) ? "a backslash"
        : null;

    // The file of the disk that a path was made from which is not there: a\b.h of a/b.h, and a<tab>b.h of a.
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
