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
    [InlineData("con", "is a reserved device name")]
    [InlineData("Aux.c", "is a reserved device name")]
    [InlineData("nul.tar.gz", "is a reserved device name")]
    [InlineData("LPT9", "is a reserved device name")]
    [InlineData("com\u00b9.txt", "is a reserved device name")]
    [InlineData("PRN .x", "is a reserved device name")]
    [InlineData("a:b", "contains the character :")]
    [InlineData("a?", "contains the character ?")]
    [InlineData("a\tb", "contains a control character")]
    [InlineData("a.", "ends with a dot")]
    [InlineData("a ", "ends with a space")]
    public void Names_that_are_invalid_on_Windows(string name, string? expected) => Assert.Equal(expected, WindowsName.Fault(name));
}
