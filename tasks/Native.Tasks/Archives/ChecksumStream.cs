using System.IO.Hashing;

namespace Native.Tasks;

/// <summary>Reads a stream to its end and verifies its CRC-32. Throws an <see cref="InvalidDataException"/> if it is wrong.</summary>
/// <param name="content">The stream to read, which is closed with this stream.</param>
/// <param name="expected">The checksum in the archive.</param>
/// <param name="name">The name of the entry, for the message.</param>
internal sealed class ChecksumStream(Stream content, uint expected, string name) : Stream
{
    private readonly Crc32 _checksum = new();

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = content.Read(buffer);
        _checksum.Append(buffer[..count]);
        return count > 0 || buffer.Length == 0 || _checksum.GetCurrentHashAsUInt32() == expected
            ? count
            : throw new InvalidDataException($"the checksum of '{name}' is wrong");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }
}
