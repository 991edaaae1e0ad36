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
    public static ExportTable? Read(ReadOnlySpan<byte> file, NativeTarget target)
    {
        try
        {
            return target.IsWindows ? PortableExecutable.Exports(new(new MemoryStream(file.ToArray()), isStrict: true)) : target.IsMacOS ? MachO(file, target) : Elf(file);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>True if nothing is exported.</summary>
    public bool IsEmpty => Names.Count + Ordinals.Count == 0;

    private static ExportTable? Elf(ReadOnlySpan<byte> file) => ElfLibrary.Read(new MemoryStream(file.ToArray())) is { } elf
        ? new(elf.Exported.ToHashSet(StringComparer.Ordinal), new HashSet<int>(), elf.Needed)
        : null;

    private static ExportTable? MachO(ReadOnlySpan<byte> file, NativeTarget target) => MachOLibrary.Read(new MemoryStream(file.ToArray()), target.Architecture) is { } library
        ? new(library.Exported.Except(s_linkers).ToHashSet(StringComparer.Ordinal), new HashSet<int>(), library.Needed)
        : null;
}
