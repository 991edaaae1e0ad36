using Native.Core.Compile;

namespace Native.Core.Tests.Compile;

public sealed class IncludeFoldersTests
{
    [Theory]
    [InlineData("-O2 -Ia -I/b", "/p/a /b")]
    [InlineData("-idirafter/z -isystem/s -I /i -iquote q", "/p/q /i /s /z")]
    [InlineData("-I../up -DX=-Ino", "/up")]
    [InlineData("-I", "")]
    public void Folders_are_in_the_order_of_the_search(string arguments, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Paths.Plain(IncludeFolders.Of(arguments.Split(' '), Paths.Full("/p"))));
}
