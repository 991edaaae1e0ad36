using System.Text;
using Native.Core.Seams;

namespace Native.Core.Compile;

/// <summary>
/// Reads the depfiles that compilers write with <c>-MD</c>: make rules, in the form of GCC
/// (https://gcc.gnu.org/onlinedocs/gcc/Preprocessor-Options.html), which clang shares.
/// </summary>
public static class Depfile
{
    /// <summary>Every prerequisite of every rule, once, in order.</summary>
    public static IReadOnlyList<string> Parse(string text)
    {
        var files = new List<string>();
        foreach (var rule in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        {
            var words = Words(rule);
            var colon = words.FindIndex(word => word.EndsWith(':'));
            if (colon >= 0)
                files.AddRange(words.Skip(colon + 1));
        }

        return [.. files.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Full paths of the headers in the depfile of <paramref name="source"/>, taken from the folder in which the compiler ran. Those
    /// below <paramref name="ownHeaders"/>, where that is not empty, are the compiler's and change with it alone.
    /// </summary>
    public static IReadOnlyList<string> Headers(string text, string source, string directory, string ownHeaders) =>
        [.. AllHeaders(text, source, directory).Where(path => ownHeaders.Length == 0 || !Folder.Contains(ownHeaders, path))];

    /// <summary>The same with those of the compiler.</summary>
    public static IEnumerable<string> AllHeaders(string text, string source, string directory) =>
        Parse(text).Select(path => Path.GetFullPath(path, directory)).Where(path => path != source);

    // Only a space, '#', ':' and '$' are escaped, so the backslashes of Windows stay as they are.
    private static List<string> Words(string rule)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < rule.Length; i++)
        {
            var next = i + 1 < rule.Length ? rule[i + 1] : '\0';
            if ((rule[i] == '\\' && next is (' ' or '#' or ':')) || (rule[i] == '$' && next == '$'))
            {
                word.Append(rule[++i]);
            }
            else if (rule[i] is ' ' or '\t')
            {
                Flush();
            }
            else
            {
                word.Append(rule[i]);
            }
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
