using System.Text;

namespace Native.Core.ObjectFiles;

/// <summary>A section of an object or a DLL of Windows.</summary>
/// <param name="Name">The first eight bytes of its name.</param>
/// <param name="Address">Where the loader puts it, from the start of the image.</param>
/// <param name="Size">How long it is there.</param>
/// <param name="Content">Where its content is in the file; 0 where there is none.</param>
/// <param name="ContentSize">How long its content is.</param>
/// <param name="RelocationsEnd">Where its relocations end in the file; 0 where there are none.</param>
/// <param name="Flags">What it holds.</param>
internal readonly record struct CoffSection(
    string Name, long Address, long Size, long Content, long ContentSize, long RelocationsEnd, uint Flags)
{
    /// <summary>Where what the file has of it ends.</summary>
    public long End => Math.Max(Content > 0 ? Content + ContentSize : 0, RelocationsEnd);
}

/// <summary>
/// Reads the header and the sections that objects, programs and DLLs of Windows share. Format:
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

    /// <summary>Reads the header at <paramref name="header"/>: 0 in an object, and behind <c>PE\0\0</c> in a program.</summary>
    public CoffReader(FileBytes file, long header = 0)
    {
        _file = file;
        // An object of /bigobj has a header of its own: no machine, and 0xFFFF sections.
        IsBig = file.U32(header) == 0xFFFF_0000;
        Machine = file.U16(header + (IsBig ? 6 : 0));
        OptionalHeader = header + HeaderSize;
        _sectionCount = IsBig ? file.U32(header + 44) : file.U16(header + 2);
        _sections = IsBig ? header + BigHeaderSize : OptionalHeader + file.U16(header + 16);
        SymbolTable = file.U32(header + (IsBig ? 48 : 8));
        SymbolCount = file.U32(header + (IsBig ? 52 : 12));
        SymbolSize = IsBig ? 20 : 18;
    }

    /// <summary>Whether it is an object of /bigobj, whose symbols have wider numbers.</summary>
    public bool IsBig { get; }

    /// <summary>The number of the processor.</summary>
    public ushort Machine { get; }

    /// <summary>Where a program has more of its header.</summary>
    public long OptionalHeader { get; }

    /// <summary>Where the symbols begin; 0 where there are none.</summary>
    public long SymbolTable { get; }

    /// <summary>How many records the symbols have.</summary>
    public long SymbolCount { get; }

    /// <summary>The size of a record.</summary>
    public int SymbolSize { get; }

    /// <summary>Where the table of sections ends.</summary>
    public long SectionsEnd => _sections + (_sectionCount * SectionSize);

    /// <summary>Where the names of symbols begin, behind the symbols: first the size of all names.</summary>
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
