using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

byte[] text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("All work and no play. ", 1000)));
byte[] ours = Zlib.Compress(text), theirs = DotnetCompress(text);

Console.WriteLine($"zlib {Zlib.Version[0]}");
Console.WriteLine($"crc32: {Zlib.Crc32(Encoding.ASCII.GetBytes("123456789")):x8}");
Console.WriteLine($"smaller: {ours.Length < text.Length / 10}");
Console.WriteLine($".NET reads zlib: {DotnetUncompress(ours).SequenceEqual(text)}");
Console.WriteLine($"zlib reads .NET: {Zlib.Uncompress(theirs, text.Length).SequenceEqual(text)}");

static byte[] DotnetCompress(byte[] data)
{
    var result = new MemoryStream();
    using (var stream = new ZLibStream(result, CompressionLevel.SmallestSize)) stream.Write(data);
    return result.ToArray();
}

static byte[] DotnetUncompress(byte[] data)
{
    var result = new MemoryStream();
    using (var stream = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress)) stream.CopyTo(result);
    return result.ToArray();
}
