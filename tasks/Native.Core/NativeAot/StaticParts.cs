using Native.Core.IO;
using Native.Core.Link;

namespace Native.Core.NativeAot;

/// <summary>Finds what the static library of a project needs at the link of a program: what the shared library of the project was linked with.</summary>
public static class StaticParts
{
    /// <summary>The parts of <paramref name="request"/> behind its objects, in their order.</summary>
    public static IEnumerable<StaticPart> Needed(LinkRequest request, string project, IFileReader files) =>
    [
        .. request.SearchPaths.Select(path => new StaticPart(StaticPartType.SearchPath, path, project)),
        .. request.Libraries.Where(library => !IsForOneBinary(library)).Select(library => Part(request, library, project, files)),
    ];

    private static StaticPart Part(LinkRequest request, LinkLibrary library, string project, IFileReader files) => library.Kind switch
    {
        LibraryKind.Argument => new(StaticPartType.Argument, library.Name, project),
        LibraryKind.Framework => new(StaticPartType.Framework, library.Name, project),
        _ => ZigLinkArguments.ArchivePath(request, library, files) is { } path
            ? new(StaticPartType.File, path, project, library.WholeArchive)
            : new(StaticPartType.Name, library.Name, project),
    };

    // What a program exports is not for one of its libraries to say, and LDFLAGS are for the linker that they were written for. All parts are one group anyway.
    private static bool IsForOneBinary(LinkLibrary library) => library.Kind == LibraryKind.Argument
        && (library.Origin == "LDFLAGS" || library.Name is "-Wl,--start-group" or "-Wl,--end-group"
            || library.Name.Contains("version-script", StringComparison.Ordinal) || library.Name.EndsWith(".def", StringComparison.OrdinalIgnoreCase));
}
