namespace Native.Bindgen.Read;

/// <summary>The comments of files, which all targets share: each reads the same headers.</summary>
internal sealed class CommentFiles
{
    private readonly Dictionary<(string Path, int Length), FileComments> _files = [];

    /// <summary>Those of a file with this text. What the compiler makes up by itself differs by target, and has another length.</summary>
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
