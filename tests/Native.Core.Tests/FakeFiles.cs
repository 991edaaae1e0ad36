using System.Text;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Tests;

/// <summary>A disk in memory: a file is its timestamp, or its text.</summary>
internal sealed class FakeFiles : IFileReader
{
    private readonly Dictionary<string, (FileStamp Stamp, string Text)> _files = [];

    /// <summary>Every path whose state was read, in order.</summary>
    public List<string> Asked { get; } = [];

    public FakeFiles With(string path, long ticks = 1, string text = "")
    {
        _files[Key(path)] = (new(ticks, text.Length), text);
        return this;
    }

    public FakeFiles Without(string path)
    {
        _files.Remove(Key(path));
        return this;
    }

    public FileStamp? Stamp(string path)
    {
        Asked.Add(path);
        return _files.TryGetValue(Key(path), out var file) ? file.Stamp : null;
    }

    public string? ReadText(string path) => _files.TryGetValue(Key(path), out var file) ? file.Text : null;

    public Stream? Open(string path) => _files.TryGetValue(Key(path), out var file) ? new MemoryStream(Encoding.Latin1.GetBytes(file.Text)) : null;

    public IReadOnlyList<string> Folders(string path) => [.. FoldersIn(Key(path)).Select(OnDisk)];

    public IReadOnlySet<string> Names(string path) => NamesIn(Key(path));

    public IEnumerable<string> Below(string path, Func<string, bool>? isLeftOut = null) => FilesBelow(Key(path), isLeftOut).Select(OnDisk);

    private List<string> FoldersIn(string path) =>
        [.. _files.Keys.Where(file => file.StartsWith(path + "/", StringComparison.Ordinal)).Select(file => file[(path.Length + 1)..].Split('/'))
            .Where(parts => parts.Length > 1).Select(parts => $"{path}/{parts[0]}").Distinct()];

    private HashSet<string> NamesIn(string path) =>
        _files.Keys.Where(file => file.StartsWith(path + "/", StringComparison.Ordinal)).Select(file => file[(path.Length + 1)..].Split('/')[0]).ToHashSet();

    private List<string> FilesBelow(string path, Func<string, bool>? isLeftOut) =>
        _files.Keys.Where(file => file.StartsWith(path + "/", StringComparison.Ordinal) && !Ancestors(file, path).Any(folder => isLeftOut?.Invoke(folder) == true)).ToList();

    private static IEnumerable<string> Ancestors(string file, string root)
    {
        for (var folder = file[..file.LastIndexOf('/')]; folder.Length > root.Length; folder = folder[..folder.LastIndexOf('/')])
            yield return folder;
    }

    private static string OnDisk(string key) => key.Replace('/', Path.DirectorySeparatorChar);

    // As on a disk, a Windows path can contain both separators and lack the drive.
    private static string Key(string path) => HostSystem.This.Slashes(Paths.Full(path));
}
