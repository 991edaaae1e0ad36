namespace Native.Bindgen.Read;

/// <summary>Caches the comments of files for all targets, which read the same headers.</summary>
internal sealed class CommentFiles
{
    private readonly Dictionary<(string Path, int Length), FileComments> _files = [];

    /// <summary>Returns the comments of a file with this text. The length distinguishes predefined macros, which differ between targets.</summary>
    public FileComments Of(string path, ReadOnlySpan<byte> text)
    {
        lock (_files)
        {
            if (!_files.TryGetValue((path, text.Length), out var comments))
                _files[(path, text.Length)] = comments = new FileComments(text);
            return comments;
        }
    }
}
