using Native.Core.CMake;

namespace Native.Core.Tests.CMake;

public sealed class CMakeInstallTests
{
    [Theory]
    [InlineData("""file(INSTALL DESTINATION "${CMAKE_INSTALL_PREFIX}/lib" TYPE SHARED_LIBRARY FILES "/b/libz.so")""", """/lib" TYPE SHARED_LIBRARY OPTIONAL FILES "/b/libz.so")""")]
    [InlineData("""file(INSTALL DESTINATION "${CMAKE_INSTALL_PREFIX}/bin" TYPE EXECUTABLE FILES "/b/minigzip")""", "TYPE EXECUTABLE OPTIONAL FILES")]
    [InlineData("""file(INSTALL DESTINATION "${CMAKE_INSTALL_PREFIX}/lib" TYPE STATIC_LIBRARY OPTIONAL FILES "/b/libz.a")""", "TYPE STATIC_LIBRARY OPTIONAL FILES \"/b")]
    [InlineData("""file(INSTALL DESTINATION "${CMAKE_INSTALL_PREFIX}/include" TYPE FILE FILES "/s/zlib.h")""", "TYPE FILE FILES")]
    public void Targets_that_were_not_built_are_not_installed_and_a_missing_header_is_an_error(string script, string expected) =>
        Assert.Contains(expected, CMakeInstall.WithoutMissing(script));

    // The files that CMake creates for SOVERSION 1 and VERSION 1.2 on Linux, macOS and Windows.
    [Theory]
    [InlineData("\"${_IMPORT_PREFIX}/lib/libz.so.1.2\"", "/b/libz.so", true)]
    [InlineData("\"${_IMPORT_PREFIX}/lib/libz.1.2.dylib\"", "/b/libz.dylib", true)]
    [InlineData("\"${_IMPORT_PREFIX}/lib/libz.dll.a\" \"${_IMPORT_PREFIX}/bin/libz.dll\"", "/b/libz.dll", true)]
    [InlineData("\"${_IMPORT_PREFIX}/lib/libz.a\"", "/b/sub/libz.a", true)]
    [InlineData("\"${_IMPORT_PREFIX}/bin/tool\"", "/b/tool", true)]
    [InlineData("\"${_IMPORT_PREFIX}/lib/libz.so.1.2\"", "/b/libz.so.1.2", true)]
    [InlineData("\"${_IMPORT_PREFIX}/lib/libz.so.1.2\"", "/b/liby.so", false)]
    [InlineData("\"${_IMPORT_PREFIX}/lib/libz.so.1.2\"", "/b/libz.a", false)]
    [InlineData("\"${_IMPORT_PREFIX}/lib/libz-ng.so\"", "/b/libz.so", false)]
    [InlineData("", "/b/libz.so", false)]
    public void Files_that_package_files_name_are_built(string packageFiles, string artifact, bool expected) =>
        Assert.Equal(expected, CMakeInstall.IsExported(packageFiles, artifact));
}
