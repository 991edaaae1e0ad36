using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Native.Core.Archives;
using Native.Core.Diagnostics;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;

namespace Native.Tasks;

/// <summary>
/// Unpacks one archive into an empty directory. Reports NSDK3043 if it is corrupt, NSDK3044 if its format is not supported, NSDK3045 if it contains entries
/// outside the directory.
/// </summary>
internal sealed class ArchiveUnpacker(ArchiveRequest request, string folder, long maximumSize, CancellationToken cancelled)
{
    private const int LinkKind = 0xA000;
    private const int KindMask = 0xF000;

    private readonly ArchiveTree _tree = new(request.Source, request.StripComponents);
    private long _written;
    private int _files;

    /// <summary>Unpacks <paramref name="path"/>.</summary>
    public void Unpack(string path)
    {
        Directory.CreateDirectory(folder);
        try
        {
            var start = Start(File.OpenRead(path));
            var format = ArchiveFormats.Detect(start);
            if (format == ArchiveFormat.Zip)
                UnpackZip(path);
            else if (format == ArchiveFormat.Unknown)
                throw Unsupported(ArchiveFormats.Describe(start));
            else
                UnpackTar(path, format);
            _tree.CheckLinks();
            new ArchiveLinks(folder).Make(_tree.Links);
            _files += _tree.Links.Count;
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw new NativeException(Diagnostic.Error("NSDK3043",
                $"The archive {request.Source} is corrupt or truncated: {exception.Message.TrimEnd('.')}. Nothing was unpacked. Its checksum matches the "
                    + "Sha256 of the project, so the download is not the cause. Expected a valid archive; use another file, and its Sha256."));
        }

        if (_files == 0)
            throw new NativeException(Diagnostic.Error("NSDK3048",
                $"StripComponents=\"{request.StripComponents}\" removes every file of the archive {request.Source}. Expected files with more leading "
                    + "folders than that; list its contents (tar -tf, unzip -l), and reduce StripComponents."));
    }

    // Each library throws its own exceptions for invalid data. Exceptions of the disk are not among them.
    private static bool IsDamage(Exception exception) =>
        exception is EndOfStreamException or not (NativeException or OperationCanceledException or UnauthorizedAccessException or IOException);

    private void UnpackTar(string path, ArchiveFormat format)
    {
        var start = Start(Open(path, format));
        if (start.Length == 0)
            throw new EndOfStreamException("It ends before its first file");
        if (ArchiveFormats.Detect(start) != ArchiveFormat.Tar)
        {
            // A truncated block can still yield bytes. Only the checksum at its end distinguishes it from a file that is not a tar archive.
            using var whole = Open(path, format);
            whole.CopyTo(Stream.Null);
            throw Unsupported($"{format.ToString().ToLowerInvariant()} without a tar archive");
        }

        using var content = Open(path, format);
        using (var reader = new TarReader(content, leaveOpen: true))
        {
            while (reader.GetNextEntry() is { } entry)
                Add(entry);
        }

        // Read to the end, because the checksum of a compressed file is last.
        content.CopyTo(Stream.Null);
    }

    private void Add(TarEntry entry)
    {
        cancelled.ThrowIfCancellationRequested();
        if (entry.EntryType == TarEntryType.GlobalExtendedAttributes || _tree.Place(entry.Name) is not { } place)
            return;
        switch (entry.EntryType)
        {
            case TarEntryType.Directory or TarEntryType.DirectoryList:
                Directory.CreateDirectory(Full(place));
                break;
            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                Write(place, entry.DataStream ?? Stream.Null, (entry.Mode & UnixFileMode.UserExecute) != 0);
                break;
            case TarEntryType.SymbolicLink:
                _tree.AddLink(place, entry.LinkName);
                break;
            case TarEntryType.HardLink:
                using (var linked = File.OpenRead(HardLinkTarget(entry)))
                    Write(place, linked, (entry.Mode & UnixFileMode.UserExecute) != 0);
                break;
            default:
                throw new NativeException(Diagnostic.Error("NSDK3045",
                    $"The archive {request.Source} contains the entry '{entry.Name}' of type {entry.EntryType}. Expected only files, folders and links; "
                        + "nothing was unpacked. Use an archive without it."));
        }
    }

    private string HardLinkTarget(TarEntry entry) => _tree.Place(entry.LinkName) is { } target && File.Exists(Full(target))
        ? Full(target)
        : throw new InvalidDataException($"'{entry.Name}' is a link to '{entry.LinkName}', which the archive does not contain");

    private void UnpackZip(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries)
        {
            cancelled.ThrowIfCancellationRequested();
            if (_tree.Place(entry.FullName) is not { } place)
                continue;
            if (entry.IsEncrypted)
                throw Unsupported("a zip archive with a password");
            var mode = entry.ExternalAttributes >> 16;
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
            {
                Directory.CreateDirectory(Full(place));
                continue;
            }

            // .NET does not verify the checksums of zip archives.
            using var content = new ChecksumStream(entry.Open(), entry.Crc32, entry.FullName);
            if ((mode & KindMask) == LinkKind)
                _tree.AddLink(place, new StreamReader(content, Encoding.UTF8).ReadToEnd());
            else
                Write(place, content, (mode & (int)UnixFileMode.UserExecute) != 0);
        }
    }

    private void Write(string place, Stream content, bool executable)
    {
        var path = Full(place);
        if (_tree.AddFile(place) is { } other && File.Exists(path))
            throw _tree.Same(place, other);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var file = File.Create(path))
            Copy(content, file);
        if (executable)
            FileModes.Set(path, executable);
        _files++;
    }

    // Do not trust the size in the archive: a small file can unpack to any number of bytes.
    private void Copy(Stream content, FileStream file)
    {
        var buffer = new byte[1 << 16];
        while (content.Read(buffer) is > 0 and var count)
        {
            cancelled.ThrowIfCancellationRequested();
            _written += count;
            if (_written > maximumSize)
                throw new NativeException(Diagnostic.Error("NSDK3050",
                    $"The archive {request.Source} unpacks to more than {maximumSize >> 20} MB. Nothing was unpacked. Expected at most NativeArchiveMaximumSize; "
                        + "if the archive is meant to be that large, set the property NativeArchiveMaximumSize to a larger number of MB."));
            file.Write(buffer, 0, count);
        }
    }

    private static Stream Open(string path, ArchiveFormat format)
    {
        var file = File.OpenRead(path);
        return format switch
        {
            ArchiveFormat.Gzip => new GZipStream(file, CompressionMode.Decompress),
            ArchiveFormat.Bzip2 => BZip2Stream.Create(file, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true),
            ArchiveFormat.Xz => new XZStream(file),
            _ => file,
        };
    }

    private static byte[] Start(Stream stream)
    {
        using var _ = stream;
        var start = new byte[ArchiveFormats.Start];
        return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    private string Full(string place) => Path.Combine(folder, place);

    private NativeException Unsupported(string found) => new(Diagnostic.Error("NSDK3044",
        $"The archive {request.Source} is {found}. Expected .tar, .tar.gz, .tar.bz2, .tar.xz or .zip; get one of these from its publisher, or repack "
            + "it."));
}
