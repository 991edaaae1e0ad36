using Native.Core.IO;
using Native.Core.Imports;
using Native.Core.Link;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Makes hidden functions of whole archives visible if headers of the project declare them, so that the library exports them.</summary>
internal static class RevealedArchives
{
    /// <summary>Returns the request with copies of these archives, <c>obj/…/revealed/0-libz.a</c>, in which the names are visible.</summary>
    public static LinkRequest Reveal(LinkRequest request, string declaredFile, string folder, IFileReader files)
    {
        if (!request.OutputType.IsShared() || !request.Libraries.Any(library => library.WholeArchive)
            || declaredFile.Length == 0 || files.ReadText(declaredFile) is not { } declared)
            return request;
        var names = DeclaredImports.Symbols(declared, request.Target.Rid);
        return request with { Revealed = names, Libraries = [.. request.Libraries.Select((library, i) => Copy(request, library, i, names, folder, files))] };
    }

    private static LinkLibrary Copy(LinkRequest request, LinkLibrary library, int number, IReadOnlySet<string> names, string folder, IFileReader files)
    {
        if (!library.WholeArchive || ZigLinkArguments.ArchivePath(request, library, files) is not { } path
            || HiddenSymbols.Reveal(File.ReadAllBytes(path), path, names, request.Target) is not { } bytes)
            return library;
        var copy = Path.Combine(folder, "revealed", $"{number}-{Path.GetFileName(path)}");
        FileWriter.WriteIfDifferent(copy, bytes);
        return library with { Name = copy };
    }
}
