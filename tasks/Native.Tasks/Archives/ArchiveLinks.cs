using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// Creates the symbolic links of an archive. Most Windows users cannot create symbolic links
/// (https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/create-symbolic-links), so the target of a link is copied
/// instead.
/// </summary>
/// <param name="folder">The directory that the archive was unpacked to.</param>
/// <param name="host">The system of this machine. Tests can pass another one.</param>
/// <param name="link">Creates a link at a path to a target. Tests can pass a function that fails.</param>
internal sealed class ArchiveLinks(string folder, HostSystem? host = null, Action<string, string>? link = null)
{
    private readonly HostSystem _host = host ?? HostSystem.This;

    /// <summary>Creates all links, from path to target. No target is outside the directory.</summary>
    public void Make(IReadOnlyDictionary<string, string> links)
    {
        var refused = new List<(string Path, string Source)>();
        foreach (var (place, target) in links)
        {
            var path = Path.Combine(folder, place);
            if (Directory.Exists(path))
                throw new InvalidDataException($"'{place}' is both a folder and a link");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            FileChanges.Disk.Delete(path);
            try
            {
                (link ?? Link)(path, target);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && _host.IsWindows)
            {
                refused.Add((path, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, target))));
            }
        }

        // The target of a link can be another link, so repeat. A link without a target, or to a parent directory, is not copied.
        while (refused.RemoveAll(Copy) > 0)
        {
        }
    }

    private static void Link(string path, string target)
    {
        // Windows distinguishes links to files and links to directories.
        if (Directory.Exists(Path.Combine(Path.GetDirectoryName(path)!, target)))
            Directory.CreateSymbolicLink(path, target);
        else
            File.CreateSymbolicLink(path, target);
    }

    private static bool Copy((string Path, string Source) link)
    {
        if (File.Exists(link.Source))
        {
            File.Copy(link.Source, link.Path);
            return true;
        }

        if (!Directory.Exists(link.Source) || FolderPath.Contains(link.Source, link.Path))
            return false;
        Directory.CreateDirectory(link.Path);
        foreach (var file in Directory.GetFiles(link.Source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(link.Path, Path.GetRelativePath(link.Source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return true;
    }
}
