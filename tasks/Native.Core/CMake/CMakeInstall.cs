using System.Text.RegularExpressions;

namespace Native.Core.CMake;

/// <summary>Changes the install script of a CMake project, so that it accepts targets that were not built.</summary>
public static partial class CMakeInstall
{
    /// <summary>Returns a <c>cmake_install.cmake</c> that ignores missing libraries and programs.</summary>
    public static string WithoutMissing(string script) => BuiltFile().Replace(script, "$1 OPTIONAL FILES");

    /// <summary>
    /// Returns true if package files refer to the library or program <paramref name="artifact"/>. They contain the full version of a shared library,
    /// which the file API does not: <c>libz.so.1.3</c> for <c>libz.so</c>, <c>libz.1.3.dylib</c> for <c>libz.dylib</c>.
    /// </summary>
    public static bool IsExported(string packageFiles, string artifact) => Regex.IsMatch(packageFiles,
        $@"/{Regex.Escape(Path.GetFileNameWithoutExtension(artifact))}(?:\.\d+)*{Regex.Escape(Path.GetExtension(artifact))}(?:\.\d+)*""");

    [GeneratedRegex(@"(file\(INSTALL DESTINATION .* TYPE (?:STATIC_LIBRARY|SHARED_LIBRARY|MODULE|EXECUTABLE)) FILES")]
    private static partial Regex BuiltFile();
}
