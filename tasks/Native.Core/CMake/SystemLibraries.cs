using Native.Core.Platform;

namespace Native.Core.CMake;

/// <summary>
/// Libraries that are a part of zig's C library, so that no file of theirs exists: <c>m</c>, <c>pthread</c>, … A CMake project
/// that searches one (<c>find_library(MATH m)</c>) finds an empty archive, which our own link names as the library.
/// </summary>
public static class SystemLibraries
{
    /// <summary>An archive without members.</summary>
    public const string EmptyArchive = "!<arch>\n";

    /// <summary>The folder that CMake searches as a root: it has <c>lib/libm.a</c>.</summary>
    public static string Root(CMakeProject project) => Path.Combine(project.Folder, "system");

    /// <summary>Full paths of the archives.</summary>
    public static IReadOnlyList<string> Archives(CMakeProject project) =>
        [.. Names(project).Select(name => Path.Combine(Root(project), "lib", $"lib{name}.a"))];

    /// <summary>The name of the library that <paramref name="path"/> stands for: <c>m</c>; null for any other file.</summary>
    public static string? Name(CMakeProject project, string path) =>
        Path.GetDirectoryName(path) == Path.Combine(Root(project), "lib") ? Path.GetFileNameWithoutExtension(path)["lib".Length..] : null;

    // What zig links for a name without a file: https://github.com/ziglang/zig, lib/std/zig/target.zig. On macOS libutil is not among them.
    private static string[] Names(CMakeProject project) =>
        project.Target.IsWindows ? ["m"]
        : project.Target.IsMacOS ? ["c", "m", "dl", "pthread", "info", "proc", "poll", "dbm"]
        : ["c", "m", "dl", "pthread", "rt", "util", "resolv", .. project.Target.System == TargetSystem.LinuxMusl ? (string[])["crypt", "xnet"] : []];
}
