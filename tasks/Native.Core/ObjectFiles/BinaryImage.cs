using Native.Core.Platform;

namespace Native.Core.ObjectFiles;

/// <summary>Specifies properties of a binary.</summary>
[Flags]
public enum BinaryTraits
{
    /// <summary>A library without special properties.</summary>
    None = 0,

    /// <summary>The binary is a program.</summary>
    Program = 1,

    /// <summary>The loader must change the code (ELF: <c>DT_TEXTREL</c>).</summary>
    TextRelocations = 2,

    /// <summary>The stacks of its threads are executable. In PE files, data is executable.</summary>
    ExecutableStack = 4,

    /// <summary>The binary is always loaded at the same address.</summary>
    FixedAddress = 8,

    /// <summary>The binary has a signature (Mach-O: <c>LC_CODE_SIGNATURE</c>).</summary>
    Signed = 16,

    /// <summary>The binary is a macOS bundle, which can be loaded but not linked against, and has no name.</summary>
    Bundle = 32,
}

/// <summary>Represents a library that a binary needs.</summary>
/// <param name="Name">The name in the binary: <c>libz.so.1</c>, <c>/usr/lib/libz.1.dylib</c>, <c>zlib1.dll</c>.</param>
/// <param name="Versions">The versions that the library must define: <c>GLIBC_2.14</c>.</param>
public sealed record NeededLibrary(string Name, IReadOnlyList<string> Versions)
{
    /// <summary>The name without directories.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];
}

/// <summary>
/// Represents the information for the loader in the headers of a library or a program. Only the headers are read, which are a small part of the file. Exports
/// are read on request.
/// </summary>
/// <param name="Format">The file format.</param>
public sealed record BinaryImage(BinaryFormat Format)
{
    /// <summary>The SONAME of an ELF library, the install name of a Mach-O library, the name in the export directory of a DLL, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The libraries that the binary needs, in the order of the file.</summary>
    public IReadOnlyList<NeededLibrary> Needed { get; init; } = [];

    /// <summary>The directories that the loader searches first for these libraries.</summary>
    public IReadOnlyList<string> RunPaths { get; init; } = [];

    /// <summary>The oldest macOS or Windows that loads the binary, or null if the headers do not contain it.</summary>
    public Version? MinimumSystem { get; init; }

    /// <summary>The number of Apple's platform (1 is macOS), or 0 if the headers do not contain it.</summary>
    public uint Platform { get; init; }

    /// <summary>The properties of the binary.</summary>
    public BinaryTraits Traits { get; init; }

    /// <summary>The exported names, as in C. Empty if they were not requested.</summary>
    public IReadOnlyList<string> Exports { get; init; } = [];

    /// <summary>The ordinals under which a DLL exports functions. Empty if they were not requested.</summary>
    public IReadOnlySet<int> Ordinals { get; init; } = new HashSet<int>();

    /// <summary>Returns true if the binary has a trait.</summary>
    public bool Has(BinaryTraits trait) => (Traits & trait) != 0;

    /// <summary>
    /// Reads a binary, or the part of a universal binary for <paramref name="architecture"/>. Returns null for a file that is damaged or is not a binary.
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
