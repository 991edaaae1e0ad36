using System.Text;
using System.Text.RegularExpressions;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>
/// Represents a .pc file. pkg-config determines the options; this parser finds out which file an option came from,
/// which other files were read, and which line of a broken file is invalid. Format: pc(5),
/// https://github.com/pkgconf/pkgconf/blob/master/man/pc.5
/// </summary>
/// <param name="Path">Full path.</param>
/// <param name="Version">The version, or empty.</param>
/// <param name="Requires">The names of required modules.</param>
/// <param name="PrivateRequires">The names of modules that are required for static linking or whose headers it includes.</param>
/// <param name="Libraries">The fragments in <c>Libs</c>.</param>
/// <param name="PrivateLibraries">The fragments in <c>Libs.private</c>.</param>
/// <param name="Flags">The fragments in <c>Cflags</c>.</param>
/// <param name="Faults">The errors: a 1-based line and a description.</param>
public sealed partial record PcFile(
    string Path, string Version, IReadOnlyList<string> Requires, IReadOnlyList<string> PrivateRequires,
    IReadOnlyList<Fragment> Libraries, IReadOnlyList<Fragment> PrivateLibraries, IReadOnlyList<Fragment> Flags, IReadOnlyList<(int Line, string Text)> Faults)
{
    private static readonly string[] s_required = ["Name", "Description", "Version"];

    /// <summary>Parses the text of the file at <paramref name="path"/>. Errors are recorded, not thrown.</summary>
    public static PcFile Parse(string path, string text, HostSystem? host = null)
    {
        var folder = Escape(System.IO.Path.GetDirectoryName(path) ?? "", host ?? HostSystem.This);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["pcfiledir"] = folder };
        var prefix = new PrefixOfWindows(folder, host ?? HostSystem.This);
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        List<(int, string)> faults = [];
        foreach (var (line, number) in Lines(text))
        {
            var (name, separator, value) = Split(line);
            if (separator == '=')
                variables[name] = prefix.Of(name, value) ?? Expand(value, variables, number, faults);
            else if (separator == ':')
                fields[name] = Expand(value, variables, number, faults);
            else
                faults.Add((number, $"'{line}' is neither 'name=value' nor 'Name: value'"));
        }

        foreach (var name in s_required.Where(name => !fields.ContainsKey(name)))
            faults.Add((1, $"the line '{name}: …' is missing"));
        string Text(string name) => fields.GetValueOrDefault(name, "");
        return new(path, Text("Version").Trim(), Modules(Text("Requires")), Modules(Text("Requires.private")),
            Words(Text("Libs"), faults), Words(Text("Libs.private"), faults), Words(Text("Cflags"), faults), faults);
    }

    // Paths are escaped as in pkgconf: they are part of lines that are split into words, in which a backslash is an escape character.
    private static string Escape(string path, HostSystem host) =>
        host.Slashes(path).Replace(" ", "\\ ", StringComparison.Ordinal);

    /// <summary>
    /// Relocates the prefix. On Windows, where packages have no fixed location, pkgconf and pkg-config set the variable <c>prefix</c> to the folder above <c>lib/pkgconfig</c>, and replace
    /// the old prefix at the beginning of the following variables.
    /// </summary>
    private sealed class PrefixOfWindows(string folder, HostSystem host)
    {
        private const string Known = "/pkgconfig";

        private readonly string? _place = host.IsWindows && folder.EndsWith(Known, StringComparison.Ordinal) && folder.LastIndexOf('/', folder.Length - Known.Length - 1) is > 0 and var end
            ? folder[..end] : null;

        private string _written = "";

        public string? Of(string name, string value)
        {
            if (_place is null)
                return null;
            if (name == "prefix")
            {
                _written = value;
                return _place;
            }

            return _written.Length > 0 && value.StartsWith(_written, StringComparison.OrdinalIgnoreCase) ? _place + value[_written.Length..] : null;
        }
    }

    // A comment ends a line. A backslash at the end continues it.
    private static IEnumerable<(string Line, int Number)> Lines(string text)
    {
        var joined = new StringBuilder();
        var (number, first) = (0, 0);
        foreach (var raw in text.Split('\n'))
        {
            number++;
            if (joined.Length == 0)
                first = number;
            var line = raw.TrimEnd('\r');
            if (line.EndsWith('\\'))
            {
                joined.Append(line, 0, line.Length - 1);
                continue;
            }

            joined.Append(line.Contains('#') ? Comment().Replace(line, "") : line);
            var whole = joined.ToString().Trim();
            joined.Clear();
            if (whole.Length > 0)
                yield return (whole, first);
        }
    }

    private static (string Name, char Separator, string Value) Split(string line)
    {
        var end = 0;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '_' or '.'))
            end++;
        var separator = end;
        while (separator < line.Length && char.IsWhiteSpace(line[separator]))
            separator++;
        return end == 0 || separator == line.Length ? (line, '\0', "") : (line[..end], line[separator], line[(separator + 1)..].TrimStart());
    }

    private static string Expand(string value, Dictionary<string, string> variables, int line, List<(int, string)> faults) =>
        !value.Contains('$') ? value : Variable().Replace(value, match =>
        {
            if (match.Value == "$$")
                return "$";
            var name = match.Groups[1].Value;
            if (variables.TryGetValue(name, out var known))
                return known;
            // Predefined by pkg-config: pc_sysrootdir, pc_path, pc_top_builddir.
            if (!name.StartsWith("pc_", StringComparison.Ordinal))
                faults.Add((line, $"the variable ${{{name}}} is not set in it"));
            return "";
        });

    private static IReadOnlyList<Fragment> Words(string text, List<(int, string)> faults)
    {
        try
        {
            return Fragment.Parse(text);
        }
        catch (Diagnostics.NativeException)
        {
            faults.Add((1, $"'{text}' has an unclosed quotation mark"));
            return [];
        }
    }

    // "zlib >= 1.2, libpng" and "zlib libpng"
    private static IReadOnlyList<string> Modules(string text) =>
        [.. Requirement().Matches(text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<!\\)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\$\$|\$\{([^}]*)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<name>[^\s,<>=!]+)(?:\s*(?:<=|>=|!=|=|<|>)\s*[^\s,]*)?")]
    private static partial Regex Requirement();
}
