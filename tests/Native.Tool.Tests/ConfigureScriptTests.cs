namespace Native.Tool.Tests;

public sealed class ConfigureScriptTests
{
    [Theory]
    [InlineData("AC_INIT([foo], [1.2.3], [bugs@example.org])", "PACKAGE_NAME=foo PACKAGE_VERSION=1.2.3 VERSION=1.2.3 PACKAGE_TARNAME=foo PACKAGE=foo")]
    [InlineData("AC_INIT([foo], [m4_esyscmd([./version])])", "PACKAGE_NAME=foo PACKAGE_TARNAME=foo PACKAGE=foo")]
    [InlineData("MAJOR=10\nMINOR=3 # the minor one\nFULL=\"$MAJOR.${MINOR}\"\n", "MAJOR=10 MINOR=3 FULL=10.3")]
    [InlineData("NOW=`date`\nHOST=$(uname)\nAC_SUBST(ABI, 4)\n", "ABI=4")]
    [InlineData("if test $x = y; then\n  A=1\nfi\ncase $host in\n  a) B=2 ;;\nesac\nC=3\n", "C=3")]
    [InlineData("AC_ARG_ENABLE([min], [help], [A=1], [B=2])\n", "")]
    public void Constant_variables_are_values(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Script(text).Values.Select(value => $"{value.Key}={value.Value}")));

    [Theory]
    [InlineData("AC_DEFINE([A], [1], [a comment, with a comma])\nAC_DEFINE(B, 2)\nAC_DEFINE([C])\nAC_DEFINE([D], [], [empty])\n", "A=1 B=2 C=1 D=")]
    [InlineData("dnl AC_DEFINE([A])\n# AC_DEFINE([B])\nAC_DEFINE([C]) dnl AC_DEFINE([D])\n", "C=1")]
    [InlineData("N=4\nAC_DEFINE_UNQUOTED([A], [$N])\nAC_DEFINE_UNQUOTED([B], [$unknown])\n", "A=4")]
    [InlineData("AS_IF([test \"$enable_a\" = yes], [AC_DEFINE([A])])\nif test x; then\n  AC_DEFINE([B])\nfi\nAC_DEFINE([C])\n", "C=1")]
    [InlineData("AC_C_BIGENDIAN([AC_DEFINE([BIG])], [AC_DEFINE([LITTLE])], [AC_MSG_ERROR([unknown])])", "LITTLE=1")]
    [InlineData("AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [[good[1];]])], [AC_DEFINE([A])], [AC_DEFINE([B])])", "A=1")]
    [InlineData("AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <x.h>]], [[bad();]])], [AC_DEFINE([A])], [AC_DEFINE([B])])", "B=1")]
    [InlineData("AC_TRY_COMPILE([#include <x.h>], [good();], [AC_DEFINE([A])], [AC_DEFINE([B])])", "A=1")]
    [InlineData("AC_USE_SYSTEM_EXTENSIONS\nAC_USE_SYSTEM_EXTENSIONS()\n", "_GNU_SOURCE=1")]
    // The sources of a conditional are not compiled, so the macro of the same name is not defined.
    [InlineData("AC_DEFINE([HAVE_SSE])\nAM_CONDITIONAL([HAVE_SSE], [test $sse = 1])\n", "")]
    public void Macros_are_defined_that_do_not_depend_on_the_shell(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Script(text).Defines.Select(define => $"{define.Key}={define.Value}")));

    [Fact]
    public void A_program_begins_with_the_macros_so_far()
    {
        var programs = new List<string>();
        _ = new ConfigureScript("AC_DEFINE([A], [7])\nAC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <a.h>]], [[int x[2];]])])\nAC_COMPILE_IFELSE([AC_LANG_SOURCE([[int y;]])])", program =>
        {
            programs.Add(program);
            return true;
        });
        Assert.Equal(["#define A 7\n#include <a.h>\nint main(void)\n{\nint x[2];\n;\nreturn 0;\n}\n", "#define A 7\nint y;"], programs);
    }

    [Fact]
    public void Headers_and_functions_are_found_in_branches_too()
    {
        var script = Script("AC_CONFIG_HEADERS([src/config.h:config.in])\nAC_CONFIG_FILES([Makefile include/foo/version.h])\nAS_IF([test x], [\n  AC_CHECK_FUNCS([mmap \\\n mlock])\n  AC_CHECK_HEADERS([sys/mman.h])\n])\n");
        Assert.Equal(["mmap", "mlock"], script.Functions);
        Assert.Contains("sys/mman.h", script.Headers);
        Assert.Equal(["src/config.h"], script.ConfigHeaders);
        Assert.Equal(["include/foo/version.h"], script.OtherHeaders);
    }

    [Theory]
    [InlineData("test \"$enable_x\" = \"yes\"", false)]
    [InlineData("test \"x$enable_x\" != \"xno\"", true)]
    [InlineData("test $enable_x != no", true)]
    public void A_conditional_is_on_if_only_an_option_turns_it_off(string test, bool expected) => Assert.Equal(expected, Script($"AM_CONDITIONAL([X], [{test}])").IsTrue("X"));

    private static ConfigureScript Script(string text) => new(text, program => program.Contains("good", StringComparison.Ordinal));
}
