using System.Buffers.Binary;
using System.Text;

namespace Native.Core.Bundle;

/// <summary>
/// Changes the names in the dynamic section of an ELF library. Longer names do not fit into the tables of the file, so the string table, the dynamic
/// section and the table of segments move into a new segment at the end of the file. Format: https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html
/// </summary>
internal sealed class ElfEditor
{
    private const int LoadSegment = 1, DynamicSegment = 2, ProgramHeaderSegment = 6;
    private const uint StringSection = 3, DynamicSection = 6;
    private const long Needed = 1, StringTable = 5, StringSize = 10, Soname = 14, RPath = 15, RunPath = 29, VersionNeeds = 0x6FFFFFFE, VersionNeedCount = 0x6FFFFFFF;

    private readonly byte[] _file;
    private readonly bool _is64;
    private readonly List<Segment> _segments;
    private readonly List<(long Tag, long Value)> _dynamic;
    private readonly MemoryStream _strings = new();

    private ElfEditor(byte[] file)
    {
        _file = file;
        _is64 = file[4] == 2;
        var (start, size) = ((int)Word(32, 28), _is64 ? 56 : 32);
        _segments = [.. Enumerable.Range(0, U16(_is64 ? 56 : 44)).Select(i => ReadSegment(start + (i * size)))];
        var dynamic = _segments.Single(segment => segment.Type == DynamicSegment);
        var entry = _is64 ? 16 : 8;
        _dynamic = [.. Enumerable.Range(0, (int)(dynamic.FileSize / entry)).Select(i => (int)dynamic.Offset + (i * entry))
            .Select(at => (Word(at, at), Word(at + 8, at + 4))).TakeWhile(each => each.Item1 != 0)];
        _strings.Write(file, OffsetOf(Value(StringTable)), (int)Value(StringSize));
    }

    /// <summary>Returns a copy of a library with other names.</summary>
    /// <param name="file">The library.</param>
    /// <param name="soname">Its new <c>SONAME</c>; null to keep it.</param>
    /// <param name="needed">The new names of the libraries that it needs, by their old names.</param>
    /// <param name="runPath">The new search path of the loader: <c>$ORIGIN</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The file is damaged.</exception>
    public static byte[] Edit(byte[] file, string? soname, IReadOnlyDictionary<string, string> needed, string runPath)
    {
        try
        {
            return new ElfEditor((byte[])file.Clone()).Edit(soname, needed, runPath);
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or InvalidOperationException or ArgumentException)
        {
            throw new ArgumentOutOfRangeException(nameof(file), exception.Message);
        }
    }

    private byte[] Edit(string? soname, IReadOnlyDictionary<string, string> needed, string runPath)
    {
        var renamed = needed.ToDictionary(pair => pair.Key, pair => Add(pair.Value), StringComparer.Ordinal);
        RenameVersionNeeds(renamed);
        for (var i = 0; i < _dynamic.Count; i++)
        {
            if (_dynamic[i].Tag == Needed && renamed.TryGetValue(TextAt(_dynamic[i].Value), out var name))
                _dynamic[i] = (Needed, name);
        }

        if (soname is not null)
            Set(Soname, Add(soname));
        _dynamic.RemoveAll(entry => entry.Tag == RPath);
        Set(RunPath, Add(runPath));
        return Append();
    }

    // The loader also compares the file names in the table of versions.
    private void RenameVersionNeeds(Dictionary<string, long> renamed)
    {
        if (!_dynamic.Exists(entry => entry.Tag == VersionNeeds))
            return;
        var at = OffsetOf(Value(VersionNeeds));
        for (var left = Value(VersionNeedCount); left > 0; left--)
        {
            if (renamed.TryGetValue(TextAt(U32(at + 4)), out var name))
                BinaryPrimitives.WriteUInt32LittleEndian(_file.AsSpan(at + 4), (uint)name);
            at += (int)U32(at + 12);
        }
    }

    private byte[] Append()
    {
        var alignment = _segments.Where(segment => segment.Type == LoadSegment).Max(segment => Math.Max(segment.Alignment, 4096));
        var offset = Aligned(_file.Length, alignment);
        var address = Aligned(_segments.Where(segment => segment.Type == LoadSegment).Max(segment => segment.Address + segment.MemorySize), alignment);
        var (segmentSize, entrySize) = (_is64 ? 56 : 32, _is64 ? 16 : 8);
        var dynamicAt = Aligned((_segments.Count + 1) * segmentSize, 16);
        var stringsAt = dynamicAt + ((_dynamic.Count + 1) * entrySize);
        var length = stringsAt + _strings.Length;
        Set(StringTable, address + stringsAt);
        Set(StringSize, _strings.Length);

        // Loaders require segments in the order of their addresses.
        var last = _segments.FindLastIndex(segment => segment.Type == LoadSegment);
        _segments.Insert(last + 1, new(LoadSegment, 6, offset, address, length, length, alignment));
        Move(ProgramHeaderSegment, 0, _segments.Count * segmentSize);
        Move(DynamicSegment, dynamicAt, stringsAt - dynamicAt);

        var result = new byte[offset + length];
        _file.CopyTo(result, 0);
        for (var i = 0; i < _segments.Count; i++)
            Write(result, (int)offset + (i * segmentSize), _segments[i]);
        for (var i = 0; i < _dynamic.Count; i++)
            PutWords(result, offset + dynamicAt + (i * entrySize), _dynamic[i].Tag, _dynamic[i].Value);
        _strings.ToArray().CopyTo(result, offset + stringsAt);
        PutWord(result, _is64 ? 32 : 28, offset);
        BinaryPrimitives.WriteUInt16LittleEndian(result.AsSpan(_is64 ? 56 : 44), (ushort)_segments.Count);
        MoveSections(result, (DynamicSection, dynamicAt, stringsAt - dynamicAt), (StringSection, stringsAt, _strings.Length), offset, address);
        return result;

        void Move(int type, long at, long size)
        {
            var i = _segments.FindIndex(segment => segment.Type == type);
            if (i >= 0)
                _segments[i] = _segments[i] with { Offset = offset + at, Address = address + at, FileSize = size, MemorySize = size };
        }
    }

    // Loaders do not read sections, but readelf and debuggers do.
    private void MoveSections(byte[] result, (uint Type, long At, long Size) dynamic, (uint Type, long At, long Size) strings, long offset, long address)
    {
        var (start, count, size) = ((int)Word(40, 32), U16(_is64 ? 60 : 48), _is64 ? 64 : 40);
        var found = Enumerable.Range(0, count).Select(i => start + (i * size)).FirstOrDefault(at => U32(at + 4) == dynamic.Type);
        if (found == 0)
            return;
        Put(found, dynamic.At, dynamic.Size);
        Put(start + ((int)U32(found + (_is64 ? 40 : 24)) * size), strings.At, strings.Size);

        void Put(int at, long place, long length)
        {
            PutWord(result, at + (_is64 ? 16 : 12), address + place);
            PutWord(result, at + (_is64 ? 24 : 16), offset + place);
            PutWord(result, at + (_is64 ? 32 : 20), length);
        }
    }

    private long Add(string text)
    {
        var at = _strings.Length;
        _strings.Position = at;
        _strings.Write(Encoding.UTF8.GetBytes(text + '\0'));
        return at;
    }

    private void Set(long tag, long value)
    {
        var i = _dynamic.FindIndex(entry => entry.Tag == tag);
        if (i >= 0)
            _dynamic[i] = (tag, value);
        else
            _dynamic.Add((tag, value));
    }

    private long Value(long tag) => _dynamic.First(entry => entry.Tag == tag).Value;

    private string TextAt(long offset)
    {
        var rest = _strings.GetBuffer().AsSpan((int)offset, (int)(_strings.Length - offset));
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]);
    }

    private int OffsetOf(long address)
    {
        var segment = _segments.First(segment => segment.Type == LoadSegment && address >= segment.Address && address < segment.Address + segment.FileSize);
        return (int)(address - segment.Address + segment.Offset);
    }

    private Segment ReadSegment(int at) => _is64
        ? new((int)U32(at), U32(at + 4), Word(at + 8, 0), Word(at + 16, 0), Word(at + 32, 0), Word(at + 40, 0), Word(at + 48, 0))
        : new((int)U32(at), U32(at + 24), U32(at + 4), U32(at + 8), U32(at + 16), U32(at + 20), U32(at + 28));

    private void Write(byte[] result, int at, Segment segment)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(at), (uint)segment.Type);
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(at + (_is64 ? 4 : 24)), segment.Flags);
        // The physical address equals the virtual address. Program loaders do not read it.
        PutWords(result, at + (_is64 ? 8 : 4), segment.Offset, segment.Address, segment.Address, segment.FileSize, segment.MemorySize);
        PutWord(result, at + (_is64 ? 48 : 28), segment.Alignment);
    }

    private void PutWords(byte[] result, long at, params ReadOnlySpan<long> values)
    {
        for (var i = 0; i < values.Length; i++)
            PutWord(result, at + (i * (_is64 ? 8 : 4)), values[i]);
    }

    private void PutWord(byte[] result, long at, long value)
    {
        if (_is64)
            BinaryPrimitives.WriteInt64LittleEndian(result.AsSpan((int)at), value);
        else
            BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan((int)at), (uint)value);
    }

    private static long Aligned(long value, long alignment) => (value + alignment - 1) / alignment * alignment;

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(at));

    // The offsets of a pointer-sized field in 64-bit and 32-bit files.
    private long Word(int at64, int at32) => _is64 ? BinaryPrimitives.ReadInt64LittleEndian(_file.AsSpan(at64)) : U32(at32);

    private sealed record Segment(int Type, uint Flags, long Offset, long Address, long FileSize, long MemorySize, long Alignment);
}
