using System.Buffers.Binary;
using System.Text;

namespace Native.Core.Bundle;

/// <summary>
/// Changes the names of the DLLs that a DLL imports. A new section at the end of the file contains the new names. Format:
/// https://learn.microsoft.com/windows/win32/debug/pe-format
/// </summary>
internal sealed class PortableExecutableEditor
{
    private const int ImportDirectory = 1, CertificateDirectory = 4, BoundImportDirectory = 11, DelayImportDirectory = 13;
    private const uint ReadableData = 0x4000_0040;

    private readonly byte[] _file;
    private readonly int _coff, _optional, _sections, _directories;

    private PortableExecutableEditor(byte[] file)
    {
        _file = file;
        _coff = (int)U32(60) + 4;
        _optional = _coff + 20;
        _sections = _optional + U16(_coff + 16);
        _directories = _optional + (U16(_optional) == 0x20B ? 112 : 96);
    }

    private int SectionCount => U16(_coff + 2);

    /// <summary>Returns a copy of a DLL with other names.</summary>
    /// <param name="file">The DLL.</param>
    /// <param name="needed">The new names of the DLLs that it imports, by their old names.</param>
    /// <exception cref="ArgumentOutOfRangeException">The file is damaged, or has no room for another section.</exception>
    public static byte[] Edit(byte[] file, IReadOnlyDictionary<string, string> needed)
    {
        try
        {
            return needed.Count == 0 ? file : new PortableExecutableEditor((byte[])file.Clone()).Rename(new Dictionary<string, string>(needed, StringComparer.OrdinalIgnoreCase));
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or InvalidOperationException or ArgumentException)
        {
            throw new ArgumentOutOfRangeException(nameof(file), exception.Message);
        }
    }

    private byte[] Rename(Dictionary<string, string> needed)
    {
        var header = _sections + (40 * SectionCount);
        if (header + 40 > Sections().Where(section => section.Content > 0).Min(section => section.Content))
            throw new InvalidOperationException("its headers have no room for another section.");
        var (alignment, fileAlignment) = (U32(_optional + 32), U32(_optional + 36));
        var address = Aligned(Sections().Max(section => section.Address + Math.Max(section.Size, section.ContentSize)), alignment);
        var names = new MemoryStream();
        foreach (var (at, name) in Imports().Where(import => needed.ContainsKey(import.Name)).ToList())
        {
            Put32(at, address + (uint)names.Length);
            names.Write(Encoding.ASCII.GetBytes(needed[name] + '\0'));
        }

        var place = Aligned((uint)_file.Length, fileAlignment);
        var size = Aligned((uint)names.Length, fileAlignment);
        Encoding.ASCII.GetBytes(".needed\0").CopyTo(_file, header);
        foreach (var (i, value) in new uint[] { (uint)names.Length, address, size, place, 0, 0, 0, ReadableData }.Index())
            Put32(header + 8 + (4 * i), value);
        BinaryPrimitives.WriteUInt16LittleEndian(_file.AsSpan(_coff + 2), (ushort)(SectionCount + 1));
        Put32(_optional + 8, U32(_optional + 8) + size);
        Put32(_optional + 56, Aligned(address + (uint)names.Length, alignment));
        // The checksum, the signature and the addresses of bound imports are not valid for the changed file. The loader requires none of them.
        Put32(_optional + 64, 0);
        Clear(CertificateDirectory);
        Clear(BoundImportDirectory);
        var result = new byte[place + size];
        _file.CopyTo(result, 0);
        names.ToArray().CopyTo(result, place);
        return result;
    }

    // Returns the offset of the address of each name, and the name.
    private IEnumerable<(int At, string Name)> Imports()
    {
        foreach (var (directory, size, nameAt) in new[] { (ImportDirectory, 20, 12), (DelayImportDirectory, 32, 4) })
        {
            if (U32(_directories - 4) <= directory || U32(_directories + (8 * directory)) is 0)
                continue;
            for (var at = OffsetOf(U32(_directories + (8 * directory))); U32(at + nameAt) is var name and not 0; at += size)
                yield return (at + nameAt, TextAt(OffsetOf(name)));
        }
    }

    private IEnumerable<(uint Size, uint Address, uint ContentSize, uint Content)> Sections() => Enumerable.Range(0, SectionCount).Select(i => _sections + (40 * i))
        .Select(at => (U32(at + 8), U32(at + 12), U32(at + 16), U32(at + 20)));

    private int OffsetOf(uint address)
    {
        var section = Sections().First(section => address >= section.Address && address < section.Address + section.ContentSize);
        return (int)(address - section.Address + section.Content);
    }

    private void Clear(int directory)
    {
        if (U32(_directories - 4) > directory)
            _file.AsSpan(_directories + (8 * directory), 8).Clear();
    }

    private string TextAt(int at) => Encoding.ASCII.GetString(_file.AsSpan(at, _file.AsSpan(at).IndexOf((byte)0)));

    private static uint Aligned(uint value, uint alignment) => (value + alignment - 1) / alignment * alignment;

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(at));

    private void Put32(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_file.AsSpan(at), value);
}
