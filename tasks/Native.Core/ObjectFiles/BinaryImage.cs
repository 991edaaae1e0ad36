using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>Properties of a binary that matter when it is loaded or published.</summary>
[Flags]
public enum BinaryTraits
{
    /// <summary>The binary has none of these properties.</summary>
    None = 0,

    /// <summary>A program.</summary>
    Program = 1,

    /// <summary>The loader must change its code (ELF: <c>DT_TEXTREL</c>).</summary>
    TextRelocations = 2,

    /// <summary>Its threads have stacks that can be executed, or (PE) data that can.</summary>
    ExecutableStack = 4,

    /// <summary>It is always loaded at the same address.</summary>
    FixedAddress = 8,

    /// <summary>It has a signature (Mach-O: <c>LC_CODE_SIGNATURE</c>).</summary>
    Signed = 16,

    /// <summary>It can be loaded and not linked against, and has no name: a bundle of macOS.</summary>
    Bundle = 32,
}

/// <summary>A library that the loader must load for a binary.</summary>
/// <param name="Name">The name as the binary contains it: <c>libz.so.1</c>, <c>/usr/lib/libz.1.dylib</c>, <c>zlib1.dll</c>.</param>
/// <param name="Versions">The versions that the library must define: <c>GLIBC_2.14</c>.</param>
public sealed record NeededLibrary(string Name, IReadOnlyList<string> Versions)
{
    /// <summary>The name without directories.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];
}

/// <summary>
/// The information for the loader in the headers of a library or a program. The headers are a small part of the file, and only they are read; exports are read on request.
/// </summary>
/// <param name="Format">The container.</param>
public sealed record BinaryImage(BinaryFormat Format)
{
    /// <summary>The SONAME of ELF, the install name of Mach-O, or the name in the export directory of a DLL; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The libraries that it needs, in their order.</summary>
    public IReadOnlyList<NeededLibrary> Needed { get; init; } = [];

    /// <summary>The directories in which the loader looks for them first.</summary>
    public IReadOnlyList<string> RunPaths { get; init; } = [];

    /// <summary>The oldest macOS or Windows that loads it; null if the file does not contain it.</summary>
    public Version? MinimumSystem { get; init; }

    /// <summary>The number of Apple's platform, 1 for macOS; 0 if the file does not contain it.</summary>
    public uint Platform { get; init; }

    /// <summary>Further properties of the binary.</summary>
    public BinaryTraits Traits { get; init; }

    /// <summary>The names that it exports, as in C; empty where they were not requested.</summary>
    public IReadOnlyList<string> Exports { get; init; } = [];

    /// <summary>The numbers under which a DLL exports functions; empty where they were not requested.</summary>
    public IReadOnlySet<int> Ordinals { get; init; } = new HashSet<int>();

    /// <summary>Whether it has a trait.</summary>
    public bool Has(BinaryTraits trait) => (Traits & trait) != 0;

    /// <summary>
    /// Reads a binary, or the part of a universal one that is for <paramref name="architecture"/>; null for a file that is not a binary or is damaged.
    /// </summary>
    public static BinaryImage? Read(Stream file, TargetArchitecture architecture, bool withExports = false)
    {
        try
        {
            var bytes = new FileBytes(file, isStrict: true);
            return bytes.StartsWith(ElfReader.Magic) ? ElfImage.Read(bytes, withExports)
                : bytes.StartsWith("MZ"u8) ? PortableExecutable.Read(bytes, withExports)
                : MachOImage.Read(bytes, architecture.MachOType, withExports);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }
}
