namespace Native.Core.Diagnostics;

/// <summary>NSDK2040: a file of the build that cannot be written or read.</summary>
public static class FileFault
{
    /// <summary>The number of an error of Windows that says that a file is read-only (ERROR_FILE_READ_ONLY).</summary>
    public const int ReadOnly = Windows | 6009;

    private const int Windows = unchecked((int)0x80070000);
    private const int AccessDenied = Windows | 5;
    private const int SharingViolation = Windows | 32;
    private const int LockViolation = Windows | 33;
    private const int DiskOfHandleFull = Windows | 39;
    private const int DiskFull = Windows | 112;
    private const int FolderNotEmpty = Windows | 145;
    private const int PathTooLong = Windows | 206;
    private const int DeletePending = Windows | 303;
    private const int MappedFile = Windows | 1224;

    // Elsewhere .NET gives the number of the system: ENOSPC, and EWOULDBLOCK of Linux and of macOS.
    private const int NoSpace = 28;
    private const int WouldBlock = 11;
    private const int WouldBlockOfMacOS = 35;

    /// <summary>Whether <paramref name="exception"/> is such a fault.</summary>
    public static bool Is(Exception exception) => exception is UnauthorizedAccessException or IOException;

    /// <summary>Whether Windows refuses to replace or remove a file that another program has open, or may do so: it says "access denied" of many of them.</summary>
    public static bool Passes(Exception exception) =>
        Is(exception) && (IsDenied(exception) || IsHeld(exception) || exception.HResult is FolderNotEmpty or DeletePending or MappedFile);

    /// <summary>Whether somebody else has the file open.</summary>
    public static bool IsHeld(Exception exception) => exception.HResult is SharingViolation or LockViolation or WouldBlock or WouldBlockOfMacOS;

    /// <summary>Whether the system says "access denied", whatever it means by it.</summary>
    public static bool IsDenied(Exception exception) => exception.HResult == AccessDenied;

    /// <summary>The message.</summary>
    public static Diagnostic Of(Exception exception) => Diagnostic.Error("NSDK2040", $"The native build cannot read or write its files: {exception.Message} "
        + (exception.HResult switch
        {
            SharingViolation or LockViolation or MappedFile or DeletePending =>
                "Expected no other program to have these files open; close it (a debugger, a running app), or exclude the obj directory of the project from "
                + "antivirus scans.",
            ReadOnly => "Expected a writable file; remove its read-only attribute (attrib -r), or check it out from version control.",
            PathTooLong => "Expected a path that the system can open; move the project to a shorter path, set BaseIntermediateOutputPath to one, or enable long paths in "
                + "Windows (LongPathsEnabled).",
            DiskFull or DiskOfHandleFull or NoSpace => "Expected free space on the disk of the project's obj directory; free some, or set BaseIntermediateOutputPath to a directory on another disk.",
            _ => "Expected a writable obj directory; correct its permissions, or free disk space.",
        }));
}
