using System.Text.RegularExpressions;

namespace Native.Tool;

/// <summary>Represents a statement of a configure.ac: a call of a macro, or an assignment of the shell.</summary>
/// <param name="Name">The name of the macro or of the variable.</param>
/// <param name="Arguments">The arguments without their brackets; the value of an assignment.</param>
/// <param name="IsAssignment">True for an assignment.</param>
/// <param name="IsCertain">False in a branch or a loop of the shell, whose condition is unknown.</param>
internal sealed record M4Statement(string Name, IReadOnlyList<string> Arguments, bool IsAssignment, bool IsCertain)
{
    /// <summary>Returns an argument, or an empty text.</summary>
    public string this[int index] => index < Arguments.Count ? Arguments[index] : "";
}

/// <summary>Reads the statements of a configure.ac, without evaluating them.</summary>
internal static partial class M4Script
{
    /// <summary>Returns the statements. Those in arguments of a macro are part of the argument.</summary>
    public static IEnumerable<M4Statement> Statements(string text)
    {
        var depth = 0;
        for (var at = 0; Token().Match(text, at) is { Success: true } token;)
        {
            at = token.Index + token.Length;
            if (token.Groups["open"].Success)
            {
                depth++;
            }
            else if (token.Groups["close"].Success)
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (token.Groups["variable"].Success)
            {
                yield return new(token.Groups["variable"].Value, [token.Groups["value"].Value.Trim('"', '\'')], IsAssignment: true, depth == 0);
            }
            else if (token.Groups["macro"].Success)
            {
                (var arguments, at) = Arguments(text, at);
                yield return new(token.Groups["macro"].Value, arguments, IsAssignment: false, depth == 0);
            }
        }
    }

    // Returns the arguments that begin at a position, and the position after the closing parenthesis.
    private static (IReadOnlyList<string> Arguments, int End) Arguments(string text, int start)
    {
        var arguments = new List<string>();
        var (from, parentheses, brackets) = (start, 1, 0);
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is '[' or ']')
                brackets += text[i] == '[' ? 1 : -1;
            else if (brackets > 0)
                continue;
            else if (text[i] == '(')
                parentheses++;
            else if (text[i] == ')')
                parentheses--;
            if (parentheses > 0 && (text[i] != ',' || parentheses > 1 || brackets > 0))
                continue;
            arguments.Add(Unquote(text[from..i]));
            from = i + 1;
            if (parentheses == 0)
                return (arguments, from);
        }

        return (arguments, text.Length);
    }

    /// <summary>Removes the brackets around a text, if they belong together.</summary>
    public static string Unquote(string text)
    {
        text = text.Trim();
        if (!text.StartsWith('['))
            return text;
        var depth = 0;
        var end = text.AsSpan().IndexOf(']') < 0 ? -1 : Enumerable.Range(0, text.Length).First(i => (depth += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0) <= 0 || i == text.Length - 1);
        return end == text.Length - 1 && depth == 0 ? text[1..^1] : text;
    }

    [GeneratedRegex(
        """
        \bdnl\b[^\n]*|^[ \t]*\#[^\n]*
        |(?<=^[ \t]*|;[ \t]*|\b(?:then|else|do)[ \t]+)(?:(?<open>if|case|for|while|until)|(?<close>fi|esac|done))\b
        |(?<=^[ \t]*|;[ \t]*)(?<variable>[A-Za-z_]\w*)=(?<value>"[^"\n]*"|'[^'\n]*'|[^\s;]*)
        |\b(?<macro>[A-Za-z_]\w*)\(
        """, RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Token();
}
