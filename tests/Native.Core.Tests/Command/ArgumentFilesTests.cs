using Native.Core.Command;

namespace Native.Core.Tests.Command;

public sealed class ArgumentFilesTests
{
    [Theory]
    [InlineData("-Wl,--version-script=f")]
    [InlineData("-Wl,--version-script,f")]
    [InlineData("-Wl,-T,f")]
    [InlineData("-T|f")]
    [InlineData("-Tf")]
    [InlineData("-Wl,-Tf")]
    [InlineData("@f")]
    [InlineData("-Wl,@f")]
    [InlineData("-include|f")]
    [InlineData("-includef")]
    [InlineData("-imacrosf")]
    [InlineData("-fplugin=./f")]
    [InlineData("-fplugin=../p/f")]
    [InlineData("--param=f")]
    [InlineData("-Wl,--dynamic-list,f")]
    [InlineData("/DEF:f")]
    [InlineData("-def:f")]
    [InlineData("-Wl,/ORDER:@f")]
    [InlineData("-Wl,-exported_symbols_list,f")]
    [InlineData("-specs=f")]
    [InlineData("-fprofile-use=f")]
    [InlineData("-fsanitize-ignorelist=f")]
    [InlineData("-Xlinker|f")]
    [InlineData("-Xlinker|-T|-Xlinker|f")]
    [InlineData("-sectcreate,__TEXT,__plist,f")]
    [InlineData("f")]
    [InlineData("/p/f")]
    [InlineData("-O2|-DX=f|-DY=f")]
    public void A_file_that_an_argument_names_is_found(string arguments) =>
        Assert.Equal(["/p/f"], Of(new FakeFiles().With("/p/f"), arguments.Split('|')));

    [Theory]
    [InlineData("-l:f")]
    [InlineData("-lf")]
    [InlineData("-f")]
    [InlineData("-Dx")]
    [InlineData("-T|missing.ld")]
    [InlineData("-I.")]
    [InlineData("-Wl,-L,folder")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("=")]
    [InlineData("-Wl,,,=")]
    [InlineData(":")]
    [InlineData("-x:|/:|-:")]
    [InlineData("-DX=\0f")]
    [InlineData("-DT=\"<>|*?:\t\n\ud800")]
    public void Other_words_are_not_files(string arguments) =>
        Assert.Empty(Of(new FakeFiles().With("/p/f").With("/p/folder/a"), arguments.Split('|')));

    [Fact]
    public void An_argument_of_any_length_is_read() => Assert.Empty(Of(new FakeFiles(), new('x', 100_000), string.Join(',', Enumerable.Repeat("a", 10_000))));

    [Theory]
    [InlineData("-o|f")]
    [InlineData("-MF|f")]
    [InlineData("-Wl,-Map=f")]
    [InlineData("-Wl,--Map=f")]
    [InlineData("-Wl,-Map,f")]
    [InlineData("-Wl,-Map|-Wl,f")]
    [InlineData("-Xlinker|-Map|-Xlinker|f")]
    [InlineData("-Wl,--out-implib,f")]
    [InlineData("-ftime-trace=f")]
    [InlineData("/PDB:f")]
    public void An_output_file_does_not_count(string arguments) =>
        Assert.Empty(Of(new FakeFiles().With("/p/f"), arguments.Split('|')));

    [Theory]
    [InlineData("-Wl,--version-script=a,b.map", "/p/a,b.map")]
    [InlineData("-Wl,--version-script=a=b.map", "/p/a=b.map")]
    [InlineData("a,b=c", "/p/a,b=c")]
    public void A_name_can_contain_separators(string argument, string file) =>
        Assert.Equal([file], Of(new FakeFiles().With(file), argument));

    [Fact]
    public void Files_in_nested_response_files_are_found()
    {
        var files = new FakeFiles().With("/p/flags.rsp", text: "-include 'my cfg.h'\n\"-Wl,-T,x.ld\" @sub/more.rsp").With("/p/my cfg.h").With("/p/x.ld")
            .With("/p/sub/more.rsp", text: "@flags.rsp -specs=f win\\y.map").With("/p/f").With("/p/win/y.map");
        Assert.Equal(["/p/flags.rsp", "/p/my cfg.h", "/p/x.ld", "/p/sub/more.rsp", "/p/f", "/p/win/y.map"], Of(files, "@flags.rsp"));
    }

    [Fact]
    public void A_response_file_that_cannot_be_read_is_found_itself() =>
        Assert.Equal(["/p/flags.rsp", "/p/f"], Of(new FakeFiles().With("/p/flags.rsp", text: "-T 'open").With("/p/f"), "@flags.rsp", "f"));

    [Fact]
    public void Each_file_is_found_once_in_the_order_of_the_arguments() =>
        Assert.Equal(["/p/b", "/p/a"], Of(new FakeFiles().With("/p/a").With("/p/b"), "-T", "b", "a", "./b", "-include", "/p/a"));

    private static IEnumerable<string> Of(FakeFiles files, params string[] arguments) => Paths.Plain(ArgumentFiles.Of(arguments, Paths.Full("/p"), files));
}
