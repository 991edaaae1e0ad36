using Native.Bindgen.Clang;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>
/// The comments of declarations. libclang has them too, but takes any comment that comes before, from however far away, for the
/// documentation of what follows, and knows none of parameters and macros.
/// </summary>
internal sealed class CommentReader(CommentFiles files)
{
    private readonly Dictionary<nint, FileComments> _files = [];

    /// <summary>The comment of a declaration, as it is written; empty for none.</summary>
    public string Of(CXCursor cursor)
    {
        var extent = clang_getCursorExtent(cursor);
        var (file, _, _, start) = ClangText.Place(clang_getRangeStart(extent));
        var (lastFile, _, _, end) = ClangText.Place(clang_getRangeEnd(extent));
        return file == 0 || file != lastFile ? "" : File(cursor, file).Of((int)start, (int)end, cursor.kind is CXCursorKind.CXCursor_EnumConstantDecl or CXCursorKind.CXCursor_ParmDecl);
    }

    /// <summary>The same for a macro, whose name and text reach from <paramref name="start"/> to <paramref name="end"/> in a file.</summary>
    public string OfMacro(CXCursor macro, nint file, int start, int end) => File(macro, file).OfMacro(start, end);

    private FileComments File(CXCursor cursor, nint file)
    {
        if (!_files.TryGetValue(file, out var comments))
            _files[file] = comments = files.Of(ClangText.FileName(file), cursor.FileText(file));
        return comments;
    }
}
