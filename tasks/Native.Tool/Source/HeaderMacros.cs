using System.Text.RegularExpressions;
using Native.Core.Bindings;
using Native.Core.IO;

namespace Native.Tool;

/// <summary>Finds macros such as <c>HAVE_UNISTD_H</c>, which a configure script would define, and whose headers every target has.</summary>
internal static partial class HeaderMacros
{
    /// <summary>Returns <c>HAVE_UNISTD_H=1</c>, … for the macros that conditions in <paramref name="texts"/> test and nothing defines.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> texts, IReadOnlyList<BindgenTarget> targets)
    {
        var (tested, defined) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var text in texts)
        {
            foreach (var line in Condition().Matches(text).SelectMany(match => Macro().Matches(match.Value)))
                tested.Add(line.Groups[1].Value);
            defined.UnionWith(Define().Matches(text).Select(match => match.Groups[1].Value));
        }

        // The header of an instruction set exists for processors without it, too.
        return [.. tested.Except(defined).Where(name => !name.EndsWith("INTRIN", StringComparison.Ordinal) && targets.All(target => Has(name, target))).Select(name => $"HAVE_{name}_H=1")];
    }

    // HAVE_SYS_TYPES_H is sys/types.h, and HAVE_NETINET_IN_H is netinet/in.h.
    private static bool Has(string name, BindgenTarget target) => HeaderFolders.In(target.Arguments)
        .Any(pair => File.Exists(Path.Combine(pair.Folder, $"{name.ToLowerInvariant()}.h")) || File.Exists(Path.Combine(pair.Folder, $"{FirstSlash(name.ToLowerInvariant())}.h")));

    private static string FirstSlash(string name) => name.IndexOf('_') is > 0 and var at ? $"{name[..at]}/{name[(at + 1)..]}" : name;

    [GeneratedRegex(@"^[ \t]*#[ \t]*(?:if|ifdef|elif)\b[^\n]*", RegexOptions.Multiline)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\bHAVE_([A-Z0-9_]+)_H\b")]
    private static partial Regex Macro();

    [GeneratedRegex(@"^[ \t]*#[ \t]*(?:define|undef)[ \t]+HAVE_([A-Z0-9_]+)_H\b", RegexOptions.Multiline)]
    private static partial Regex Define();
}
