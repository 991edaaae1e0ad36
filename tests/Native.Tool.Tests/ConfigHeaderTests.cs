namespace Native.Tool.Tests;

public sealed class ConfigHeaderTests
{
    private static readonly string[] s_rids = ["linux-x64", "linux-arm64", "win-x64", "osx-arm64"];

    [Fact]
    public void A_header_groups_the_macros_by_system() => Assert.Equal(
        """
        /* What the configure script of foo finds on the systems that this project builds for. */

        #define ALL 1
        #define PACKAGE_VERSION "1.2"

        #if __has_include(<sys/mman.h>)
        #define HAVE_SYS_MMAN_H 1
        #endif

        #ifdef _WIN32
        #define WINDOWS 1
        #endif

        #ifndef _WIN32
        #define UNIX 1
        #define UNIX2 1
        #endif

        """.ReplaceLineEndings("\n"), Header().Text(["PACKAGE_VERSION", "HAVE_SYS_MMAN_H", "UNIX2", "WINDOWS", "ALL", "X64", "UNIX", "UNKNOWN", "HAVE_OTHER_H"]));

    [Theory]
    [InlineData("X64", "")]
    [InlineData("ALL", "#define ALL 1\n")]
    [InlineData("WINDOWS", "#ifdef _WIN32\n#define WINDOWS 1\n#endif\n")]
    [InlineData("STDC_HEADERS", "#define STDC_HEADERS 1\n")]
    [InlineData("PACKAGE_STRING", "#define PACKAGE_STRING \"foo 1.2\"\n")]
    public void A_macro_is_defined_for_systems_whose_targets_all_have_it(string name, string expected) => Assert.Equal(expected, Header().Lines(name));

    [Fact]
    public void Without_a_script_nothing_is_defined() => Assert.Equal("", new ConfigHeader([], new("foo", "1.2")).Text(["HAVE_UNISTD_H", "VERSION"]));

    private static ConfigHeader Header()
    {
        const string text = "AC_CHECK_HEADERS([sys/mman.h])\nAC_DEFINE([ALL])\nAC_COMPILE_IFELSE([AC_LANG_SOURCE([unix])], [AC_DEFINE([UNIX]) AC_DEFINE([UNIX2])], [AC_DEFINE([WINDOWS])])\n"
            + "AC_COMPILE_IFELSE([AC_LANG_SOURCE([x64])], [AC_DEFINE([X64])])\n";
        return new([.. s_rids.Select(rid => (new TargetFeatures(new(rid, [])),
            new ConfigureScript(text, program => program.EndsWith("x64", StringComparison.Ordinal) ? rid.EndsWith("x64", StringComparison.Ordinal) && rid != "win-x64" : !rid.StartsWith("win", StringComparison.Ordinal))))],
            new("foo", "1.2"));
    }
}
