using System.Buffers;

namespace Native.Core.Compile;

/// <summary>A name that a C file includes, or asks for.</summary>
/// <param name="Name">As it is written: <c>sys/x.h</c>.</param>
/// <param name="IsQuoted">Whether it stands between quotes, so that the folder of the file is searched first.</param>
/// <param name="IsQuestion">Whether it is that of <c>__has_include</c>, which need not be there.</param>
/// <param name="IsNext">Whether the search goes on behind the folder of the file: <c>__has_include_next</c>.</param>
public sealed record IncludeName(string Name, bool IsQuoted, bool IsQuestion, bool IsNext);

/// <summary>
/// Finds the names that follow <c>include</c>, <c>import</c> and <c>embed</c> in the text of a C file, without a preprocessor: comments,
/// strings and branches that are not taken count too.
/// </summary>
/// <param name="Names">Each name, in the order of the text.</param>
/// <param name="IsComputed">Whether a macro names one of the files: <c>#include CONFIG</c>.</param>
public sealed record IncludeNames(IReadOnlyList<IncludeName> Names, bool IsComputed)
{
    private static readonly string[] s_words = ["include", "import", "embed"];
    private static readonly SearchValues<string> s_search = SearchValues.Create(s_words, StringComparison.Ordinal);

    /// <summary>Reads the text of a file.</summary>
    public static IncludeNames Of(ReadOnlySpan<char> text)
    {
        var (names, isComputed) = (new HashSet<IncludeName>(), false);
        for (var at = 0; text[at..].IndexOfAny(s_search) is >= 0 and var found;)
        {
            var start = at + found;
            at = start + Word(text[start..]);
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

    private static int Word(ReadOnlySpan<char> text)
    {
        foreach (var word in s_words)
        {
            if (text.StartsWith(word))
                return word.Length;
        }

        return 1;
    }

    // What may stand between the word and the name: spaces, comments, and a line that goes on.
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
        // No file has a NUL in its name, and functions for paths refuse it.
        return end > 0 && name[end] != '\n' && !name[..end].Contains('\0') ? name[..end].ToString() : null;
    }
}
