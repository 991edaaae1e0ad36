using Native.Core.Command;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.Command;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("-O2", "-O2")]
    [InlineData("", "''")]
    [InlineData("a b", "'a b'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$HOME", "'$HOME'")]
    [InlineData("a\\b", "'a\\b'")]
    [InlineData("-DT=\"x\"", "'-DT=\"x\"'")]
    [InlineData("~/x", "'~/x'")]
    [InlineData("x\n", "'x\n'")]
    public void Sh_gets_an_argument_back(string argument, string expected) =>
        Assert.Equal($"zig {expected}", CommandLine.Quote(["zig", argument], windows: false));

    [Theory]
    [InlineData("C:\\x\\y.c", "C:\\x\\y.c")]
    [InlineData("", "\"\"")]
    [InlineData("C:\\a b\\", "\"C:\\a b\\\\\"")]
    [InlineData("-DT=\"x\"", "\"-DT=\\\"x\\\"\"")]
    [InlineData("a\\\"b", "\"a\\\\\\\"b\"")]
    [InlineData("a&b", "\"a&b\"")]
    public void Windows_gets_an_argument_back(string argument, string expected) =>
        Assert.Equal($"zig {expected}", CommandLine.Quote(["zig", argument], windows: true));

    // Each was given to zig 0.14 and 0.11, except the apostrophe: both read it as a double quote.
    [Theory]
    [InlineData("-DA=a b", "\"-DA=a b\"\n")]
    [InlineData("-DB=\"q\\n\\\\\"", "\"-DB=\\\"q\\n\\\\\\\\\\\"\"\n")]
    [InlineData("-DD=tail\\", "\"-DD=tail\\\\\"\n")]
    [InlineData("-DE=#x", "\"-DE=#x\"\n")]
    [InlineData("-DF=\\\\server\\share", "\"-DF=\\\\server\\share\"\n")]
    [InlineData("", "\"\"\n")]
    public void A_response_file_is_quoted_as_zig_reads_it(string argument, string expected) =>
        Assert.Equal(expected, CommandLine.ResponseFile([argument]));

    [Fact]
    public void A_response_file_has_an_argument_a_line() => Assert.Equal("\"-c\"\n\"a.c\"\n", CommandLine.ResponseFile(["-c", "a.c"]));

    [Theory]
    [InlineData("", "")]
    [InlineData(" \n\t ", "")]
    [InlineData("-a  -b\n-c\t-d", "-a|-b|-c|-d")]
    [InlineData("'a b' \"c d\"", "a b|c d")]
    [InlineData("-DT='\"x y\"'z", "-DT=\"x y\"z")]
    [InlineData("\"a\\\"b\\\\c\\d\"", "a\"b\\c\\d")]
    [InlineData("'a\\b'", "a\\b")]
    [InlineData("a\\ b \\\"c\\\"", "a b|\"c\"")]
    [InlineData("x '' y", "x||y")]
    [InlineData("$HOME *.c", "$HOME|*.c")]
    [InlineData("end\\", "end\\")]
    public void Words_are_split_as_in_sh(string line, string expected) =>
        Assert.Equal(expected, string.Join('|', CommandLine.Split(line)));

    [Theory]
    [InlineData("-DT='x", '\'')]
    [InlineData("-DT=\"x'", '"')]
    [InlineData("-DT=\"x\\\"", '"')]
    public void An_open_quote_is_named(string line, char quote)
    {
        var diagnostic = Assert.Throws<NativeException>(() => CommandLine.Split(line)).Diagnostic;
        Assert.Equal(Diagnostic.Error("NSDK9004", $"The options {line} have a quote ({quote}) that does not end. Expected a second one; "
            + $"write \\{quote} for the character itself."), diagnostic);
    }
}
