using Xunit;

namespace Template._1.Tests;

public sealed class LibraryTests
{
    [Fact]
    public void The_native_library_loads() => Assert.True(Template__1Library.IsAvailable);
}
