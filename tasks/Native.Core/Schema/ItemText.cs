using System.Globalization;
using System.Text;

namespace Native.Core.Schema;

/// <summary>Formats text for MSBuild.</summary>
public static class ItemText
{
    private const string Special = "%*?@$();'";

    /// <summary>Escapes text so that MSBuild reads it literally.</summary>
    public static string Escape(string value) => value.AsSpan().IndexOfAny(Special) < 0 ? value : EscapeSlowly(value);

    // https://learn.microsoft.com/visualstudio/msbuild/msbuild-special-characters
    private static string EscapeSlowly(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var character in value)
        {
            if (Special.Contains(character))
                text.Append('%').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture));
            else
                text.Append(character);
        }

        return text.ToString();
    }
}
