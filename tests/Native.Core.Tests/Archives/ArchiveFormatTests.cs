using System.Formats.Tar;
using System.Text;
using Native.Core.Archives;

namespace Native.Core.Tests.Archives;

public sealed class ArchiveFormatTests
{
    [Theory]
    [InlineData("\u001f\u008b\u0008", ArchiveFormat.Gzip, "not an archive")]
    [InlineData("BZh91AY", ArchiveFormat.Bzip2, "not an archive")]
    [InlineData("\u00fd7zXZ\0\0", ArchiveFormat.Xz, "not an archive")]
    [InlineData("PK\u0003\u0004", ArchiveFormat.Zip, "not an archive")]
    [InlineData("PK\u0005\u0006", ArchiveFormat.Zip, "not an archive")]
    [InlineData("", ArchiveFormat.Unknown, "an empty file")]
    [InlineData("PK", ArchiveFormat.Unknown, "not an archive")]
    [InlineData("int main;", ArchiveFormat.Unknown, "not an archive")]
    [InlineData("7z\u00bc\u00af'\u001c", ArchiveFormat.Unknown, "a 7z archive")]
    [InlineData("\u0028\u00b5\u002f\u00fd\0", ArchiveFormat.Unknown, "a zstd file")]
    [InlineData("LZIP\u0001", ArchiveFormat.Unknown, "an lzip file")]
    [InlineData("Rar!\u001a", ArchiveFormat.Unknown, "a rar archive")]
    [InlineData("\n <!doctype html>", ArchiveFormat.Unknown, "a web page")]
    public void The_first_bytes_determine_the_format(string start, ArchiveFormat format, string description)
    {
        var bytes = Encoding.Latin1.GetBytes(start);
        Assert.Equal(format, ArchiveFormats.Detect(bytes));
        if (format == ArchiveFormat.Unknown)
            Assert.Equal(description, ArchiveFormats.Describe(bytes));
    }

    [Theory]
    [InlineData(TarEntryFormat.V7, TarEntryType.V7RegularFile)]
    [InlineData(TarEntryFormat.Ustar, TarEntryType.RegularFile)]
    [InlineData(TarEntryFormat.Pax, TarEntryType.RegularFile)]
    [InlineData(TarEntryFormat.Gnu, TarEntryType.RegularFile)]
    public void Every_kind_of_tar_is_detected_by_its_checksum(TarEntryFormat format, TarEntryType type)
    {
        using var memory = new MemoryStream();
        using (var writer = new TarWriter(memory, format, leaveOpen: true))
        {
            TarEntry entry = format switch
            {
                TarEntryFormat.V7 => new V7TarEntry(type, "a.c"),
                TarEntryFormat.Ustar => new UstarTarEntry(type, "a.c"),
                TarEntryFormat.Gnu => new GnuTarEntry(type, "a.c"),
                _ => new PaxTarEntry(type, "a.c"),
            };
            writer.WriteEntry(entry);
        }

        var bytes = memory.ToArray();
        Assert.Equal(ArchiveFormat.Tar, ArchiveFormats.Detect(bytes.AsSpan(0, ArchiveFormats.Start)));
        bytes[0]++;
        Assert.Equal(ArchiveFormat.Unknown, ArchiveFormats.Detect(bytes.AsSpan(0, ArchiveFormats.Start)));
    }

    [Fact]
    public void Zeros_are_not_a_tar_archive() => Assert.Equal(ArchiveFormat.Unknown, ArchiveFormats.Detect(new byte[ArchiveFormats.Start]));
}
