using Native.Core.Platform;

namespace Native.Core.CMake;

/// <summary>
/// Provides libraries that are part of zig's C library, so that no files exist for them: <c>m</c>, <c>pthread</c>, … A CMake project
/// that searches for one (<c>find_library(MATH m)</c>) finds an empty archive, which the link replaces by the library.
/// </summary>
public static class SystemLibraries
{
    /// <summary>An archive without members.</summary>
    public const string EmptyArchive = "!<arch>\n";

    /// <summary>Returns the root folder that CMake searches, which contains <c>lib/libm.a</c>.</summary>
    public static string Root(CMakeProject project) => Path.Combine(project.Folder, "system");

    /// <summary>Returns the folder with an empty folder for each framework of macOS, which CMake finds (<c>find_library(FOUNDATION Foundation)</c>).</summary>
    public static string Frameworks(CMakeProject project) => Path.Combine(Root(project), "Frameworks");

    /// <summary>Returns the full paths of the archives.</summary>
    public static IReadOnlyList<string> Archives(CMakeProject project) =>
        [.. Names(project).Select(name => Path.Combine(Root(project), "lib", $"lib{name}.a"))];

    /// <summary>Returns the name of the library for the archive <paramref name="path"/>: <c>m</c>; null for any other file.</summary>
    public static string? Name(CMakeProject project, string path) =>
        Path.GetDirectoryName(path) == Path.Combine(Root(project), "lib") ? Path.GetFileNameWithoutExtension(path)["lib".Length..] : null;

    // The libraries that zig links without a file: https://github.com/ziglang/zig, lib/std/zig/target.zig. On macOS libutil is not among them.
    private static string[] Names(CMakeProject project) =>
        project.Target.IsWindows ? ["m"]
        : project.Target.IsMacOS ? ["c", "m", "dl", "pthread", "info", "proc", "poll", "dbm"]
        : ["c", "m", "dl", "pthread", "rt", "util", "resolv", .. project.Target.System == TargetSystem.LinuxMusl ? (string[])["crypt", "xnet"] : []];
}
