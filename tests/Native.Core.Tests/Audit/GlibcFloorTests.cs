using Native.Core.Audit;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Tests.Audit;

public sealed class GlibcFloorTests
{
    [Theory]
    [InlineData("2.23", "GLIBC_2.2.5 GLIBC_2.23 GCC_3.0 GLIBCXX_3.4.21 CXXABI_1.3.9 CXXABI_FLOAT128 ZLIB_1.2.9", "")]
    [InlineData("2.23", "GLIBC_2.24", "GLIBC_2.24 of lib")]
    // Versions are compared as numbers: 2.4 is older than 2.23.
    [InlineData("2.23", "GLIBC_2.4", "")]
    [InlineData("2.23", "GLIBCXX_3.4.22", "GLIBCXX_3.4.22 of lib")]
    [InlineData("2.34", "GLIBCXX_3.4.22 GLIBCXX_3.4.30", "GLIBCXX_3.4.30 of lib")]
    [InlineData("2.36", "GLIBCXX_3.4.30", "")]
    [InlineData("2.31", "CXXABI_1.3.13", "CXXABI_1.3.13 of lib")]
    [InlineData("2.12", "GLIBCXX_3.4.19 GLIBC_2.12", "")]
    [InlineData("2.35", "GLIBC_ABI_DT_RELR", "GLIBC_ABI_DT_RELR of lib")]
    [InlineData("2.36", "GLIBC_ABI_DT_RELR", "")]
    [InlineData("2.99", "GLIBC_PRIVATE", "GLIBC_PRIVATE of lib")]
    public void Versions_that_a_system_lacks(string glibc, string versions, string missing) =>
        Assert.Equal(missing, string.Join(' ', GlibcFloor.Missing(Image(versions), Version.Parse(glibc))));

    [Fact]
    public void The_oldest_glibc_is_the_highest_version()
    {
        Assert.Equal(new Version(2, 14), GlibcFloor.Required(Image("GLIBC_2.2.5 GLIBC_2.14 GLIBC_2.4 GLIBCXX_3.4")));
        Assert.Equal(new Version(2, 36), GlibcFloor.Required(Image("GLIBC_2.2.5 GLIBC_ABI_DT_RELR")));
        Assert.Null(GlibcFloor.Required(Image("ZLIB_1.2")));
    }

    [Theory]
    [InlineData("linux-x64", "", "2.23")]
    [InlineData("linux-x64", "2.31", "2.31")]
    [InlineData("linux-riscv64", "", "2.27")]
    // The result is never older than the first glibc for the processor.
    [InlineData("linux-loongarch64", "2.31", "2.36")]
    public void The_promise_is_the_property_or_the_default_of_the_processor(string rid, string property, string expected) =>
        Assert.Equal(Version.Parse(expected), AuditPolicy.GlibcOf(NativeTarget.Parse(rid), property));

    [Theory]
    [InlineData("", "13.0")]
    [InlineData("14", "14.0")]
    [InlineData("12.3", "12.3")]
    public void The_promise_for_macOS(string property, string expected) => Assert.Equal(Version.Parse(expected), AuditPolicy.MacOSOf(property));

    private static BinaryImage Image(string versions) => new(BinaryFormat.Elf) { Needed = [new("lib", versions.Split(' '))] };
}
