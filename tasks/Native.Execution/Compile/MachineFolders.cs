using Native.Core.Compile;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>The folders of this machine that belong to no tree that is built, and what outputs call them.</summary>
internal static class MachineFolders
{
    /// <summary>NuGet's packages, the user's folder, and the system's own, which keep the path that they have on every machine.</summary>
    public static IReadOnlyList<PathName> Find(Func<string, string?> variable, HostSystem? host = null)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var packages = variable("NUGET_PACKAGES") is { Length: > 0 } named ? named : Path.Combine(home, ".nuget", "packages");
        string[] system = (host ?? HostSystem.This).IsWindows
            ? [Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86)]
            : ["/usr", "/Library", "/Applications", "/opt/homebrew", "/nix/store"];
        return [.. new[] { new PathName(packages, "/_/nuget"), new(home, "/_/home") }.Concat(system.Select(path => new PathName(path, path.Replace('\\', '/'))))
            .Where(name => Path.IsPathFullyQualified(name.Folder))];
    }
}
