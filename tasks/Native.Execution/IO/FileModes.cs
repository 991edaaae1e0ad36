using Native.Core.Platform;

namespace Native.Execution;

/// <summary>Reads and sets Unix file permissions. On Windows it does nothing.</summary>
internal static class FileModes
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Returns the permissions of a file; null on Windows.</summary>
    public static UnixFileMode? Of(string path, HostSystem? host = null) => (host ?? HostSystem.This).HasFileModes ? File.GetUnixFileMode(path) : null;

    /// <summary>
    /// Sets the permissions of a file to <paramref name="mode"/>, or keeps them if it is null, and sets or clears the execute permission if
    /// <paramref name="executable"/> is not null. Does nothing on Windows.
    /// </summary>
    public static void Set(string path, bool? executable, UnixFileMode? mode = null, HostSystem? host = null)
    {
        if (!(host ?? HostSystem.This).HasFileModes)
            return;
        var own = mode ?? File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, executable switch { true => own | Execute, false => own & ~Execute, null => own });
    }
}
