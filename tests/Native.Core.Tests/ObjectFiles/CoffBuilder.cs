using System.Buffers.Binary;
using System.Text;

namespace Native.Core.Tests.ObjectFiles;

/// <summary>Creates a COFF object: a header, sections with their bytes, symbols, and the string table for long names.</summary>
internal sealed class CoffBuilder(ushort machine = 0x8664, bool big = false)
{
    public const uint Code = 0x6000_0020, Data = 0xC000_0040, Comdat = 0x1000;

    private readonly List<(string Name, uint Flags, byte[] Content)> _sections = [];
    private readonly List<byte[]> _records = [];
    private readonly List<byte> _strings = [0, 0, 0, 0];

    public CoffBuilder Section(string name, uint flags, string content = "")
    {
        _sections.Add((name, flags, Encoding.UTF8.GetBytes(content)));
        return this;
    }

    public CoffBuilder Symbol(string name, int section, int value = 0, byte storage = 2, int? weakDefault = null, byte? selection = null)
    {
        var record = new byte[big ? 20 : 18];
        if (Encoding.UTF8.GetBytes(name) is { Length: <= 8 } brief)
        {
            brief.CopyTo(record, 0);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), _strings.Count);
            _strings.AddRange([.. Encoding.UTF8.GetBytes(name), 0]);
        }

        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(8), value);
        if (big)
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(12), section);
        else
            BinaryPrimitives.WriteInt16LittleEndian(record.AsSpan(12), (short)section);
        record[^2] = storage;
        record[^1] = (byte)(weakDefault is null && selection is null ? 0 : 1);
        _records.Add(record);
        if (weakDefault is { } target)
        {
            _records.Add(new byte[record.Length]);
            BinaryPrimitives.WriteInt32LittleEndian(_records[^1], target);
        }

        if (selection is { } rule)
        {
            _records.Add(new byte[record.Length]);
            _records[^1][14] = rule;
        }

        return this;
    }

    public byte[] Build()
    {
        var header = big ? 56 : 20;
        var content = header + (_sections.Count * 40);
        var symbols = content + _sections.Sum(section => section.Content.Length);
        var start = new byte[symbols];
        if (big)
            BinaryPrimitives.WriteUInt32LittleEndian(start.AsSpan(2), 0x2_FFFF);
        BinaryPrimitives.WriteUInt16LittleEndian(start.AsSpan(big ? 6 : 0), machine);
        BinaryPrimitives.WriteInt16LittleEndian(start.AsSpan(big ? 44 : 2), (short)_sections.Count);
        BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(big ? 48 : 8), symbols);
        BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(big ? 52 : 12), _records.Count);
        for (var i = 0; i < _sections.Count; i++)
        {
            var row = start.AsSpan(header + (i * 40), 40);
            Encoding.ASCII.GetBytes(_sections[i].Name).CopyTo(row);
            BinaryPrimitives.WriteInt32LittleEndian(row[16..], _sections[i].Content.Length);
            BinaryPrimitives.WriteInt32LittleEndian(row[20..], content);
            BinaryPrimitives.WriteUInt32LittleEndian(row[36..], _sections[i].Flags);
            _sections[i].Content.CopyTo(start, content);
            content += _sections[i].Content.Length;
        }

        return [.. start, .. _records.SelectMany(record => record), .. BitConverter.GetBytes(_strings.Count), .. _strings.Skip(4)];
    }
}
