using Microsoft.Build.Framework;
using Native.Core.Command;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Converts items into a <see cref="LinkRequest"/>.</summary>
internal static class LinkRequestReader
{
    public static LinkRequest Read(
        BuildSettings settings, ITaskItem[] objects, bool hasCxx, ITaskItem[] libraries, ITaskItem[] searchPaths, ITaskItem[] arguments)
    {
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeLinkLibrary, libraries);
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeLinkSearchPath, searchPaths);
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeLinkArgument, arguments);
        // LDFLAGS is first, as in make, because its options apply to all libraries that follow.
        List<LinkLibrary> entries =
        [
            .. CommandLine.Split(settings.Flags("LDFLAGS"), HostSystem.This).Select(word => LinkLibrary.Argument(word, "LDFLAGS")),
            .. arguments.Select(item => LinkLibrary.Argument(item.ItemSpec, Origin(item, "NativeLinkArgument"))),
            .. libraries.Select(item => Library(item, settings.ProjectDirectory)),
        ];
        LinkOrder.RequireLibraries([.. arguments.Select(item => item.ItemSpec)], settings.ProjectDirectory);
        var (order, more) = LinkOrder.Of(entries, settings.ProjectDirectory);
        return new LinkRequest
        {
            Target = settings.Target,
            OutputType = settings.OutputType,
            LibraryName = settings.LibraryName,
            Objects = [.. objects.Select(item => item.ItemSpec)],
            HasCxx = hasCxx || settings.IsTrue("LinksCxx"),
            Libraries = order,
            SearchPaths = [.. searchPaths.Select(item => Path.GetFullPath(item.ItemSpec, settings.ProjectDirectory)).Concat(more).Distinct()],
            ExportListPath = ExportList(settings, order),
            HostFunctions = NodeHost.Functions(settings),
            HostFile = NodeHost.FileFor(settings),
            Properties = settings.Properties,
        };
    }

    // A version script of the project replaces the export list. A dylib exports all symbols that are not hidden.
    private static string? ExportList(BuildSettings settings, IEnumerable<LinkLibrary> entries) =>
        !settings.OutputType.IsShared() || settings.Target.IsMacOS || entries.Where(entry => entry.Kind == LibraryKind.Argument)
            .Any(entry => entry.Name.Contains("version-script", StringComparison.Ordinal) || entry.Name.EndsWith(".def", StringComparison.OrdinalIgnoreCase))
            ? null
            : Path.Combine(settings.ObjectDirectory, $"{settings.LibraryName}.{(settings.Target.IsWindows ? "def" : "map")}");

    private static LinkLibrary Library(ITaskItem item, string projectDirectory)
    {
        var kind = item.Choice("Kind", LibraryKind.Default);
        if (kind == LibraryKind.Argument)
            return LinkLibrary.Argument(item.ItemSpec, Origin(item, "NativeLinkLibrary"));
        var library = new LinkLibrary(item.ItemSpec, kind, item.Flag("WholeArchive", fallback: false),
            item.GetMetadata("Origin").Length > 0 && kind == LibraryKind.Shared ? true : null, Origin(item, "NativeLinkLibrary"));
        return library.IsPath ? library with { Name = Path.GetFullPath(item.ItemSpec, projectDirectory) } : library;
    }

    private static string Origin(ITaskItem item, string fallback) => item.GetMetadata("Origin") is { Length: > 0 } origin ? origin : fallback;
}
