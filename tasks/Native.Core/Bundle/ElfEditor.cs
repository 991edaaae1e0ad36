using System.Buffers.Binary;
using System.Text;
using Native.Core.ObjectFiles;

namespace Native.Core.Bundle;

/// <summary>
/// Changes the names in the dynamic section of an ELF library. The tables of the file have no room for longer names, so the string table, the dynamic section and
/// the table of segments move into a new segment at the end of the file. Format: https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html
/// </summary>
internal sealed class ElfEditor
{
    private const uint LoadSegment = 1, DynamicSegment = 2, ProgramHeaderSegment = 6, ReadWrite = 6;
    private const ulong Needed = 1, StringTable = 5, StringSize = 10, Soname = 14, RPath = 15, RunPath = 29, VersionNeeds = 0x6FFFFFFE, VersionNeedCount = 0x6FFFFFFF;

    private readonly byte[] _file;
    private readonly ElfLayout _layout;
    private readonly List<Segment> _segments;
    private readonly List<(ulong Tag, ulong Value)> _dynamic;
    private readonly MemoryStream _strings = new();

    private ElfEditor(byte[] file)
    {
        (_file, _layout) = (file, ElfLayout.Of(file));
        var start = (int)_layout.Word(file, _layout.SegmentsAt);
        _segments = [.. Enumerable.Range(0, U16(_layout.SegmentCountAt)).Select(i => ReadSegment(start + (i * _layout.SegmentSize)))];
        var dynamic = _segments.Single(segment => segment.Type == DynamicSegment);
        _dynamic = [.. Enumerable.Range(0, (int)dynamic.FileSize / _layout.DynamicSize).Select(i => (int)dynamic.Offset + (i * _layout.DynamicSize))
            .Select(at => (Tag: _layout.Word(file, at), Value: _layout.Word(file, at + _layout.WordSize))).TakeWhile(entry => entry.Tag != 0)];
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

    // The table of versions contains the same file names, and the loader compares them too.
    private void RenameVersionNeeds(Dictionary<string, ulong> renamed)
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
        var loaded = _segments.Where(segment => segment.Type == LoadSegment).ToList();
        var alignment = loaded.Max(segment => Math.Max(segment.Alignment, 4096));
        var offset = Aligned((ulong)_file.Length, alignment);
        var address = Aligned(loaded.Max(segment => segment.Address + segment.MemorySize), alignment);
        var dynamicAt = Aligned((ulong)((_segments.Count + 1) * _layout.SegmentSize), 16);
        var stringsAt = dynamicAt + (ulong)((_dynamic.Count + 1) * _layout.DynamicSize);
        var length = stringsAt + (ulong)_strings.Length;
        Set(StringTable, address + stringsAt);
        Set(StringSize, (ulong)_strings.Length);

        // Loaders require segments in the order of their addresses.
        _segments.Insert(_segments.FindLastIndex(segment => segment.Type == LoadSegment) + 1, new(LoadSegment, ReadWrite, offset, address, length, length, alignment));
        Move(ProgramHeaderSegment, 0, (ulong)(_segments.Count * _layout.SegmentSize));
        Move(DynamicSegment, dynamicAt, stringsAt - dynamicAt);

        var result = new byte[offset + length];
        _file.CopyTo(result, 0);
        for (var i = 0; i < _segments.Count; i++)
            Write(result, (int)offset + (i * _layout.SegmentSize), _segments[i]);
        for (var i = 0; i < _dynamic.Count; i++)
            _layout.Write(result, (int)(offset + dynamicAt) + (i * _layout.DynamicSize), _dynamic[i].Tag, _dynamic[i].Value);
        _strings.ToArray().CopyTo(result, (int)(offset + stringsAt));
        _layout.Write(result, _layout.SegmentsAt, offset);
        BinaryPrimitives.WriteUInt16LittleEndian(result.AsSpan(_layout.SegmentCountAt), (ushort)_segments.Count);
        MoveSections(result, (address + dynamicAt, offset + dynamicAt, stringsAt - dynamicAt), (address + stringsAt, offset + stringsAt, (ulong)_strings.Length));
        return result;

        void Move(uint type, ulong at, ulong size)
        {
            var i = _segments.FindIndex(segment => segment.Type == type);
            if (i >= 0)
                _segments[i] = _segments[i] with { Offset = offset + at, Address = address + at, FileSize = size, MemorySize = size };
        }
    }

    // Loaders do not read sections; readelf and debuggers do.
    private void MoveSections(byte[] result, (ulong Address, ulong Offset, ulong Size) dynamic, (ulong Address, ulong Offset, ulong Size) strings)
    {
        var start = (int)_layout.Word(_file, _layout.SectionsAt);
        var found = Enumerable.Range(0, U16(_layout.SectionCountAt)).Select(i => start + (i * _layout.SectionSize)).FirstOrDefault(at => U32(at + 4) == ElfSection.Dynamic);
        if (found == 0)
            return;
        var names = start + ((int)U32(found + _layout.SectionLinkAt) * _layout.SectionSize);
        _layout.Write(result, found + _layout.SectionAddressAt, dynamic.Address, dynamic.Offset, dynamic.Size);
        _layout.Write(result, names + _layout.SectionAddressAt, strings.Address, strings.Offset, strings.Size);
    }

    private ulong Add(string text)
    {
        var at = _strings.Length;
        _strings.Position = at;
        _strings.Write(Encoding.UTF8.GetBytes(text + '\0'));
        return (ulong)at;
    }

    private void Set(ulong tag, ulong value)
    {
        var i = _dynamic.FindIndex(entry => entry.Tag == tag);
        if (i >= 0)
            _dynamic[i] = (tag, value);
        else
            _dynamic.Add((tag, value));
    }

    private ulong Value(ulong tag) => _dynamic.First(entry => entry.Tag == tag).Value;

    private string TextAt(ulong offset) => FileBytes.Text(_strings.GetBuffer().AsSpan((int)offset, (int)_strings.Length - (int)offset));

    private int OffsetOf(ulong address)
    {
        var segment = _segments.First(segment => segment.Type == LoadSegment && address >= segment.Address && address < segment.Address + segment.FileSize);
        return (int)(address - segment.Address + segment.Offset);
    }

    // The physical address follows the address, and is not read.
    private Segment ReadSegment(int at)
    {
        var fields = at + _layout.SegmentOffsetAt;
        return new(U32(at), U32(at + _layout.SegmentFlagsAt), Field(0), Field(1), Field(3), Field(4), _layout.Word(_file, at + _layout.SegmentSize - _layout.WordSize));

        ulong Field(int index) => _layout.Word(_file, fields + (index * _layout.WordSize));
    }

    private void Write(byte[] result, int at, Segment segment)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(at), segment.Type);
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(at + _layout.SegmentFlagsAt), segment.Flags);
        _layout.Write(result, at + _layout.SegmentOffsetAt, segment.Offset, segment.Address, segment.Address, segment.FileSize, segment.MemorySize);
        _layout.Write(result, at + _layout.SegmentSize - _layout.WordSize, segment.Alignment);
    }

    private static ulong Aligned(ulong value, ulong alignment) => (value + alignment - 1) / alignment * alignment;

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file.AsSpan(at));

    private sealed record Segment(uint Type, uint Flags, ulong Offset, ulong Address, ulong FileSize, ulong MemorySize, ulong Alignment);
}
