namespace Native.Core.Compile;

/// <summary>Represents a name in an <c>#include</c> or <c>__has_include</c>.</summary>
/// <param name="Name">The name as written: <c>sys/x.h</c>.</param>
/// <param name="IsQuoted">True if the name is in quotation marks, so that the folder of the file is searched first.</param>
/// <param name="IsQuestion">True for <c>__has_include</c>, for which the file need not exist.</param>
/// <param name="IsNext">True if the search continues after the folder of the file: <c>__has_include_next</c>.</param>
public sealed record IncludeName(string Name, bool IsQuoted, bool IsQuestion, bool IsNext);

/// <summary>
/// Finds the names after <c>include</c>, <c>import</c> and <c>embed</c> in the text of a C file without preprocessing, including those in comments,
/// strings and inactive branches.
/// </summary>
/// <param name="Names">The names, in the order of the text.</param>
/// <param name="IsComputed">True if a macro specifies a file: <c>#include CONFIG</c>.</param>
public sealed record IncludeNames(IReadOnlyList<IncludeName> Names, bool IsComputed)
{
    private static readonly string[] s_words = ["include", "import", "embed"];

    /// <summary>Reads the text of a file.</summary>
    public static IncludeNames Of(ReadOnlySpan<char> text)
    {
        var (names, isComputed) = (new HashSet<IncludeName>(), false);
        Span<int> starts = stackalloc int[s_words.Length];
        starts.Fill(-1);
        for (var at = 0; NextWord(text, at, starts) is >= 0 and var word;)
        {
            var start = starts[word];
            at = start + s_words[word].Length;
            var isNext = text[at..].StartsWith("_next");
            at += isNext ? "_next".Length : 0;
            var isQuestion = text[..start].EndsWith("__has_");
            var next = Blank(text, at);
            if (isQuestion && next < text.Length && text[next] == '(')
                next = Blank(text, next + 1);
            if (Literal(text[next..]) is { } name)
                names.Add(new(name, text[next] == '"', isQuestion, isNext));
            else if (text[..start].TrimEnd(" \t").EndsWith("#"))
                isComputed = true;
        }

        return new([.. names], isComputed);
    }

    // Returns the word that is first after a position, or -1, and updates the next position of each word. SearchValues would find it in one pass, but .NET
    // compiles its vector code just in time, which takes longer than the search.
    private static int NextWord(ReadOnlySpan<char> text, int at, Span<int> starts)
    {
        var first = -1;
        for (var i = 0; i < s_words.Length; i++)
        {
            if (starts[i] < at)
                starts[i] = text[at..].IndexOf(s_words[i]) is >= 0 and var found ? at + found : int.MaxValue;
            if (starts[i] < int.MaxValue && (first < 0 || starts[i] < starts[first]))
                first = i;
        }

        return first;
    }

    // Skips spaces, comments and line continuations between the directive and the name.
    private static int Blank(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t')
                at++;
            else if (text[at] == '\\' && text[(at + 1)..].TrimStart('\r').StartsWith("\n"))
                at += text[at..].IndexOf('\n') + 1;
            else if (text[at..].StartsWith("/*") && text[(at + 2)..].IndexOf("*/") is >= 0 and var end)
                at += end + 4;
            else
                return at;
        }

        return at;
    }

    private static string? Literal(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('"' or '<'))
            return null;
        var name = text[1..];
        var end = name.IndexOfAny(text[0] == '"' ? '"' : '>', '\n');
        // A NUL is not valid in a path.
        return end > 0 && name[end] != '\n' && !name[..end].Contains('\0') ? name[..end].ToString() : null;
    }
}
