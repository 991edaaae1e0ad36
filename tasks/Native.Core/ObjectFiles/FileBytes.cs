using System.Buffers.Binary;
using System.Text;

namespace Native.Core.ObjectFiles;

/// <summary>Reads numbers and parts of a binary at any place, so that a large file need not be read as a whole.</summary>
/// <param name="file">The binary.</param>
/// <param name="isStrict">
/// Whether it is an <see cref="ArgumentOutOfRangeException"/> to read outside the file. Otherwise zeros stand behind the end, so that a table that is cut
/// leads to an end that is.
/// </param>
internal sealed class FileBytes(Stream file, bool isStrict = false)
{
    public long Length => file.Length;

    /// <summary>A text that ends with a zero, and an <see cref="ArgumentOutOfRangeException"/> where none follows.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..bytes.IndexOf((byte)0)]);

    /// <summary>The text at a place, which ends with a zero.</summary>
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

    /// <summary>A part as a file of its own, which ends with this one at the latest.</summary>
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

    /// <summary>A number as big machines write it.</summary>
    public uint BigU32(long offset) => BinaryPrimitives.ReadUInt32BigEndian(Bytes(offset, 4));
}
