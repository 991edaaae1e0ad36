using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>What a shared library offers the loader.</summary>
/// <param name="Names">Names as in C: without the underscore that Mach-O puts before each.</param>
/// <param name="Ordinals">Numbers under which a DLL offers functions.</param>
/// <param name="Needed">The libraries that it asks the loader for: <c>libz.so.1</c>.</param>
public sealed record ExportTable(IReadOnlySet<string> Names, IReadOnlySet<int> Ordinals, IReadOnlyList<string> Needed)
{
    // What zig's linker for Mach-O exports of every library.
    private static readonly string[] s_linkers = ["_mh_dylib_header", "__dso_handle"];

    /// <summary>Reads the table of a binary for <paramref name="target"/>; null for a file that is none, or is damaged.</summary>
    public static ExportTable? Read(Stream file, NativeTarget target) =>
        BinaryImage.Read(file, target.Architecture, withExports: true) is { } image && image.Format == target.Format
            ? new(NamesOf(image).ToHashSet(StringComparer.Ordinal), image.Ordinals, [.. image.Needed.Select(library => library.FileName)])
            : null;

    /// <summary>The names that a binary exports, without those of the linker.</summary>
    public static IEnumerable<string> NamesOf(BinaryImage image) => image.Exports.Except(image.Format == BinaryFormat.MachO ? s_linkers : []);

    /// <summary>Whether there is anything that a program could ask for.</summary>
    public bool IsEmpty => Names.Count + Ordinals.Count == 0;
}
