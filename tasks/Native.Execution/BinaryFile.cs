using Native.Core.Package;

namespace Native.Execution;

/// <summary>What binaries on the disk say of themselves.</summary>
internal static class BinaryFile
{
    /// <summary>What a library or archive is for; null for what is no binary that we know.</summary>
    public static BinaryHeader? Header(string path)
    {
        using var file = File.OpenRead(path);
        return BinaryHeader.Read(file);
    }
}
