using Native.Core.NodeAddon;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Audit;

/// <summary>Represents a file that was built or packed for a RID, and the content of its headers.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="FileName">The name of the file next to the app.</param>
/// <param name="Target">The target that the file must support.</param>
public sealed record AuditedBinary(string Path, string FileName, NativeTarget Target)
{
    /// <summary>The format and the processor from the first bytes, or null if the file is not a binary.</summary>
    public BinaryHeader? Header { get; init; }

    /// <summary>The content of the headers, or null if they cannot be read.</summary>
    public BinaryImage? Image { get; init; }

    /// <summary>True for an add-on of Node.js, which a program loads by its path and nothing links against.</summary>
    public bool IsAddon => NodeEntryPoint.IsAddon(FileName);

    /// <summary>Reads a file. Returns null for a file that is not loaded, such as an archive or a text file.</summary>
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

    // libfoo.so, libfoo.so.1, foo.node
    private static bool IsLibraryName(string name) => name.EndsWith(".dylib", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        || NodeEntryPoint.IsAddon(name) || name.EndsWith(".so", StringComparison.Ordinal) || name.Contains(".so.", StringComparison.Ordinal);
}
