using Native.Core.CMake;

namespace Native.Core.Tests.CMake;

public sealed class CMakeInstallTests
{
    [Theory]
    [InlineData("""file(INSTALL DESTINATION "${CMAKE_INSTALL_PREFIX}/lib" TYPE SHARED_LIBRARY FILES "/b/libz.so")""", """/lib" TYPE SHARED_LIBRARY OPTIONAL FILES "/b/libz.so")""")]
    [InlineData("""file(INSTALL DESTINATION "${CMAKE_INSTALL_PREFIX}/bin" TYPE EXECUTABLE FILES "/b/minigzip")""", "TYPE EXECUTABLE OPTIONAL FILES")]
    [InlineData("""file(INSTALL DESTINATION "${CMAKE_INSTALL_PREFIX}/lib" TYPE STATIC_LIBRARY OPTIONAL FILES "/b/libz.a")""", "TYPE STATIC_LIBRARY OPTIONAL FILES \"/b")]
    [InlineData("""file(INSTALL DESTINATION "${CMAKE_INSTALL_PREFIX}/include" TYPE FILE FILES "/s/zlib.h")""", "TYPE FILE FILES")]
    public void What_was_not_built_is_not_installed_and_a_missing_header_is_an_error(string script, string expected) =>
        Assert.Contains(expected, CMakeInstall.WithoutMissing(script));
}
