using System.Security.Cryptography;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Archives;
using Native.Core.Diagnostics;

namespace Native.Tasks;

/// <summary>
/// Returns the file of an archive after a check of its checksum. Downloads are cached in <c>NativeArchiveCache</c> under their hash, which is checked
/// again at each use.
/// </summary>
internal sealed class ArchiveStore(TaskLoggingHelper log, string cache, ArchiveDownload download, CancellationToken cancelled)
{
    /// <summary>Returns the SHA-256 of a file in lowercase hexadecimal digits.</summary>
    public static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Returns the full path of the file. Reports NSDK3041 if its checksum differs, NSDK3042 if the file is missing.</summary>
    public string Get(ArchiveRequest request)
    {
        if (ArchiveAddress.IsRemote(request.Source))
            return GetRemote(request);
        if (!File.Exists(request.Source))
            throw new NativeException(Diagnostic.Error("NSDK3042",
                $"The archive {request.Source} does not exist. Expected a file; correct the path of the NativeSourceArchive item, which is "
                    + "relative to the project directory."));
        Verify(request, request.Source);
        return request.Source;
    }

    private string GetRemote(ArchiveRequest request)
    {
        var path = Path.Combine(cache, request.Sha256);
        if (IsValid(path, request))
            return path;
        using var buildLock = BuildLock.Acquire(path + ".lock", cancelled);
        // Another build might have downloaded it in the meantime.
        if (IsValid(path, request))
            return path;
        var part = path + ".part";
        try
        {
            log.LogMessage(MessageImportance.High, $"  Downloading {request.Source}");
            download.Fetch(new Uri(request.Source), part, path);
            Verify(request, part);
            FileChanges.Disk.Replace(part, path, cancelled);
        }
        finally
        {
            FileChanges.Disk.Discard(part);
        }

        return path;
    }

    private bool IsValid(string path, ArchiveRequest request)
    {
        if (!File.Exists(path))
            return false;
        if (Hash(path) == request.Sha256)
            return true;
        log.LogMessage(MessageImportance.Low, $"{path} is corrupt; downloading {request.Source} again.");
        return false;
    }

    private static void Verify(ArchiveRequest request, string path)
    {
        var found = Hash(path);
        if (found == request.Sha256)
            return;
        var start = new byte[ArchiveFormats.Start];
        using var file = File.OpenRead(path);
        var read = start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        var kind = ArchiveFormats.Detect(read) == ArchiveFormat.Unknown ? $", {ArchiveFormats.Describe(read)}" : "";
        throw new NativeException(Diagnostic.Error("NSDK3041",
            $"The archive {request.Source} has the SHA-256 {found} ({file.Length} bytes{kind}). Expected {request.Sha256}. Nothing was "
                + $"unpacked. Compare it with the checksum that the publisher states; if the new content is correct, set Sha256=\"{found}\"."));
    }
}
