using System.Text.RegularExpressions;

namespace Native.Core.CMake;

/// <summary>What installs a CMake project of which not everything was built.</summary>
public static partial class CMakeInstall
{
    /// <summary>The text of a <c>cmake_install.cmake</c>, with which a library or a program that was not built is no error.</summary>
    public static string WithoutMissing(string script) => BuiltFile().Replace(script, "$1 OPTIONAL FILES");

    [GeneratedRegex(@"(file\(INSTALL DESTINATION .* TYPE (?:STATIC_LIBRARY|SHARED_LIBRARY|MODULE|EXECUTABLE)) FILES")]
    private static partial Regex BuiltFile();
}
