using Native.Core.IO;

namespace Native.Core.Tests.IO;

public sealed class WindowsNameTests
{
    [Theory]
    [InlineData("a.c", null)]
    [InlineData("console.c", null)]
    [InlineData("com10", null)]
    [InlineData("_aux.c", null)]
    [InlineData(".aux", null)]
    [InlineData("a b.tar.gz", null)]
    [InlineData("con", "is the name of a device")]
    [InlineData("Aux.c", "is the name of a device")]
    [InlineData("nul.tar.gz", "is the name of a device")]
    [InlineData("LPT9", "is the name of a device")]
    [InlineData("com\u00b9.txt", "is the name of a device")]
    [InlineData("PRN .x", "is the name of a device")]
    [InlineData("a:b", "has the character :")]
    [InlineData("a?", "has the character ?")]
    [InlineData("a\tb", "has a control character")]
    [InlineData("a.", "ends with a dot")]
    [InlineData("a ", "ends with a space")]
    public void Names_that_are_invalid_on_Windows(string name, string? expected) => Assert.Equal(expected, WindowsName.Fault(name));
}
