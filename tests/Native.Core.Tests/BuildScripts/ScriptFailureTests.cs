using Native.Core.BuildScripts;

namespace Native.Core.Tests.BuildScripts;

public sealed class ScriptFailureTests
{
    [Theory]
    [InlineData("/p q/build.cs(16,5): error CS0168: text: more\n", "CS0168 /p q/build.cs 16 5 text: more")]
    [InlineData("/p/build.cs(16,5,16,9): error CS0168: text\r\n", "CS0168 /p/build.cs 16 5 text")]
    [InlineData("C:\\p\\build.cs.csproj : error NU1101: no package\n", "NU1101 C:\\p\\build.cs.csproj 0 0 no package")]
    [InlineData("a\n/p/build.cs(1,1): error CS1: x\n/p/build.cs(1,1): error CS1: x\n", "CS1 /p/build.cs 1 1 x")]
    [InlineData("/p/build.cs(16,5): warning CS0168: text\nerror: nothing\n", "")]
    public void Errors_of_the_compiler_are_found(string output, string expected) => Assert.Equal(expected, string.Join('|',
        ScriptFailure.CompilerErrors(output).Select(error => $"{error.Code} {error.File} {error.Line} {error.Column} {error.Message}")));

    [Fact]
    public void The_last_lines_are_shown()
    {
        Assert.Equal("", ScriptFailure.LastLines("\n\n"));
        Assert.Equal("    a\n    b", ScriptFailure.LastLines("a\r\nb\r\n"));
        var many = ScriptFailure.LastLines(string.Join('\n', Enumerable.Range(1, 30)));
        Assert.StartsWith("    … 10 previous lines\n    11\n", many);
        Assert.EndsWith("    30", many);
        Assert.Equal(505, ScriptFailure.LastLines(new string('x', 10_000)).Length);
    }
}
