using Native.Core.Platform;

namespace Native.Execution;

/// <summary>Finds programs as a shell does.</summary>
internal static class SearchPath
{
    /// <summary>
    /// Returns the full path of the first of <paramref name="names"/> that is a rooted file or is in a directory of <paramref name="path"/>
    /// (<c>PATH</c>); null if none exists.
    /// </summary>
    public static string? Find(string? path, params IEnumerable<string> names) => FindOn(HostSystem.This, path, names);

    /// <summary>Finds a program by the rules of <paramref name="host"/>.</summary>
    public static string? FindOn(HostSystem host, string? path, params IEnumerable<string> names)
    {
        var folders = host.Folders(path ?? "").Prepend("").ToList();
        return names.SelectMany(name => folders.SelectMany(folder => host.ProgramNames(name).Select(file => Path.Combine(folder, file))))
            .FirstOrDefault(file => host.IsRooted(file) && File.Exists(file));
    }
}
