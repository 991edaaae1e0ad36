using Native.Core.Platform;

namespace Native.Execution;

/// <summary>Finds programs as a shell does.</summary>
internal static class SearchPath
{
    /// <summary>Full path of the first of <paramref name="names"/> that is a file itself or in a folder of <paramref name="path"/> (<c>PATH</c>); null where none is.</summary>
    public static string? Find(string? path, params IEnumerable<string> names) => FindOn(HostSystem.This, path, names);

    /// <summary>The same as on <paramref name="host"/>.</summary>
    public static string? FindOn(HostSystem host, string? path, params IEnumerable<string> names)
    {
        var folders = host.Folders(path ?? "").Prepend("").ToList();
        return names.SelectMany(name => folders.SelectMany(folder => host.ProgramNames(name).Select(file => Path.Combine(folder, file))))
            .FirstOrDefault(file => host.IsRooted(file) && File.Exists(file));
    }
}
