using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Tool;

/// <summary>Finds the headers that a CMake project installs where they are before the installation.</summary>
internal sealed class InstalledHeaders
{
    private readonly List<string> _added = [];

    /// <summary>Finds the headers, by the include directories that CMake reports.</summary>
    /// <param name="installed">The installed files.</param>
    /// <param name="known">The include directories that CMake reports.</param>
    /// <param name="roots">The source directory and the build tree, outside of which no include directory is added.</param>
    public InstalledHeaders(IEnumerable<InstalledFile> installed, IReadOnlyList<string> known, IReadOnlyList<string> roots)
    {
        var comparison = HostSystem.This.PathComparison;
        var found = new List<PublicHeader>();
        foreach (var file in installed.Where(file => file.IncludeName.Length > 0).DistinctBy(file => file.Source))
        {
            var source = file.Source.Replace('\\', '/');
            // foo.h can be installed as foo/foo.h.
            var inPlace = source.EndsWith($"/{file.IncludeName}", StringComparison.Ordinal)
                && roots.Any(root => $"{source[..^file.IncludeName.Length]}/".StartsWith($"{root.Replace('\\', '/')}/", comparison));
            var name = inPlace ? file.IncludeName : Path.GetFileName(source);
            if (!inPlace && known.FirstOrDefault(path => FolderPath.Contains(path, file.Source)) is { } above)
                name = Path.GetRelativePath(above, file.Source).Replace('\\', '/');
            var folder = source[..^(name.Length + 1)];
            if (!known.Concat(_added).Any(path => FolderPath.AreEqual(path, folder, comparison)))
                _added.Add(folder);
            var sameName = known.Concat(_added).Select(path => Path.GetFullPath(Path.Combine(path, name))).Where(File.Exists);
            found.Add(new(name, file.Source) { IsFirst = sameName.Any(path => !FolderPath.AreEqual(path, file.Source, comparison)) });
        }

        Found = found;
    }

    /// <summary>The headers.</summary>
    public IReadOnlyList<PublicHeader> Found { get; }

    /// <summary>Include directories in addition to those that CMake reports.</summary>
    public IReadOnlyList<string> Added => _added;
}
