using Native.Core.Command;
using Native.Core.IO;
using Native.Core.Incremental;

namespace Native.Core.Link;

/// <summary>Finds everything that a link reads.</summary>
public static class LinkInputs
{
    /// <summary>
    /// The objects, the linker, libraries by path and by name, and files that arguments name. The states are those that
    /// nothing changes: the caller reads them when it begins.
    /// </summary>
    /// <param name="request">What is linked, before archives are replaced by copies.</param>
    /// <param name="tool">Full path of the linker.</param>
    /// <param name="directory">The folder in which the linker runs.</param>
    /// <param name="declaredFile">Full path of the file that names what headers declare, or empty.</param>
    /// <param name="files">The disk.</param>
    public static IReadOnlyList<StepInput> Of(LinkRequest request, string tool, string directory, string declaredFile, IFileReader files)
    {
        IEnumerable<string> read =
        [
            .. request.Objects, tool, .. request.Libraries.Where(library => library.IsPath).Select(library => library.Name),
            .. declaredFile.Length > 0 ? (string[])[declaredFile] : [],
        ];
        var arguments = request.Libraries.Where(library => library.Kind == LibraryKind.Argument).Select(library => library.Name);
        var (found, missed) = NamedLibraries.Of(request, files);
        return
        [
            .. read.Concat(found).Concat(ArgumentFiles.Of(arguments, directory, files)).Distinct(StringComparer.Ordinal)
                .Select(path => new StepInput(InputKind.File, path, "")),
            .. missed.Select(folder => StepInput.NotFound(folder.Path, folder.Names)),
        ];
    }
}
