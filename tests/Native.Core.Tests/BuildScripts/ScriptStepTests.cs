using Native.Core.BuildScripts;
using Native.Core.Incremental;

namespace Native.Core.Tests.BuildScripts;

public sealed class ScriptStepTests
{
    private static readonly ScriptStep s_step = new(path => $"/p/{path}", "sodium.c", "build.cs");

    private static readonly ScriptOutput s_said = OutputParser.Parse("""
        native::rerun-if-changed=a.h
        native::rerun-if-env-changed=FLAVOUR
        native::link-lib=z
        native::link-lib=z
        native::link-lib=static:+whole-archive=lib/z.a
        native::link-search=lib
        native::link-arg=-Wl,-z,now
        native::include=system=inc
        native::define=A="b;c"
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

    [Fact]
    public void Every_instruction_becomes_one_item_except_for_repeated_linker_instructions() => Assert.Equal(
        [
            "Library z Kind=Default Origin=build.cs", "Library z Kind=Default Origin=build.cs", "Library /p/lib/z.a Kind=Static WholeArchive=true Origin=build.cs", "SearchPath /p/lib",
            "Library -Wl,-z,now Kind=Argument Origin=build.cs", "Include /p/inc Kind=System", "Define A=\"b;c\"", "Constant HAVE_Z", "Source /p/t.c",
            "Compile /p/t.cs", "Bindings /p/t.h", "Bindings /p/u.h Allow=u_*;%20", "Copy /p/t.dat", "Metadata DEP_SODIUM_C_INCLUDE_DIR Value=50% of it",
            "OtherInput build.cs", "Own /p/build.cs", "OwnPattern /p/more/*.cs",
        ],
        s_step.Items(s_said.Instructions, ["/p/build.cs", "/p/more/*.cs", "/p/global.json"])
            .Select(item => string.Join(' ', [item.Type, item.Include, .. item.Metadata.Select(pair => $"{pair.Key}={pair.Value}")])));

    [Fact]
    public void The_files_that_scripts_name_make_them_stale_and_their_outputs_must_exist() => Assert.Equal(
        [
            "File /p/build.cs", "Tree /p/more//**/obj/**//**/bin/**", "Tree /p/a.h", "Variable FLAVOUR", "Present /p//lib", "Present /p//inc", "Present /p//t.c",
            "Present /p//t.cs", "Present /p//t.h", "Present /p//u.h", "Present /p//t.dat",
        ],
        s_step.Inputs(s_said.Instructions, [Paths.Full("/p/build.cs"), Paths.Full("/p/more/*.cs")]).Select(input => $"{input.Kind} {Paths.Plain(input.Name)}"));

    [Theory]
    [InlineData("native::rerun-if-changed=a\n", false)]
    [InlineData("native::rerun-if-env-changed=a\n", false)]
    [InlineData("native::link-lib=a\n", true)]
    [InlineData("", true)]
    public void A_script_without_rerun_lines_names_nothing(string output, bool expected) =>
        Assert.Equal(expected, ScriptStep.NamesNothing(OutputParser.Parse(System.Text.Encoding.UTF8.GetBytes(output)).Instructions));
}
