using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Audit;

/// <summary>A file that is built for a RID or packed for it, with what its headers say.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="FileName">Its name next to the app.</param>
/// <param name="Target">What it must be for.</param>
public sealed record AuditedBinary(string Path, string FileName, NativeTarget Target)
{
    /// <summary>What its first bytes say; null for a file that is no binary.</summary>
    public BinaryHeader? Header { get; init; }

    /// <summary>What its headers say; null where they cannot be read.</summary>
    public BinaryImage? Image { get; init; }

    /// <summary>Reads a file; null for one that nobody loads: an archive, or a text.</summary>
    public static AuditedBinary? Read(Stream file, string path, string fileName, NativeTarget target, bool withExports)
    {
        var bytes = new FileBytes(file);
        if (bytes.StartsWith(ArArchive.Magic))
            return null;
        var binary = new AuditedBinary(path, fileName, target) { Header = BinaryHeader.Read(bytes) };
        if (binary.Header is null)
            return IsLibraryName(fileName) ? binary : null;
        return binary.Header.Matches(target) ? binary with { Image = BinaryImage.Read(file, target.Architecture, withExports) } : binary;
    }

    // libfoo.so, libfoo.so.1
    private static bool IsLibraryName(string name) => name.EndsWith(".dylib", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".so", StringComparison.Ordinal) || name.Contains(".so.", StringComparison.Ordinal);
}
