using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Native.Bindgen.Read;

/// <summary>
/// Finds the comments in one file and their declarations. A Doxygen comment (<c>/** /*! /// //!</c>) belongs to the next declaration, and one with a
/// <c>&lt;</c> (<c>///&lt;</c>) to the previous declaration. Any other comment belongs to a declaration only if it is on separate lines and the
/// declaration begins on the next line.
/// </summary>
internal sealed partial class FileComments
{
    private readonly byte[] _text;
    private readonly List<Comment> _comments = [];

    private readonly record struct Comment(int Start, int End, bool IsDoxygen, bool IsBehind, bool StartsLine);

    /// <summary>Reads the text of a file.</summary>
    public FileComments(ReadOnlySpan<byte> text)
    {
        _text = text.ToArray();
        Scan();
    }

    /// <summary>
    /// Returns the comment of the declaration between the offsets <paramref name="start"/> and <paramref name="end"/>. <paramref name="isListed"/> is
    /// true for an enum value or a parameter, which ends with a comma.
    /// </summary>
    public string Of(int start, int end, bool isListed = false)
    {
        var behind = Behind(end, isListed ? (byte)',' : (byte)';');
        return Join(Before(start, isListed), behind);
    }

    /// <summary>
    /// Returns the comment of the macro whose name is at the offset <paramref name="start"/> and whose text ends at <paramref name="end"/>.
    /// </summary>
    public string OfMacro(int start, int end)
    {
        if (start > _text.Length || end > _text.Length || _text.AsSpan(0, start).LastIndexOf((byte)'#') is not (>= 0 and var hash))
            return "";
        var next = First(end);
        var isSameLine = next < _comments.Count && Newlines(end, _comments[next].Start) == 0;
        return Join(Before(hash, false), isSameLine ? Behind(end, (byte)' ') : "");
    }

    private static string Join(string before, string behind) => before.Length == 0 ? behind : behind.Length == 0 ? before : $"{before}\n\n{behind}";

    private string Before(int start, bool isListed)
    {
        for (var i = First(start) - 1; i >= 0; i--)
        {
            var comment = _comments[i];
            if (comment.End > start)
                continue;
            if (IsEnded(comment.End, start, isListed))
                return "";
            if (comment.IsBehind || IsOfFile(comment))
                continue;
            // After other code on its line, a comment belongs to the next declaration on that line.
            if (comment.IsDoxygen)
                return comment.StartsLine || Newlines(comment.End, start) == 0 ? Lines(i) : "";
            if (comment.StartsLine && Touches(comment.End, i + 1))
                return Lines(i);
        }

        return "";
    }

    private string Behind(int end, byte separator)
    {
        var text = "";
        var at = end;
        for (var i = First(end); i < _comments.Count && _comments[i].IsBehind && Separates(at, _comments[i].Start, at == end ? separator : (byte)' '); i++)
        {
            text += Text(_comments[i].Start, _comments[i].End) + "\n";
            at = _comments[i].End;
        }

        return text;
    }

    // Consecutive line comments are one comment.
    private string Lines(int last)
    {
        var first = last;
        while (first > 0 && IsLine(first) && IsLine(first - 1) && _comments[first - 1].IsDoxygen == _comments[last].IsDoxygen && !_comments[first - 1].IsBehind
            && _comments[first - 1].StartsLine && IsBlank(_comments[first - 1].End, _comments[first].Start) && Newlines(_comments[first - 1].End, _comments[first].Start) == 1)
            first--;
        return Text(_comments[first].Start, _comments[last].End);
    }

    private bool IsLine(int index) => _text[_comments[index].Start + 1] == '/';

    // True if another declaration or a preprocessor line is between a comment and the declaration.
    private bool IsEnded(int from, int to, bool isListed)
    {
        var next = First(from);
        for (var i = from; i < to; i++)
        {
            if (next < _comments.Count && _comments[next].Start == i)
            {
                i = Math.Max(i, _comments[next++].End - 1);
                continue;
            }

            if (_text[i] is (byte)';' or (byte)'{' or (byte)'}' || (isListed && _text[i] is (byte)',' or (byte)'(') || (_text[i] == '#' && IsLineStart(i)))
                return true;
        }

        return false;
    }

    private bool IsLineStart(int at)
    {
        var line = _text.AsSpan(0, at);
        return line[(line.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..].Trim(" \t"u8).IsEmpty;
    }

    private bool Touches(int end, int next)
    {
        var code = end;
        while (code < _text.Length && IsSpace(_text[code]))
            code++;
        return Newlines(end, code) <= 1 && !(next < _comments.Count && _comments[next].Start == code);
    }

    // True if only the rest of the declaration, its separator and white space are between the offsets.
    private bool Separates(int from, int to, byte separator)
    {
        var between = _text.AsSpan(from, to - from);
        var at = separator == ' ' ? -1 : between.IndexOf(separator);
        return separator == ';'
            ? between[..Math.Max(at, 0)].IndexOfAny("{}#"u8) < 0 && IsBlank(from + at + 1, to)
            : (at < 0 || IsBlank(from, from + at)) && IsBlank(from + at + 1, to);
    }

    private bool IsBlank(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!IsSpace(_text[i]))
                return false;
        }

        return true;
    }

    private int Newlines(int from, int to)
    {
        var count = 0;
        for (var i = from; _text.AsSpan(i, Math.Max(0, to - i)).IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var distance; count++)
        {
            i += distance + 1;
            if (_text[i - 1] == '\r' && i < _text.Length && _text[i] == '\n')
                i++;
        }

        return count;
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\v' or (byte)'\f' or (byte)'\\';

    // Returns the index of the first comment at or after an offset.
    private int First(int offset)
    {
        var (low, high) = (0, _comments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _comments[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private bool IsOfFile(Comment comment) => comment.IsDoxygen && _text.AsSpan(comment.Start, comment.End - comment.Start).IndexOfAny((byte)'@', (byte)'\\') >= 0 && OfFile().IsMatch(Text(comment.Start, comment.End));

    // Text that is not valid UTF-8 is decoded as Latin-1, which older headers use for the names of authors.
    private string Text(int start, int end)
    {
        var text = _text.AsSpan(start, end - start);
        return (Utf8.IsValid(text) ? Encoding.UTF8 : Encoding.Latin1).GetString(text);
    }

    private void Scan()
    {
        var (i, last, hasCode) = (0, 0, false);
        while (_text.AsSpan(i).IndexOfAny((byte)'/', (byte)'"', (byte)'\'') is >= 0 and var distance)
        {
            i += distance;
            var next = i + 1 < _text.Length ? _text[i + 1] : (byte)0;
            if (_text[i] == '/' && next is (byte)'/' or (byte)'*')
            {
                var end = next == '/' ? EndOfLine(i) : EndOfBlock(i);
                hasCode = HasCode(last, i, hasCode);
                _comments.Add(Make(i, end, !hasCode));
                hasCode &= Newlines(i, end) == 0;
                i = last = end;
            }
            else
            {
                i = _text[i] == '/' || IsDigitSeparator(i) ? i + 1 : Math.Min(EndOfLiteral(i) + 1, _text.Length);
            }
        }
    }

    // True if the line has code between the previous comment, or the beginning of the file, and an offset.
    private bool HasCode(int from, int to, bool hadCode)
    {
        var newline = _text.AsSpan(from, to - from).LastIndexOfAny((byte)'\n', (byte)'\r');
        return (newline < 0 && hadCode) || !IsBlank(from + newline + 1, to);
    }

    private Comment Make(int start, int end, bool startsLine)
    {
        var text = _text.AsSpan(start, end - start);
        // Four slashes or three asterisks are decoration, not Doxygen.
        var isDoxygen = text.Length > 3 && (text[2] == '!' || (text[2] == text[1] && text[3] != text[1])) && !text.SequenceEqual("/**/"u8);
        return new(start, end, isDoxygen, isDoxygen && text[3] == '<', startsLine);
    }

    private int EndOfBlock(int start) => _text.AsSpan(start + 2).IndexOf("*/"u8) is >= 0 and var end ? start + 2 + end + 2 : _text.Length;

    // A backslash at the end of a line continues it.
    private int EndOfLine(int start)
    {
        for (var i = start; i < _text.Length; i++)
        {
            if (_text[i] is (byte)'\n' or (byte)'\r' && _text[i - 1] != '\\' && !(_text[i] == '\n' && _text[i - 1] == '\r' && _text[i - 2] == '\\'))
                return i;
        }

        return _text.Length;
    }

    // Distinguishes 1'000'000 from L'a'.
    private bool IsDigitSeparator(int at) => _text[at] == '\'' && at > 0 && at + 2 < _text.Length && char.IsAsciiHexDigit((char)_text[at - 1])
        && char.IsAsciiHexDigit((char)_text[at + 1]) && _text[at + 2] != '\'';

    private int EndOfLiteral(int start)
    {
        for (var i = start + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\')
                i++;
            else if (_text[i] == _text[start])
                return i;
            else if (_text[i] is (byte)'\n' or (byte)'\r')
                return i - 1;
        }

        return _text.Length;
    }

    [GeneratedRegex(@"(?:^|[\s*!])[@\\](?:(?:file|mainpage|page|defgroup|addtogroup|weakgroup)\b|[{}])")]
    private static partial Regex OfFile();
}
