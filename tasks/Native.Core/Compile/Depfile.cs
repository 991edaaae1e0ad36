using System.Text;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Compile;

/// <summary>
/// Parses the depfiles that compilers write with <c>-MD</c>: make rules in the format of GCC
/// (https://gcc.gnu.org/onlinedocs/gcc/Preprocessor-Options.html), which clang also uses.
/// </summary>
public static class Depfile
{
    /// <summary>Returns the distinct prerequisites of all rules, in order.</summary>
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
    /// Returns full paths of the headers in the depfile of <paramref name="source"/>, relative to the working directory of the compiler. Omits headers
    /// below <paramref name="ownHeaders"/>, which belong to the compiler and change only with it, unless that is empty.
    /// </summary>
    public static IReadOnlyList<string> Headers(string text, string source, string directory, string ownHeaders, HostSystem? host = null)
    {
        var system = host ?? HostSystem.This;
        return [.. Parse(text).Select(path => system.FullPath(path, directory))
            .Where(path => path != source && (ownHeaders.Length == 0 || !FolderPath.Contains(ownHeaders, path, system.PathComparison)))];
    }

    /// <summary>
    /// Returns true if the compiler writes a depfile for these arguments: assembly without preprocessing has no headers.
    /// </summary>
    public static bool IsExpected(SourceFile source, IReadOnlyList<string> arguments) =>
        (source.Language != SourceLanguage.Assembly || Path.GetExtension(source.Path) != ".s" || arguments.Contains("assembler-with-cpp"))
        && !arguments.Any(argument => argument is "assembler" or "-xassembler");

    /// <summary>
    /// Returns why a depfile is not the complete list of inputs of <paramref name="source"/>, as part of a sentence, or null
    /// if it is complete. A complete depfile ends with a line break and lists the source.
    /// </summary>
    public static string? Fault(string? text, string source, string directory, HostSystem? host = null)
    {
        if (text is null)
            return "it was not written";
        if (string.IsNullOrWhiteSpace(text))
            return "it is empty";
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (!lines.EndsWith('\n') || lines.EndsWith("\\\n", StringComparison.Ordinal))
            return "it is incomplete";
        var system = host ?? HostSystem.This;
        return Parse(text).Any(path => system.FullPath(path, directory).Equals(source, system.PathComparison)) ? null : "it does not name the source";
    }

    /// <summary>Creates NSDK2017: the inputs of <paramref name="file"/> are unknown because of <paramref name="fault"/>.</summary>
    public static Diagnostic Unusable(string file, string fault) => Diagnostic.Error("NSDK2017",
        $"The compiler succeeded but did not write a usable list of the headers of {Path.GetFileName(file)} (its depfile): {fault}. Expected the file that -MD -MF "
        + "specify, because a changed header would not be detected without it. A replacement or launcher of the compiler "
        + "(NativeCompilerLauncher, ZigPath, CC, CXX) must pass on these options; to build without the launcher, set NativeCompilerLauncher to an empty value.", file);

    // Spaces, tabs, '#', ':' and '$' are escaped, and so are backslashes before a space or tab. All other backslashes are
    // separators on Windows and are not escaped.
    private static List<string> Words(string rule)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < rule.Length; i++)
        {
            var next = i + 1 < rule.Length ? rule[i + 1] : '\0';
            var end = i;
            while (end < rule.Length && rule[end] == '\\')
                end++;
            if (end > i && end < rule.Length && rule[end] is ' ' or '\t')
            {
                word.Append('\\', (end - i) / 2);
                if ((end - i) % 2 == 0)
                    Flush();
                else
                    word.Append(rule[end]);
                i = end;
            }
            else if ((rule[i] == '\\' && next is ('#' or ':')) || (rule[i] == '$' && next == '$'))
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
