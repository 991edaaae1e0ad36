using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Frameworks;

/// <summary>
/// Finds Apple's SDK for macOS, which contains the headers and libraries of the frameworks. The user provides it.
/// </summary>
public static class MacOSSdk
{
    /// <summary>
    /// Returns the full path of the SDK that <paramref name="property"/> (<c>NativeMacOSSdk</c>) or else <paramref name="variable"/> (<c>SDKROOT</c>) names. Null for
    /// other targets and without one. As in clang, a variable that is not a full path, such as <c>macosx</c> in Xcode, is ignored. Reports NSDK3052 for another directory.
    /// </summary>
    public static string? Find(NativeTarget target, string property, string? variable, string directory, IFileReader files)
    {
        var isProperty = property.Length > 0;
        if (!target.IsMacOS || (!isProperty && (string.IsNullOrEmpty(variable) || !Path.IsPathFullyQualified(variable))))
            return null;
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(isProperty ? property : variable!, directory));
        var missing = new List<string>();
        if (!files.Names(Path.Combine(path, "usr")).Contains("include"))
            missing.Add("usr/include");
        if (!files.Names(path).Any(name => name is "SDKSettings.json" or "SDKSettings.plist"))
            missing.Add("SDKSettings.json");
        return missing.Count == 0 ? path : throw new NativeException(Diagnostic.Error("NSDK3052",
            $"{path}, from {(isProperty ? "the property NativeMacOSSdk" : "the environment variable SDKROOT")}, is not an SDK of macOS: {string.Join(" and ", missing)} "
            + $"{(missing.Count > 1 ? "do" : "does")} not exist. Expected a directory such as MacOSX14.sdk, which 'xcrun --show-sdk-path' prints on a Mac; "
            + $"{(isProperty ? "correct or remove the property" : "correct the variable, or remove it")} to link frameworks without an SDK."));
    }

    /// <summary>Returns the compiler arguments for the headers. zig's own headers of the C library precede those of the SDK.</summary>
    public static IReadOnlyList<string> CompileArguments(string sdk) => [$"-iframework{Frameworks(sdk)}", $"-idirafter{Path.Combine(sdk, "usr", "include")}"];

    /// <summary>Returns the directory of libraries.</summary>
    public static string Libraries(string sdk) => Path.Combine(sdk, "usr", "lib");

    /// <summary>Returns the directory of frameworks.</summary>
    public static string Frameworks(string sdk) => Path.Combine(sdk, "System", "Library", "Frameworks");
}
