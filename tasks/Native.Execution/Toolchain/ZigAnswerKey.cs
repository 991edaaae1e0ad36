using Native.Core.Diagnostics;

namespace Native.Execution;

/// <summary>Creates keys for <see cref="AnswerCache"/> that change when zig is replaced or a variable that it reads changes.</summary>
internal static class ZigAnswerKey
{
    /// <summary>Returns the key for the zig at a full path, or null if its answers cannot be cached.</summary>
    public static string? Of(string path, Func<string, string?> variable, IEnumerable<string> names) => IsScript(path) ? null : string.Join('|',
    [
        path, $"{new DiskFileReader().Stamp(path)}",
        // The zig archives of all versions contain the same time for zig. The time of its directory shows when a version was unpacked.
        $"{Directory.GetLastWriteTimeUtc(Path.GetDirectoryName(path)!).Ticks}",
        .. names.Select(name => $"{name}={variable(name)}"),
    ]);

    // Scripts of version managers select a zig by their working directory.
    private static bool IsScript(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is ".CMD" or ".BAT")
            return true;
        try
        {
            using var file = File.OpenRead(path);
            return file.ReadByte() == '#' && file.ReadByte() == '!';
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // The program is executable, but not readable.
            return true;
        }
    }
}
