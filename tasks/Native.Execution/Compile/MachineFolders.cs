using Native.Core.Compile;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>Maps directories of this machine outside the source tree to the names that outputs contain.</summary>
internal static class MachineFolders
{
    /// <summary>
    /// Returns the NuGet packages directory, the home directory, and system directories. System directories keep their paths, which are the same on
    /// every machine.
    /// </summary>
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
