using Native.Bindgen.Clang;
using Native.Bindgen.Model;
using static Native.Bindgen.Clang.LibClang;

namespace Native.Bindgen.Read;

/// <summary>Returns the locations of declarations, and caches the paths of files.</summary>
internal sealed class PlaceReader
{
    private readonly Dictionary<nint, string> _files = [];

    /// <summary>Returns the location of a declaration.</summary>
    public SourcePlace Of(CXCursor cursor)
    {
        var location = clang_getCursorLocation(cursor);
        var (file, line, column, _) = ClangText.Place(location);
        // Predefined declarations of the compiler have no file.
        return new(File(file), (int)line, (int)column, file == 0 || clang_Location_isInSystemHeader(location) != 0);
    }

    /// <summary>Returns the full path of a file.</summary>
    public string File(nint file)
    {
        if (!_files.TryGetValue(file, out var name))
            _files[file] = name = file == 0 ? "" : Path.GetFullPath(ClangText.FileName(file));
        return name;
    }
}
