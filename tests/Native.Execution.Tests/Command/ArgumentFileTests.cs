namespace Native.Execution.Tests;

public sealed class ArgumentFileTests : IDisposable
{
    private static readonly string s_long = new('x', 31_000);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_short_line_stays_as_it_is() => Assert.Equal(["cc", "-DA='b'"], ArgumentFile.Shorten(["cc", "-DA='b'"], _folder["rsp"]));

    // The command line of a batch file can be a quarter as long as that of a program.
    [Theory]
    [InlineData(9_000, false, false)]
    [InlineData(9_000, true, true)]
    [InlineData(7_000, true, false)]
    public void A_line_for_a_batch_file_is_shorter(int length, bool isBatch, bool isShortened) =>
        Assert.Equal(isShortened, ArgumentFile.Shorten(["cc", new('x', length)], _folder["rsp"], isBatch)[1] == $"@{_folder["rsp"]}");

    [Fact]
    public void A_long_line_goes_into_a_response_file()
    {
        Assert.Equal(["cc", $"@{_folder["rsp"]}"], ArgumentFile.Shorten(["cc", s_long, "a b\\"], _folder["rsp"]));
        Assert.Equal($"\"{s_long}\"\n\"a b\\\\\"\n", File.ReadAllText(_folder["rsp"]));
    }

    [Fact]
    public void An_argument_with_a_single_quote_remains_in_the_command()
    {
        Assert.Equal(["cc", $"@{_folder["rsp"]}", "it's.c", "-DA='b'", $"@{_folder["rsp"]}.2"], ArgumentFile.Shorten(["cc", s_long, "it's.c", "-DA='b'", "-o"], _folder["rsp"]));
        Assert.Equal("\"-o\"\n", File.ReadAllText(_folder["rsp"] + ".2"));
    }
}
