using Native.Core.Diagnostics;

namespace Native.Bindgen.Tests;

/// <summary>The command says what it takes.</summary>
public sealed class CommandTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("a.h -o a.cs --help")]
    public void Help_lists_every_option(string line)
    {
        var options = new ToolOptions(line.Split(' '));
        Assert.True(options.Help);
        foreach (var option in ToolOptions.Names.Where(option => option != "-h"))
            Assert.Contains(option, BindgenCommand.Usage);
    }

    [Fact]
    public void The_version_can_be_asked_for() => Assert.True(new ToolOptions(["--version"]).Version);

    [Fact]
    public void Questions_are_answered_with_success_and_nothing_with_failure() =>
        Assert.Equal([0, 0, 0, 2], new string[][] { ["--help"], ["-h"], ["--version"], [] }.Select(BindgenCommand.Run));

    [Fact]
    public void An_option_that_does_not_exist_is_refused() =>
        Assert.Equal("NSDK4031", Assert.Throws<NativeException>(() => new ToolOptions(["--libary", "x"])).Diagnostic.Code);
}
