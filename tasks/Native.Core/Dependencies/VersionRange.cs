using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Core.Dependencies;

/// <summary>
/// Represents the accepted versions of a library in the interval notation of NuGet
/// (https://learn.microsoft.com/nuget/concepts/package-versioning#version-ranges). pkg-config compares versions with the ordering
/// of RPM, not of SemVer.
/// </summary>
/// <param name="Text">The text as written; empty for any version.</param>
/// <param name="Constraints">Pairs of a pkg-config operator and a version, all of which must match.</param>
public sealed partial record VersionRange(string Text, IReadOnlyList<(string Operator, string Version)> Constraints)
{
    /// <summary>Every version.</summary>
    public static VersionRange Any { get; } = new("", []);

    /// <summary>Parses <c>1.0</c> (or later), <c>[1.0]</c> (exactly), <c>[1.0,2.0)</c>, <c>(,2.0]</c>. Reports NSDK3003 for invalid text.</summary>
    public static VersionRange Parse(string text, string dependency)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Any;
        if (Single().Match(text) is { Success: true } single)
            return new(text.Trim(), [(single.Groups["exact"].Success ? "=" : ">=", single.Groups["version"].Value)]);
        var range = Interval().Match(text);
        var (low, high) = (range.Groups["low"].Value, range.Groups["high"].Value);
        if (!range.Success || (low.Length == 0 && high.Length == 0))
            throw new NativeException(Diagnostic.Error("NSDK3003",
                $"'{text}' is not a version range (Version of the NativeDependency '{dependency}'). Expected NuGet's notation: "
                + "1.0 for 1.0 or later, [1.0,2.0) for 1.0 or later but before 2.0, [1.0] for exactly 1.0, (,2.0] for 2.0 or earlier."));
        List<(string, string)> constraints = [];
        if (low.Length > 0)
            constraints.Add((range.Groups["open"].Value == "[" ? ">=" : ">", low));
        if (high.Length > 0)
            constraints.Add((range.Groups["close"].Value == "]" ? "<=" : "<", high));
        return new(text.Trim(), constraints);
    }

    /// <summary>Returns the module arguments for pkg-config: <c>foo &gt;= 1.0</c> and <c>foo &lt; 2.0</c>, or <c>foo</c>.</summary>
    public IEnumerable<string> Modules(string module) => Constraints.Count == 0
        ? [module]
        : Constraints.Select(constraint => $"{module} {constraint.Operator} {constraint.Version}");

    [GeneratedRegex(@"^\s*(?:(?<exact>\[)\s*(?<version>[\w.+~:-]+)\s*\]|(?<version>[\w.+~:-]+))\s*$")]
    private static partial Regex Single();

    [GeneratedRegex(@"^\s*(?<open>[[(])\s*(?<low>[\w.+~:-]*)\s*,\s*(?<high>[\w.+~:-]*)\s*(?<close>[\])])\s*$")]
    private static partial Regex Interval();
}
