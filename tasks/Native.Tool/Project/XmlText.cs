using System.Security;
using System.Text;

namespace Native.Tool;

/// <summary>Writes the elements of project files as a person does: one line, or aligned attributes if they do not fit.</summary>
internal static class XmlText
{
    private const int Width = 150;

    /// <summary>Returns an item with the attributes that are not empty. Lists continue on further lines at a semicolon.</summary>
    public static string Item(string name, params (string Name, string Value)[] attributes)
    {
        var lines = new StringBuilder($"    <{name}");
        var indent = new string(' ', 6 + name.Length);
        var column = lines.Length;
        foreach (var (attribute, value) in attributes.Where(attribute => attribute.Value.Length > 0))
        {
            var text = $"{attribute}=\"{SecurityElement.Escape(value).Replace("&apos;", "'", StringComparison.Ordinal)}\"";
            if (column + 1 + text.Length > Width && column > indent.Length)
            {
                lines.Append('\n').Append(indent, 0, indent.Length - 1);
                column = indent.Length - 1;
            }

            lines.Append(' ');
            column = Wrap(lines, text, column + 1, new string(' ', column + attribute.Length + 3));
        }

        return lines.Append(" />\n").ToString();
    }

    private static int Wrap(StringBuilder lines, string text, int column, string indent)
    {
        while (column + text.Length > Width && text.LastIndexOf(';', Math.Max(0, Math.Min(text.Length - 2, Width - column))) is > 0 and var end)
        {
            lines.Append(text, 0, end + 1).Append('\n').Append(indent);
            (text, column) = (text[(end + 1)..], indent.Length);
        }

        lines.Append(text);
        return column + text.Length;
    }
}
