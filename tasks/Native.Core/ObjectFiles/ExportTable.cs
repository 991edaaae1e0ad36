using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>Represents the exports and dependencies of a shared library.</summary>
/// <param name="Names">The exported names as in C, without the leading underscore of Mach-O.</param>
/// <param name="Ordinals">The exported ordinals of a DLL.</param>
/// <param name="Needed">The names of libraries that it depends on: <c>libz.so.1</c>.</param>
public sealed record ExportTable(IReadOnlySet<string> Names, IReadOnlySet<int> Ordinals, IReadOnlyList<string> Needed)
{
    // Symbols that zig's Mach-O linker exports from every library.
    private static readonly string[] s_linkers = ["_mh_dylib_header", "__dso_handle"];

    /// <summary>Reads the exports of a binary for <paramref name="target"/>. Returns null for another or damaged file.</summary>
    public static ExportTable? Read(Stream file, NativeTarget target) =>
        BinaryImage.Read(file, target.Architecture, withExports: true) is { } image && image.Format == target.Format
            ? new(NamesOf(image).ToHashSet(StringComparer.Ordinal), image.Ordinals, [.. image.Needed.Select(library => library.FileName)])
            : null;

    /// <summary>The names that a binary exports, without those of the linker.</summary>
    public static IEnumerable<string> NamesOf(BinaryImage image) => image.Exports.Except(image.Format == BinaryFormat.MachO ? s_linkers : []);

    /// <summary>True if nothing is exported.</summary>
    public bool IsEmpty => Names.Count + Ordinals.Count == 0;
}
