using System.Formats.Tar;
using System.IO.Compression;

namespace Native.Core.NodeAddon;

/// <summary>Writes the archive of an npm package. Equal files result in equal archives.</summary>
public static class NpmArchive
{
    // npm pack uses this time for all files, because archives of type zip cannot contain an earlier one.
    private static readonly DateTimeOffset s_time = new(1985, 10, 26, 8, 15, 0, TimeSpan.Zero);

    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Returns the archive.</summary>
    /// <param name="files">The content of each file by its path in the package.</param>
    public static byte[] Write(IReadOnlyDictionary<string, byte[]> files)
    {
        using var archive = new MemoryStream();
        using (var compressed = new GZipStream(archive, CompressionLevel.SmallestSize, leaveOpen: true))
        using (var tar = new TarWriter(compressed, TarEntryFormat.Ustar))
        {
            foreach (var (path, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, $"package/{path}") { Mode = Mode, ModificationTime = s_time, DataStream = new MemoryStream(content) });
        }

        return archive.ToArray();
    }
}
