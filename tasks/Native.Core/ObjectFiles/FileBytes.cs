using System.Buffers.Binary;
using System.Text;

namespace Native.Core.ObjectFiles;

/// <summary>Reads numbers and parts of a binary at any offset, without reading the whole file.</summary>
/// <param name="file">The binary.</param>
/// <param name="isStrict">
/// True to throw an <see cref="ArgumentOutOfRangeException"/> for reads outside of the file. Otherwise, such reads return zeros, so that a truncated table
/// ends.
/// </param>
internal sealed class FileBytes(Stream file, bool isStrict = false)
{
    public long Length => file.Length;

    /// <summary>Returns a zero-terminated string. Throws an <see cref="ArgumentOutOfRangeException"/> if the terminator is missing.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..bytes.IndexOf((byte)0)]);

    /// <summary>Returns the zero-terminated string at an offset.</summary>
    public string TextAt(long offset)
    {
        for (var count = 64L; ; count *= 8)
        {
            var bytes = Bytes(offset, Math.Min(count, Length - offset));
            if (bytes.Length < count || bytes.AsSpan().Contains((byte)0))
                return Text(bytes);
        }
    }

    public bool StartsWith(ReadOnlySpan<byte> magic) => Length >= magic.Length && Bytes(0, magic.Length).AsSpan().SequenceEqual(magic);

    /// <summary>Returns a part as a separate file, limited to the end of this one.</summary>
    public FileBytes Part(long offset, long count) =>
        new(new MemoryStream(Bytes(offset, isStrict ? count : Math.Clamp(Length - offset, 0, count))), isStrict);

    public byte[] Bytes(long offset, long count)
    {
        if (isStrict && (offset < 0 || count < 0 || offset > Length - count))
            throw new ArgumentOutOfRangeException(nameof(offset));
        var bytes = new byte[count];
        if (offset < 0 || offset >= Length)
            return bytes;
        file.Position = offset;
        file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return bytes;
    }

    public ushort U16(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(offset, 2));

    public uint U32(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(offset, 4));

    public ulong U64(long offset) => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(offset, 8));

    /// <summary>Returns a big-endian number.</summary>
    public uint BigU32(long offset) => BinaryPrimitives.ReadUInt32BigEndian(Bytes(offset, 4));
}
