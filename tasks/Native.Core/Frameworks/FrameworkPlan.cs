using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Link;
using Native.Core.Platform;

namespace Native.Core.Frameworks;

/// <summary>Determines which framework of macOS each symbol comes from that no object and no library of a link defines.</summary>
public static class FrameworkPlan
{
    /// <summary>
    /// Returns a stub for each framework that has a symbol, in the order of <paramref name="frameworks"/>, then that of the Objective-C runtime. Reports NSDK3053 for each symbol
    /// that belongs to none of them.
    /// </summary>
    /// <param name="frameworks">The frameworks that the project lists.</param>
    /// <param name="symbols">The symbols, as in a Mach-O file: <c>_CFRelease</c>.</param>
    /// <param name="allowsOthers">True if the project leaves other symbols undefined until the library is loaded.</param>
    /// <param name="user">Returns the full path of the source or static library that uses a symbol, or null.</param>
    public static (IReadOnlyList<FrameworkStub> Stubs, IReadOnlyList<Diagnostic> Errors) Make(
        IReadOnlyList<LinkLibrary> frameworks, IEnumerable<string> symbols, bool allowsOthers, Func<string, string?> user)
    {
        var found = frameworks.Select(library => library.Name).Append(AppleFrameworks.ObjectiveC).Distinct().ToDictionary(name => name, _ => new List<string>(), StringComparer.Ordinal);
        var errors = new List<Diagnostic>();
        foreach (var symbol in symbols.Distinct().Order(StringComparer.Ordinal))
        {
            if (Framework(frameworks, found.ContainsKey, symbol) is { } framework)
                found[framework].Add(symbol);
            else if (!allowsOthers)
                errors.Add(Unassigned(symbol, [.. frameworks.Select(library => library.Name).Distinct()], user(symbol)));
        }

        // A framework that the project requires is loaded even if no symbol comes from it.
        var required = frameworks.Where(library => library.IsNeeded == true).Select(library => library.Name).ToHashSet(StringComparer.Ordinal);
        return ([.. found.Where(pair => pair.Value.Count > 0 || required.Contains(pair.Key)).Select(pair => new FrameworkStub(pair.Key, pair.Value))], errors);
    }

    /// <summary>Reports NSDK2041 for a framework in a build for another system.</summary>
    public static void RefuseFor(NativeTarget target, IReadOnlyList<LinkLibrary> libraries)
    {
        if (!target.IsMacOS && libraries.FirstOrDefault(library => library.Kind == LibraryKind.Framework) is { } framework)
            throw new NativeException(Diagnostic.Error("NSDK2041",
                $"The framework '{framework.Name}'{(framework.Origin.Length > 0 ? $" (from {framework.Origin})" : "")} is linked for {target.Rid}, but only macOS has frameworks. "
                + $"Expected a condition: {Item(framework.Name)}."));
    }

    /// <summary>Returns the item that links a library of macOS.</summary>
    public static string Item(string framework, string symbols = "") =>
        $"<NativeLinkLibrary Include=\"{framework}\"{(framework == AppleFrameworks.ObjectiveC ? "" : " Kind=\"Framework\"")}{(symbols.Length > 0 ? $" Symbols=\"{symbols}\"" : "")} "
        + "Condition=\"$(NativeRuntimeIdentifier.StartsWith('osx'))\" />";

    private static string? Framework(IReadOnlyList<LinkLibrary> frameworks, Func<string, bool> isListed, string symbol)
    {
        var name = AppleFrameworks.PlainName(symbol);
        return frameworks.FirstOrDefault(library => library.Symbols.Any(pattern => PathPattern.IsMatch(name, pattern, ignoresCase: false)))?.Name
            ?? AppleFrameworks.ExportersOf(symbol).FirstOrDefault(isListed);
    }

    private static Diagnostic Unassigned(string symbol, IReadOnlyList<string> frameworks, string? user)
    {
        var name = AppleFrameworks.PlainName(symbol);
        return Diagnostic.Error("NSDK3053", $"'{name}'{(user is null ? "" : $", which {Path.GetFileName(user)} uses,")} is not defined, and belongs to none of the linked frameworks"
            + (frameworks.Count > 0 ? $" ({string.Join(", ", frameworks)}). " : ". ")
            + (AppleFrameworks.OwnerOf(symbol) is { } owner
                ? $"Expected the framework {owner} in the project: {Item(owner)}."
                : $"Expected the source or library that defines it, or the framework that contains it: {Item(frameworks.FirstOrDefault(framework => !AppleFrameworks.Names.Contains(framework)) ?? "NAME", name)}."), user);
    }
}
