namespace Native.Tool.Tests;

public sealed class CMakeOptionsTests
{
    [Theory]
    [InlineData("option(BUILD_TESTS \"Build tests\" ON)", "-DBUILD_TESTS=OFF")]
    [InlineData("option(ENABLE_CJSON_TEST \"tests (or not)\" ON)", "-DENABLE_CJSON_TEST=OFF")]
    [InlineData("OPTION (ZSTD_BUILD_PROGRAMS \"\" TRUE)", "-DZSTD_BUILD_PROGRAMS=OFF")]
    [InlineData("option(EXPAT_BUILD_DOCS \"d\" ${_DOCS})", "-DEXPAT_BUILD_DOCS=OFF")]
    [InlineData("cmake_dependent_option(UV_BUILD_TESTS \"t\" ON \"BUILD_TESTING\" OFF)", "-DUV_BUILD_TESTS=OFF")]
    [InlineData("option(ENABLE_PROGRAMS \"b\" OFF)", "")]
    [InlineData("option(DISABLE_WERROR \"w\" OFF)", "-DDISABLE_WERROR=ON")]
    [InlineData("option(ENABLE_CUSTOM_COMPILER_FLAGS \"w\" ON)", "-DENABLE_CUSTOM_COMPILER_FLAGS=OFF")]
    [InlineData("option(MBEDTLS_FATAL_WARNINGS \"w\" ON)", "-DMBEDTLS_FATAL_WARNINGS=OFF")]
    [InlineData("option(BUILD_TESTING \"t\" ON)", "")]
    [InlineData("option(BUILD_SHARED_LIBS \"s\" ON)", "")]
    [InlineData("option(CONFIG_TEXT \"x\" ON)", "")]
    [InlineData("# option(BUILD_TESTS \"t\" ON)", "")]
    [InlineData("option(PNG_SHARED \"s\" ON)\noption(PNG_STATIC \"s\" ON)\noption(PNG_TESTS \"t\" ON)", "-DPNG_TESTS=OFF -DPNG_SHARED=OFF")]
    [InlineData("option(CARES_STATIC \"s\" OFF)\noption(CARES_SHARED \"s\" ON)", "-DCARES_STATIC=ON -DCARES_SHARED=OFF")]
    public void Options_add_a_static_library_and_nothing_else(string script, string expected) =>
        Assert.Equal(expected, string.Join(' ', CMakeOptions.For(CMakeScript.Commands(script))));

    [Fact]
    public void Commands_have_arguments_without_quotes_and_comments() => Assert.Equal(
        ["add_library(a STATIC x.c)", "set(TEXT a # b)", "target_link_libraries(a $<$<BOOL:1>:m>)"],
        CMakeScript.Commands("""
            ADD_LIBRARY(a STATIC # comment )
              x.c)
            #[[ set(NOT read) ]]
            set(TEXT "a # b")
            target_link_libraries( a "$<$<BOOL:1>:m>" )
            """).Select(command => $"{command.Name}({string.Join(' ', command.Arguments)})"));
}
