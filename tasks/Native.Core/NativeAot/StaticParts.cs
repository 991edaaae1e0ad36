using Native.Core.IO;
using Native.Core.Link;

namespace Native.Core.NativeAot;

/// <summary>
/// Determines the libraries and arguments that the static library of a project needs when a program is linked. They are those of its shared library.
/// </summary>
public static class StaticParts
{
    /// <summary>Returns the libraries, search paths and arguments of <paramref name="request"/>, in their order.</summary>
    public static IEnumerable<StaticPart> Needed(LinkRequest request, string project, IFileReader files) =>
    [
        .. request.SearchPaths.Select(path => new StaticPart(StaticPartType.SearchPath, path, project)),
        .. request.Libraries.Where(library => !IsForOneBinary(library)).Select(library => Part(request, library, project, files)),
    ];

    private static StaticPart Part(LinkRequest request, LinkLibrary library, string project, IFileReader files) => library.Kind switch
    {
        LibraryKind.Argument => new(StaticPartType.Argument, library.Name, project),
        LibraryKind.Framework => library.FrameworkArguments is [var argument] ? new(StaticPartType.Argument, argument, project) : new(StaticPartType.Framework, library.Name, project),
        _ => ZigLinkArguments.ArchivePath(request, library, files) is { } path
            ? new(StaticPartType.File, path, project, library.WholeArchive)
            : new(StaticPartType.Name, library.Name, project),
    };

    // A version script applies to one binary, and LDFLAGS to the linker of the library. Groups are not needed, because all parts are in one group.
    private static bool IsForOneBinary(LinkLibrary library) => library.Kind == LibraryKind.Argument
        && (library.Origin == "LDFLAGS" || library.Name is "-Wl,--start-group" or "-Wl,--end-group"
            || library.Name.Contains("version-script", StringComparison.Ordinal) || library.Name.EndsWith(".def", StringComparison.OrdinalIgnoreCase));
}
