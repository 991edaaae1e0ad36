using Xunit;

namespace Template._1.Tests;

public sealed class Crc32Tests
{
    [Fact]
    public void The_hash_is_that_of_the_standard() => Assert.Equal(0xCBF43926u, Crc32.Hash("123456789"u8));

    [Fact]
    public void The_hash_of_nothing_is_zero() => Assert.Equal(0u, Crc32.Hash([]));
}
