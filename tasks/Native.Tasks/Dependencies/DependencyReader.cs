using Microsoft.Build.Framework;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Converts <c>NativeDependency</c> items into <see cref="Dependency"/> objects. No other class reads their metadata.</summary>
internal static class DependencyReader
{
    /// <summary>Returns all dependencies. <paramref name="sources"/> names those that have a fallback (<c>FallbackFor</c>).</summary>
    public static IReadOnlyList<Dependency> Read(ITaskItem[] items, ITaskItem[] sources)
    {
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeDependency, items);
        var hasSource = sources.Select(item => item.ItemSpec).ToHashSet(StringComparer.Ordinal);
        return [.. items.DistinctBy(item => item.ItemSpec).Select(item => Read(item, hasSource.Contains(item.ItemSpec)))];
    }

    private static Dependency Read(ITaskItem item, bool hasSource)
    {
        var (name, libraries) = (item.ItemSpec, item.List("Libraries"));
        return new(name, item.List("Names"), VersionRange.Parse(item.GetMetadata("Version"), name), item.Choice("Mode", DependencyMode.Auto),
            Link(item), item.Flag("Optional", fallback: false), libraries.Count > 0 ? libraries : [Dependency.LibraryOf(name)], hasSource);
    }

    private static LibraryKind Link(ITaskItem item) => item.GetMetadata("Link").ToUpperInvariant() switch
    {
        "" => LibraryKind.Default,
        "SHARED" => LibraryKind.Shared,
        "STATIC" => LibraryKind.Static,
        _ => throw new NativeException(Diagnostic.Error("NSDK9003",
            $"'{item.GetMetadata("Link")}' is not a valid value for the metadata Link of '{item.ItemSpec}'. Expected one of: Shared, Static.")),
    };
}
