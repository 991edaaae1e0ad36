using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Core.Command;

/// <summary>Puts arguments into one line and takes them out of one.</summary>
public static partial class CommandLine
{
    private const string Plain = "@%+=:,./-_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly SearchValues<char> s_plain = SearchValues.Create(Plain);
    private static readonly SearchValues<char> s_plainWindows = SearchValues.Create(Plain + '\\');

    /// <summary>A line to paste into the shell of <paramref name="host"/>, which is this machine where none is given: that of Windows, or sh.</summary>
    public static string Quote(IEnumerable<string> arguments, HostSystem? host = null)
    {
        var windows = (host ?? HostSystem.This).IsWindows;
        return string.Join(' ', arguments.Select(argument =>
            argument.Length > 0 && !argument.AsSpan().ContainsAnyExcept(windows ? s_plainWindows : s_plain) ? argument
            : windows ? $"\"{BeforeQuote().Replace(argument, "$1$1").Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
    }

    /// <summary>A line of a batch file, in which a percent sign would begin a variable.</summary>
    public static string Batch(IEnumerable<string> arguments) => Quote(arguments, HostSystem.Windows).Replace("%", "%%", StringComparison.Ordinal);

    /// <summary>
    /// The text of a response file (<c>@file</c>), an argument a line, as zig reads it: either quote opens and ends a
    /// quoted part, and backslashes count only before one.
    /// </summary>
    public static string ResponseFile(IEnumerable<string> arguments) =>
        string.Concat(arguments.Select(argument => $"\"{Quotes().Replace(BeforeAnyQuote().Replace(argument, "$1$1"), @"\$0")}\"\n"));

    /// <summary>Words as sh splits them: quotes and backslashes count, nothing is expanded. NSDK9004 for an open quote.</summary>
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

    private static int Quoted(string line, int start, StringBuilder word)
    {
        var quote = line[start];
        for (var i = start + 1; i < line.Length; i++)
        {
            if (line[i] == quote)
                return i;
            if (quote == '"' && line[i] == '\\' && i + 1 < line.Length && line[i + 1] is ('"' or '\\'))
                i++;
            word.Append(line[i]);
        }

        throw new NativeException(Diagnostic.Error("NSDK9004",
            $"The options {line} have a quote ({quote}) that does not end. Expected a second one; write \\{quote} for the character itself."));
    }

    [GeneratedRegex("""["']""")]
    private static partial Regex Quotes();

    [GeneratedRegex("""(\\+)(?=["']|\z)""")]
    private static partial Regex BeforeAnyQuote();

    // Backslashes count only before a quote.
    [GeneratedRegex("""(\\+)(?="|\z)""")]
    private static partial Regex BeforeQuote();
}
