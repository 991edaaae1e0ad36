using Native.Core.Diagnostics;

namespace Native.Core.Dependencies;

/// <summary>Checks that each <c>FallbackFor</c> is a dependency of the project.</summary>
public static class FallbackNames
{
    /// <summary>Returns NSDK3013 for names that are not a dependency, or null. Such items would never be used.</summary>
    public static Diagnostic? Refuse(IEnumerable<string> names, IEnumerable<string> dependencies, string project)
    {
        var known = dependencies.Distinct().ToList();
        var unknown = names.Except(known, StringComparer.Ordinal).ToList();
        return unknown.Count == 0 ? null : Diagnostic.Error("NSDK3013",
            $"FallbackFor is '{string.Join(", ", unknown)}', which is not a NativeDependency of the project ({string.Join(", ", known)}). Expected one of "
            + $"them; correct the name, or add <NativeDependency Include=\"{string.Join(';', unknown)}\" />.", project);
    }
}
