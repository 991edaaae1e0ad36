using Native.Core.Command;
using Native.Core.IO;
using Native.Core.Incremental;

namespace Native.Core.Link;

/// <summary>Finds the inputs of a link.</summary>
public static class LinkInputs
{
    /// <summary>
    /// Returns the objects, the linker, libraries by path and by name, and files in arguments. The caller
    /// reads their states before the link.
    /// </summary>
    /// <param name="request">The link, before archives are replaced by copies.</param>
    /// <param name="tool">Full path of the linker.</param>
    /// <param name="directory">The working directory of the linker.</param>
    /// <param name="declaredFile">Full path of the file that lists declarations of headers, or empty.</param>
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
