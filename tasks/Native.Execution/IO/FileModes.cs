using Native.Core.Platform;

namespace Native.Execution;

/// <summary>The permissions of files, which Windows does not have.</summary>
internal static class FileModes
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The permissions of a file; null where the system has none.</summary>
    public static UnixFileMode? Of(string path, HostSystem? host = null) => (host ?? HostSystem.This).HasFileModes ? File.GetUnixFileMode(path) : null;

    /// <summary>
    /// Gives a file permissions, its own where <paramref name="mode"/> is null, and makes it a program or none where <paramref name="executable"/> says so. Nothing where the
    /// system has none.
    /// </summary>
    public static void Set(string path, bool? executable, UnixFileMode? mode = null, HostSystem? host = null)
    {
        if (!(host ?? HostSystem.This).HasFileModes)
            return;
        var own = mode ?? File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, executable switch { true => own | Execute, false => own & ~Execute, null => own });
    }
}
