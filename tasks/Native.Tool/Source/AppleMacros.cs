using System.Text.RegularExpressions;

namespace Native.Tool;

/// <summary>
/// Decides about <c>TARGET_OS_MAC</c>, which old sources test to recognize the Mac OS before macOS. Newer versions of clang define it, so such sources do not
/// compile without this option.
/// </summary>
internal static partial class AppleMacros
{
    /// <summary>The option of the compiler.</summary>
    public const string Option = "-UTARGET_OS_MAC";

    /// <summary>True if a source tests the macro, and none includes the header that defines it for macOS.</summary>
    public static bool AreOld(SourceTree tree)
    {
        var texts = tree.Sources.Concat(tree.Headers).Select(tree.Text).ToList();
        return texts.Exists(Test().IsMatch) && !texts.Exists(text => text.Contains("TargetConditionals.h", StringComparison.Ordinal));
    }

    /// <summary>Returns the arguments of CMake.</summary>
    public static IReadOnlyList<string> CMake(SourceTree tree) => AreOld(tree) ? [$"-DCMAKE_C_FLAGS={Option}"] : [];

    [GeneratedRegex(@"^[ \t]*#[ \t]*(?:if|ifdef|ifndef|elif)\b(?:[^\n]*\\\r?\n)*[^\n]*\bTARGET_OS_MAC\b", RegexOptions.Multiline)]
    private static partial Regex Test();
}
