using System.Text;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>Implements <see cref="IFileReader"/> for the disk.</summary>
/// <param name="host">The system of this machine. Tests can pass another one.</param>
internal sealed class DiskFileReader(HostSystem? host = null) : IFileReader
{
    /// <inheritdoc/>
    public FileStamp? Stamp(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            return null;
        // A link has its own time and size, not those of its target. On Windows, other files are reparse points too.
        if ((info.Attributes & FileAttributes.ReparsePoint) != 0 && info.LinkTarget is not null)
            return Target(info) is { } target ? new(target.LastWriteTimeUtc.Ticks, target.Length) : null;
        return new(info.LastWriteTimeUtc.Ticks, info.Length);
    }

    /// <inheritdoc/>
    public string? ReadText(string path)
    {
        try
        {
            return Text(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Stream? Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Folders(string path) => Entries(path, Directory.GetDirectories);

    /// <inheritdoc/>
    public IReadOnlySet<string> Names(string path)
    {
        var names = new HashSet<string>((host ?? HostSystem.This).PathComparer);
        try
        {
            foreach (var entry in Directory.EnumerateFileSystemEntries(path))
                names.Add(Path.GetFileName(entry));
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or UnauthorizedAccessException or IOException)
        {
            // A search finds nothing in a directory that cannot be read.
        }

        return names;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Below(string path, Func<string, bool>? isLeftOut = null)
    {
        var folders = new Stack<string>([path]);
        while (folders.TryPop(out var folder))
        {
            foreach (var file in Entries(folder, Directory.GetFiles))
                yield return file;
            foreach (var child in Folders(folder))
            {
                // Another build might have removed the directory. On Windows, other directories are reparse points too, such as those of OneDrive.
                if (new DirectoryInfo(child) is { Exists: true } info && ((info.Attributes & FileAttributes.ReparsePoint) == 0 || info.LinkTarget is null) && isLeftOut?.Invoke(child) != true)
                    folders.Push(child);
            }
        }
    }

    // File.ReadAllText allocates buffers of 20 KB for each file. For hundreds of small files, this causes a garbage collection in the process of MSBuild.
    private static string Text(byte[] bytes)
    {
        // Only byte order marks begin with these bytes.
        if (bytes is not [0 or 0xEF or 0xFE or 0xFF, ..])
            return Encoding.UTF8.GetString(bytes);
        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }

    private static string[] Entries(string folder, Func<string, string[]> entries)
    {
        try
        {
            return entries(folder);
        }
        // The exception for a file in place of the directory depends on the operating system.
        catch (Exception exception) when (exception is UnauthorizedAccessException || (exception is IOException && !Directory.Exists(folder)))
        {
            return [];
        }
    }

    private static FileInfo? Target(FileInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target : null;
        }
        catch (IOException)
        {
            // A cycle of links has no target.
            return null;
        }
    }
}
