using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Core.Command;

/// <summary>Quotes and splits command lines.</summary>
public static partial class CommandLine
{
    private const string Plain = "@%+=:,./-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly SearchValues<char> s_plain = SearchValues.Create(Plain);
    private static readonly SearchValues<char> s_plainWindows = SearchValues.Create(Plain + '\\');

    /// <summary>Quotes arguments for the shell of <paramref name="host"/>, which is this machine by default: cmd on Windows, otherwise sh.</summary>
    public static string Quote(IEnumerable<string> arguments, HostSystem? host = null)
    {
        var windows = (host ?? HostSystem.This).IsWindows;
        return string.Join(' ', arguments.Select(argument =>
            argument.Length > 0 && !argument.AsSpan().ContainsAnyExcept(windows ? s_plainWindows : s_plain) ? argument
            : windows ? $"\"{BeforeQuote().Replace(argument, "$1$1").Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
    }

    /// <summary>Quotes arguments for a batch file, in which a percent sign begins a variable.</summary>
    public static string Batch(IEnumerable<string> arguments) => Quote(arguments, HostSystem.Windows).Replace("%", "%%", StringComparison.Ordinal);

    /// <summary>
    /// Returns the text of a response file (<c>@file</c>) for zig, with one argument per line. Single and double quotation marks enclose a
    /// quoted part, and backslashes escape only quotation marks.
    /// </summary>
    public static string ResponseFile(IEnumerable<string> arguments) =>
        string.Concat(arguments.Select(argument => $"\"{Quotes().Replace(BeforeAnyQuote().Replace(argument, "$1$1"), @"\$0")}\"\n"));

    /// <summary>Splits a line as sh does, with quotation marks and backslashes but without expansion. Reports NSDK9004 for an unclosed quotation mark.</summary>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (char.IsWhiteSpace(character))
            {
                if (word is not null)
                    words.Add(word.ToString());
                word = null;
                continue;
            }

            word ??= new();
            if (character is '\'' or '"')
                i = Quoted(line, i, word);
            else
                word.Append(character == '\\' && i + 1 < line.Length ? line[++i] : character);
        }

        if (word is not null)
            words.Add(word.ToString());
        return words;
    }

    /// <summary>
    /// Splits a line with the rules of <paramref name="host"/>: on Windows, those of the C runtime
    /// (https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments), which keep backslashes in paths; otherwise, those of sh.
    /// </summary>
    public static IReadOnlyList<string> Split(string line, HostSystem host) => host.IsWindows ? SplitWindows(line) : Split(line);

    private static List<string> SplitWindows(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var slashes = line.AsSpan(i).IndexOfAnyExcept('\\') is >= 0 and var count ? count : line.Length - i;
            var isBeforeQuote = i + slashes < line.Length && line[i + slashes] == '"';
            if (slashes > 0)
            {
                (word ??= new()).Append('\\', isBeforeQuote ? slashes / 2 : slashes);
                i += slashes - (isBeforeQuote && slashes % 2 == 1 ? 0 : 1);
                if (isBeforeQuote && slashes % 2 == 1)
                    word.Append('"');
            }
            else if (line[i] == '"')
            {
                word ??= new();
                isQuoted = !isQuoted;
            }
            else if (char.IsWhiteSpace(line[i]) && !isQuoted)
            {
                if (word is not null)
                    words.Add(word.ToString());
                word = null;
            }
            else
            {
                (word ??= new()).Append(line[i]);
            }
        }

        if (word is not null)
            words.Add(word.ToString());
        return !isQuoted ? words : throw OpenQuote(line, '"');
    }

    private static int Quoted(string line, int start, StringBuilder word)
    {
        var quote = line[start];
        for (var i = start + 1; i < line.Length; i++)
        {
            if (line[i] == quote)
                return i;
            if (quote == '"' && line[i] == '\\' && i + 1 < line.Length && line[i + 1] is ('"' or '\\' or '$' or '`'))
                i++;
            word.Append(line[i]);
        }

        throw OpenQuote(line, quote);
    }

    private static NativeException OpenQuote(string line, char quote) => new(Diagnostic.Error("NSDK9004",
        $"The options {line} contain an unclosed quotation mark ({quote}). Expected a closing one; write \\{quote} for the character itself."));

    [GeneratedRegex("""["']""")]
    private static partial Regex Quotes();

    [GeneratedRegex("""(\\+)(?=["']|\z)""")]
    private static partial Regex BeforeAnyQuote();

    // Backslashes escape only a quotation mark.
    [GeneratedRegex("""(\\+)(?="|\z)""")]
    private static partial Regex BeforeQuote();
}
