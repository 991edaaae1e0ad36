using Native.Core.Package;

namespace Native.Tasks.Shell;

/// <summary>What binaries on the disk say of themselves.</summary>
internal static class BinaryFile
{
    /// <summary>What a library or archive is for; null for what is no binary that we know.</summary>
    public static BinaryHeader? Header(string path)
    {
        // Enough for a file's own header. An archive has tables in front of its first object, as long as they like.
        var start = new byte[4096];
        using var file = File.OpenRead(path);
        var read = start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        return BinaryHeader.Read(read.StartsWith("!<arch>\n"u8) ? File.ReadAllBytes(path) : read);
    }
}
