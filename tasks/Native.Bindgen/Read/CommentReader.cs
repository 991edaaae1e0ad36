using Native.Bindgen.Clang;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>
/// Finds the comments of declarations. libclang also returns comments, but it attaches any previous comment, regardless of the distance, and it does
/// not support parameters and macros.
/// </summary>
internal sealed class CommentReader(CommentFiles files)
{
    private readonly Dictionary<nint, FileComments> _files = [];

    /// <summary>Returns the source text of the comment of a declaration; empty if there is none.</summary>
    public string Of(CXCursor cursor)
    {
        var extent = clang_getCursorExtent(cursor);
        var (file, _, _, start) = ClangText.Place(clang_getRangeStart(extent));
        var (lastFile, _, _, end) = ClangText.Place(clang_getRangeEnd(extent));
        return file == 0 || file != lastFile ? "" : File(cursor, file).Of((int)start, (int)end, cursor.kind is CXCursorKind.CXCursor_EnumConstantDecl or CXCursorKind.CXCursor_ParmDecl);
    }

    /// <summary>
    /// Returns the comment of a macro, whose name and text are between the offsets <paramref name="start"/> and <paramref name="end"/> in a file.
    /// </summary>
    public string OfMacro(CXCursor macro, nint file, int start, int end) => File(macro, file).OfMacro(start, end);

    private FileComments File(CXCursor cursor, nint file)
    {
        if (!_files.TryGetValue(file, out var comments))
            _files[file] = comments = files.Of(ClangText.FileName(file), cursor.FileText(file));
        return comments;
    }
}
