using Native.Core.BuildScript;

namespace Native.Core.Tests.BuildScript;

public sealed class ScriptRecordTests
{
    [Fact]
    public void Every_instruction_has_its_line()
    {
        var said = OutputParser.Parse("""
            native::rerun-if-changed=a.h
            native::rerun-if-env-changed=FLAVOUR
            native::link-lib=z
            native::link-lib=static:+whole-archive=lib/z.a
            native::link-search=lib
            native::link-arg=-Wl,-z,now
            native::include=system=inc
            native::define=A="b;c"
            native::constant=HAVE_Z
            native::source=t.c
            native::source=t.cs
            native::bindings=t.h
            native::bindings=u.h
            native::bindings-option=Allow=u_*;%20
            native::copy=t.dat
            native::metadata=include-dir=50% of it
            native::warning=w
            native::error=e
            """u8);
        Assert.Equal(
            [
                "rerun /p/a.h", "variable FLAVOUR", "library Default||z", "library Static|true|/p/lib/z.a", "search /p/lib", "made /p/lib",
                "library Argument||-Wl,-z,now", "include System|/p/inc", "made /p/inc", "define A=\"b;c\"", "constant HAVE_Z", "source /p/t.c", "made /p/t.c",
                "compile /p/t.cs", "made /p/t.cs", "bindings 1|/p/t.h", "made /p/t.h", "bindings 2|/p/u.h", "made /p/u.h",
                "option 2|Allow=u_*;%2520", "copy /p/t.dat", "made /p/t.dat", "metadata DEP_SODIUM_C_INCLUDE_DIR|50% of it",
            ],
            ScriptRecord.Lines(said.Instructions, [], false, path => $"/p/{path}", "sodium.c"));
    }

    [Fact]
    public void Inputs_with_stars_are_told_apart_and_lines_come_once() =>
        Assert.Equal(["any file", "input /p/a;b.cs", "inputs /p/*.cs"], ScriptRecord.Lines([], ["/p/a;b.cs", "/p/*.cs", "/p/*.cs"], true, path => path, "me"));

    [Theory]
    [InlineData("native::rerun-if-changed=a\n", false)]
    [InlineData("native::rerun-if-env-changed=a\n", false)]
    [InlineData("native::link-lib=a\n", true)]
    [InlineData("", true)]
    public void A_script_without_rerun_lines_names_nothing(string output, bool expected) =>
        Assert.Equal(expected, ScriptRecord.NamesNothing(OutputParser.Parse(System.Text.Encoding.UTF8.GetBytes(output)).Instructions));
}
