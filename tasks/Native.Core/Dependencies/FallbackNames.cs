using Native.Core.Diagnostics;

namespace Native.Core.Dependencies;

/// <summary>Compares the names that items are <c>FallbackFor</c> with the dependencies of the project.</summary>
public static class FallbackNames
{
    /// <summary>NSDK3013 for names that are no dependency, or null: such an item would never be used, silently.</summary>
    public static Diagnostic? Refuse(IEnumerable<string> names, IEnumerable<string> dependencies, string project)
    {
        var known = dependencies.Distinct().ToList();
        var unknown = names.Except(known, StringComparer.Ordinal).ToList();
        return unknown.Count == 0 ? null : Diagnostic.Error("NSDK3013",
            $"FallbackFor is '{string.Join(", ", unknown)}', which is not a NativeDependency of the project ({string.Join(", ", known)}). Expected one of "
            + $"them; correct the name, or add <NativeDependency Include=\"{string.Join(';', unknown)}\" />.", project);
    }
}
