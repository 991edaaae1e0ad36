using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Represents the symbols in the objects of a library that it does not export. They are only read to explain an error.</summary>
/// <param name="Hidden">The symbols with hidden visibility.</param>
/// <param name="Local">The symbols that are local to one object: <c>static</c>.</param>
internal sealed record ObjectNames(IReadOnlySet<string> Hidden, IReadOnlySet<string> Local)
{
    /// <summary>Reads the symbols of all objects in a directory and of archives.</summary>
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
                // The original error is more important than this one.
            }
        }

        return new(hidden, local);
    }
}
