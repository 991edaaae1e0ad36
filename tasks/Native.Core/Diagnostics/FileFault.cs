namespace Native.Core.Diagnostics;

/// <summary>Creates NSDK2040 for a file of the build that cannot be read or written.</summary>
public static class FileFault
{
    /// <summary>The Windows error code for a read-only file (ERROR_FILE_READ_ONLY).</summary>
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

    // On other systems, .NET returns the errno value: ENOSPC, and EWOULDBLOCK on Linux and macOS.
    private const int NoSpace = 28;
    private const int WouldBlock = 11;
    private const int WouldBlockOfMacOS = 35;

    /// <summary>Returns true if <paramref name="exception"/> is an I/O error.</summary>
    public static bool Is(Exception exception) => exception is UnauthorizedAccessException or IOException;

    /// <summary>Returns true if an error can be caused by another program that has the file open on Windows, which reports many such files as "access denied".</summary>
    public static bool Passes(Exception exception) =>
        Is(exception) && (IsDenied(exception) || IsHeld(exception) || exception.HResult is FolderNotEmpty or DeletePending or MappedFile);

    /// <summary>Returns true if another program has the file open.</summary>
    public static bool IsHeld(Exception exception) => exception.HResult is SharingViolation or LockViolation or WouldBlock or WouldBlockOfMacOS;

    /// <summary>Returns true if the error is "access denied", which has several causes.</summary>
    public static bool IsDenied(Exception exception) => exception.HResult == AccessDenied;

    /// <summary>Creates the diagnostic.</summary>
    public static Diagnostic Of(Exception exception) => Diagnostic.Error("NSDK2040", $"The native build cannot read or write its files: {exception.Message} "
        + (exception.HResult switch
        {
            SharingViolation or LockViolation or MappedFile or DeletePending =>
                "Expected no other program to have these files open; close that program (a debugger, a running app), or exclude the obj directory of the project from "
                + "antivirus scans.",
            ReadOnly => "Expected a writable file; remove its read-only attribute (attrib -r), or check it out from version control.",
            PathTooLong => "Expected a path that the system can open; move the project to a shorter path, set BaseIntermediateOutputPath to one, or enable long paths in "
                + "Windows (LongPathsEnabled).",
            DiskFull or DiskOfHandleFull or NoSpace => "Expected free space on the disk of the project's obj directory; free some, or set BaseIntermediateOutputPath to a directory on another disk.",
            _ => "Expected a writable obj directory; correct its permissions, or free disk space.",
        }));
}
