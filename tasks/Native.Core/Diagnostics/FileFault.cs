namespace Native.Core.Diagnostics;

/// <summary>NSDK2040: a file of the build that cannot be written or read.</summary>
internal static class FileFault
{
    /// <summary>Whether <paramref name="exception"/> is such a fault.</summary>
    public static bool Is(Exception exception) => exception is UnauthorizedAccessException or IOException;

    /// <summary>The message.</summary>
    public static Diagnostic Of(Exception exception) => Diagnostic.Error("NSDK2040",
        $"The native build cannot write or read its files: {exception.Message} "
        + "Expected the project's obj folder to be writable; correct its permissions, or free disk space.");
}
