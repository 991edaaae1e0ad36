using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>What the objects of a library have and do not show. Only read to explain an error.</summary>
/// <param name="Hidden">Of hidden visibility.</param>
/// <param name="Local">Kept by one object: <c>static</c>.</param>
internal sealed record ObjectNames(IReadOnlySet<string> Hidden, IReadOnlySet<string> Local)
{
    /// <summary>Of the objects below a folder, and those of archives.</summary>
    public static ObjectNames In(string folder, IEnumerable<string> archives, NativeTarget target)
    {
        var (hidden, local) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var objects = Directory.EnumerateFiles(folder, "*.o", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(folder, "*.obj", SearchOption.AllDirectories))
            .Select(File.ReadAllBytes);
        var members = archives.Where(File.Exists).SelectMany(path =>
        {
            var bytes = File.ReadAllBytes(path);
            return ArArchive.Members(bytes, path).Select(range => bytes[range]);
        });
        foreach (var file in objects.Concat(members))
        {
            try
            {
                var found = HiddenSymbols.Of(file, target);
                hidden.UnionWith(found.Hidden);
                local.UnionWith(found.Local);
            }
            catch (NativeException)
            {
                // The error that is explained counts, and not this one.
            }
        }

        return new(hidden, local);
    }
}
