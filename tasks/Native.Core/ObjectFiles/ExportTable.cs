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

    /// <summary>Whether there is anything that a program could ask for.</summary>
    public bool IsEmpty => Names.Count + Ordinals.Count == 0;

    private static ExportTable? Elf(ReadOnlySpan<byte> file) => ElfLibrary.Read(new MemoryStream(file.ToArray())) is { } elf
        ? new(elf.Exported.ToHashSet(StringComparer.Ordinal), new HashSet<int>(), elf.Needed)
        : null;

    private static ExportTable? MachO(ReadOnlySpan<byte> file, NativeTarget target) => MachOLibrary.Read(new MemoryStream(file.ToArray()), target.Architecture) is { } library
        ? new(library.Exported.Except(s_linkers).ToHashSet(StringComparer.Ordinal), new HashSet<int>(), library.Needed)
        : null;
}
