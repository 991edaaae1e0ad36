using System.Text.RegularExpressions;

namespace Native.Core.CMake;

/// <summary>What installs a CMake project of which not everything was built.</summary>
public static partial class CMakeInstall
{
    /// <summary>The text of a <c>cmake_install.cmake</c>, with which a library or a program that was not built is no error.</summary>
    public static string WithoutMissing(string script) => BuiltFile().Replace(script, "$1 OPTIONAL FILES");

    /// <summary>
    /// Whether package files name a library or a program that CMake makes at <paramref name="artifact"/>. They have the whole version in the name of a shared library,
    /// which CMake does not tell of the file: <c>libz.so.1.3</c> of <c>libz.so</c>, <c>libz.1.3.dylib</c> of <c>libz.dylib</c>.
    /// </summary>
    public static bool IsExported(string packageFiles, string artifact) => Regex.IsMatch(packageFiles,
        $@"/{Regex.Escape(Path.GetFileNameWithoutExtension(artifact))}(?:\.\d+)*{Regex.Escape(Path.GetExtension(artifact))}(?:\.\d+)*""");

    [GeneratedRegex(@"(file\(INSTALL DESTINATION .* TYPE (?:STATIC_LIBRARY|SHARED_LIBRARY|MODULE|EXECUTABLE)) FILES")]
    private static partial Regex BuiltFile();
}
