using CsCheck;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Platform;

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
    public void Sh_reads_a_quoted_argument_unchanged(string argument, string expected) =>
        Assert.Equal($"zig {expected}", CommandLine.Quote(["zig", argument], HostSystem.Linux));

    [Theory]
    [InlineData("C:\\x\\y.c", "C:\\x\\y.c")]
    [InlineData("", "\"\"")]
    [InlineData("C:\\a b\\", "\"C:\\a b\\\\\"")]
    [InlineData("-DT=\"x\"", "\"-DT=\\\"x\\\"\"")]
    [InlineData("a\\\"b", "\"a\\\\\\\"b\"")]
    [InlineData("a\\\n", "\"a\\\n\"")]
    [InlineData("a&b", "\"a&b\"")]
    public void Windows_reads_a_quoted_argument_unchanged(string argument, string expected) =>
        Assert.Equal($"zig {expected}", CommandLine.Quote(["zig", argument], HostSystem.Windows));

    // Each row was verified with zig 0.14 and 0.11, except the apostrophe, which both versions read as a double quote.
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
    public void A_response_file_has_one_argument_per_line() => Assert.Equal("\"-c\"\n\"a.c\"\n", CommandLine.ResponseFile(["-c", "a.c"]));

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
    [InlineData("\"\\$ORIGIN \\`x\\d\"", "$ORIGIN `x\\d")]
    [InlineData("$HOME *.c", "$HOME|*.c")]
    [InlineData("end\\", "end\\")]
    public void Words_are_split_as_in_sh(string line, string expected) =>
        Assert.Equal(expected, string.Join('|', CommandLine.Split(line)));

    [Theory]
    [InlineData("", "")]
    [InlineData(" \n\t ", "")]
    [InlineData("-IC:\\a\\b C:\\c\\ -O2", "-IC:\\a\\b|C:\\c\\|-O2")]
    [InlineData("\"C:\\a b\\\\\" -x", "C:\\a b\\|-x")]
    [InlineData("-DT=\\\"x\\\" \"-DU=\\\"y z\\\"\"", "-DT=\"x\"|-DU=\"y z\"")]
    [InlineData("\\\\server\\share\\z.lib", "\\\\server\\share\\z.lib")]
    [InlineData("C:\\O'Brien\\z.lib x", "C:\\O'Brien\\z.lib|x")]
    [InlineData("x \"\" y", "x||y")]
    [InlineData("a\\\\\"b c\"", "a\\b c")]
    [InlineData("end\\", "end\\")]
    public void Words_are_split_as_on_Windows(string line, string expected)
    {
        Assert.Equal(expected, string.Join('|', CommandLine.Split(line, HostSystem.Windows)));
        Assert.Equal(CommandLine.Split("'a b' c"), CommandLine.Split("'a b' c", HostSystem.MacOS));
    }

    [Fact]
    public void An_open_quote_is_named_on_Windows_too() =>
        Assert.Equal("NSDK9004", Assert.Throws<NativeException>(() => CommandLine.Split("-DT=\"x", HostSystem.Windows)).Diagnostic.Code);

    [Theory]
    [InlineData("-DT='x", '\'')]
    [InlineData("-DT=\"x'", '"')]
    [InlineData("-DT=\"x\\\"", '"')]
    public void An_open_quote_is_named(string line, char quote)
    {
        var diagnostic = Assert.Throws<NativeException>(() => CommandLine.Split(line)).Diagnostic;
        Assert.Equal(Diagnostic.Error("NSDK9004", $"The options {line} contain an unclosed quotation mark ({quote}). Expected a closing one; "
            + $"write \\{quote} for the character itself."), diagnostic);
    }

    private static readonly Gen<string[]> s_arguments = Property.Text("ab -=@#$;*~%\\\"'`\t\n\u00e9\u2028\U0001f600").Array[0, 4];

    [Fact]
    public void Sh_s_words_are_the_arguments_that_were_quoted() =>
        s_arguments.Holds(arguments => Assert.Equal(arguments, CommandLine.Split(CommandLine.Quote(arguments, HostSystem.Linux))));

    [Fact]
    public void Windows_words_are_the_arguments_that_were_quoted() =>
        s_arguments.Holds(arguments =>
        {
            var line = CommandLine.Quote(arguments, HostSystem.Windows);
            Assert.Equal(arguments, WindowsWords(line));
            Assert.Equal(arguments, CommandLine.Split(line, HostSystem.Windows));
        });

    // zig cannot read an apostrophe in a response file, so such an argument is not written to one.
    [Fact]
    public void Zig_s_words_are_the_lines_of_the_response_file() =>
        s_arguments.Where(arguments => !arguments.Any(argument => argument.Contains('\'', StringComparison.Ordinal)))
            .Holds(arguments => Assert.Equal(arguments, ZigWords(CommandLine.ResponseFile(arguments))));

    // The rules for Windows programs: https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
    private static List<string> WindowsWords(string line) => Words(line, " \t", quotes: "\"");

    // zig reads response files by the same rules, with either kind of quote, and with line ends between words.
    private static List<string> ZigWords(string text) => Words(text, " \t\r\n", quotes: "\"'");

    private static List<string> Words(string line, string blanks, string quotes)
    {
        var words = new List<string>();
        for (var i = 0; i < line.Length; i++)
        {
            if (blanks.Contains(line[i]))
                continue;
            var (word, inside) = ("", false);
            for (; i < line.Length && (inside || !blanks.Contains(line[i])); i++)
            {
                var slashes = line[i..].TakeWhile(letter => letter == '\\').Count();
                if (i + slashes < line.Length && quotes.Contains(line[i + slashes]))
                {
                    word += new string('\\', slashes / 2);
                    i += slashes;
                    if (slashes % 2 == 0)
                        inside = !inside;
                    else
                        word += line[i];
                }
                else
                {
                    word += line[i];
                }
            }

            words.Add(word);
        }

        return words;
    }
}
