using System.Text;

namespace Native.Core.ObjectFiles;

/// <summary>Represents a section of a Windows object or DLL.</summary>
/// <param name="Name">The first eight bytes of its name.</param>
/// <param name="Address">Its address relative to the image base.</param>
/// <param name="Size">Its size in memory.</param>
/// <param name="Content">The offset of its content in the file, or 0.</param>
/// <param name="ContentSize">The size of its content in the file.</param>
/// <param name="RelocationsEnd">The end of its relocations in the file, or 0.</param>
/// <param name="Flags">The section flags.</param>
internal readonly record struct CoffSection(
    string Name, long Address, long Size, long Content, long ContentSize, long RelocationsEnd, uint Flags)
{
    /// <summary>The end of its data in the file.</summary>
    public long End => Math.Max(Content > 0 ? Content + ContentSize : 0, RelocationsEnd);
}

/// <summary>
/// Reads the header and sections of Windows objects, programs and DLLs. Format:
/// https://learn.microsoft.com/windows/win32/debug/pe-format
/// </summary>
internal sealed class CoffReader
{
    private const int HeaderSize = 20;
    private const int BigHeaderSize = 56;
    private const int SectionSize = 40;

    private readonly FileBytes _file;
    private readonly long _sections;
    private readonly long _sectionCount;

    /// <summary>Reads the header at <paramref name="header"/>: 0 in an object, and after <c>PE\0\0</c> in a program.</summary>
    public CoffReader(FileBytes file, long header = 0)
    {
        _file = file;
        // A /bigobj object has a different header: no machine, and 0xFFFF sections.
        IsBig = file.U32(header) == 0xFFFF_0000;
        Machine = file.U16(header + (IsBig ? 6 : 0));
        OptionalHeader = header + HeaderSize;
        _sectionCount = IsBig ? file.U32(header + 44) : file.U16(header + 2);
        _sections = IsBig ? header + BigHeaderSize : OptionalHeader + file.U16(header + 16);
        SymbolTable = file.U32(header + (IsBig ? 48 : 8));
        SymbolCount = file.U32(header + (IsBig ? 52 : 12));
        SymbolSize = IsBig ? 20 : 18;
    }

    /// <summary>True for a /bigobj object, whose symbol records are larger.</summary>
    public bool IsBig { get; }

    /// <summary>The machine type.</summary>
    public ushort Machine { get; }

    /// <summary>The offset of the optional header of a program.</summary>
    public long OptionalHeader { get; }

    /// <summary>The offset of the symbol table, or 0.</summary>
    public long SymbolTable { get; }

    /// <summary>The number of symbol records.</summary>
    public long SymbolCount { get; }

    /// <summary>The size of a symbol record.</summary>
    public int SymbolSize { get; }

    /// <summary>The end of the section table.</summary>
    public long SectionsEnd => _sections + (_sectionCount * SectionSize);

    /// <summary>The offset of the string table, which begins with its size.</summary>
    public long NamesTable => SymbolTable + (SymbolCount * SymbolSize);

    /// <summary>All sections, in their order.</summary>
    public IEnumerable<CoffSection> Sections
    {
        get
        {
            for (var at = _sections; at < SectionsEnd; at += SectionSize)
            {
                var relocations = _file.U32(at + 24);
                yield return new(Encoding.UTF8.GetString(_file.Bytes(at, 8)), _file.U32(at + 12), _file.U32(at + 8), _file.U32(at + 20),
                    _file.U32(at + 16), relocations > 0 ? relocations + (10L * _file.U16(at + 32)) : 0, _file.U32(at + 36));
            }
        }
    }
}
