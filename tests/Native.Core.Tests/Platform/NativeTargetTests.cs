using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Core.Tests.Platform;

public sealed class NativeTargetTests
{
    [Theory]
    [InlineData("linux-x64", "x86_64-linux-gnu.2.23")]
    [InlineData("linux-arm64", "aarch64-linux-gnu.2.23")]
    [InlineData("linux-arm", "arm-linux-gnueabihf.2.23")]
    [InlineData("linux-x86", "x86-linux-gnu.2.23")]
    [InlineData("linux-riscv64", "riscv64-linux-gnu.2.27")]
    [InlineData("linux-loongarch64", "loongarch64-linux-gnu.2.36")]
    [InlineData("linux-musl-x64", "x86_64-linux-musl")]
    [InlineData("linux-musl-arm64", "aarch64-linux-musl")]
    [InlineData("linux-musl-arm", "arm-linux-musleabihf")]
    [InlineData("win-x64", "x86_64-windows-gnu")]
    [InlineData("win-x86", "x86-windows-gnu")]
    [InlineData("win-arm64", "aarch64-windows-gnu")]
    [InlineData("osx-x64", "x86_64-macos.13.0-none")]
    [InlineData("osx-arm64", "aarch64-macos.13.0-none")]
    public void Every_RID_has_a_triple_with_its_minimum_version(string rid, string triple) =>
        Assert.Equal(triple, NativeTarget.Parse(rid).ZigTriple(null, ""));

    [Fact]
    public void The_table_of_triples_is_complete() => Assert.Equal(14, NativeTarget.All.Count);

    [Theory]
    [InlineData("linux-x64", "x86_64-linux-gnu.2.31")]
    [InlineData("linux-riscv64", "riscv64-linux-gnu.2.31")]
    [InlineData("linux-musl-x64", "x86_64-linux-musl")]
    [InlineData("osx-arm64", "aarch64-macos.14.2-none")]
    public void The_minimum_version_of_the_project_is_used(string rid, string triple) =>
        Assert.Equal(triple, NativeTarget.Parse(rid).ZigTriple("2.31", "14.2"));

    [Theory]
    [InlineData("linux-x64", NativeOutputType.SharedLibrary, "libfoo.so", "libfoo.so")]
    [InlineData("linux-x64", NativeOutputType.StaticLibrary, "libfoo.a", "libfoo.a")]
    [InlineData("linux-x64", NativeOutputType.Executable, "foo", "foo")]
    [InlineData("linux-musl-arm64", NativeOutputType.SharedLibrary, "libfoo.so", "libfoo.so")]
    [InlineData("win-x64", NativeOutputType.SharedLibrary, "foo.dll", "foo.lib")]
    [InlineData("win-x64", NativeOutputType.StaticLibrary, "foo.lib", "foo.lib")]
    [InlineData("win-x64", NativeOutputType.Executable, "foo.exe", "foo.exe")]
    [InlineData("osx-arm64", NativeOutputType.SharedLibrary, "libfoo.dylib", "libfoo.dylib")]
    [InlineData("osx-arm64", NativeOutputType.StaticLibrary, "libfoo.a", "libfoo.a")]
    [InlineData("osx-arm64", NativeOutputType.Executable, "foo", "foo")]
    public void A_file_has_its_system_s_name(string rid, NativeOutputType type, string file, string linkFile)
    {
        Assert.Equal(file, NativeTarget.Parse(rid).FileName("foo", type));
        Assert.Equal(linkFile, NativeTarget.Parse(rid).LinkFileName("foo", type));
    }

    [Fact]
    public void Every_target_has_one_format() =>
        Assert.All(NativeTarget.All, target => Assert.Single(new[] { target.IsElf, target.IsWindows, target.IsMacOS }, true));

    [Fact]
    public void The_case_of_a_RID_does_not_count() => Assert.Equal("linux-x64", NativeTarget.Parse("Linux-X64").Rid);

    [Theory]
    [InlineData("linux-ppc64le")]
    [InlineData("")]
    public void An_unknown_RID_is_an_error_that_lists_the_supported_RIDs(string rid) =>
        Assert.Equal(
            Diagnostic.Error("NSDK1003",
                $"Native.Sdk does not support the runtime identifier '{rid}'. Expected one of: linux-x64, linux-arm64, linux-arm, "
                + "linux-x86, linux-riscv64, linux-loongarch64, linux-musl-x64, linux-musl-arm64, linux-musl-arm, win-x64, win-x86, "
                + "win-arm64, osx-x64, osx-arm64. Build with -r <one of these>, or set RuntimeIdentifier."),
            Assert.Throws<NativeException>(() => NativeTarget.Parse(rid)).Diagnostic);

    [Theory]
    [InlineData("linux-x65", "Did you mean 'linux-x64'?")]
    [InlineData("linx-arm64", "Did you mean 'linux-arm64'?")]
    [InlineData("osx-arm46", "Did you mean 'osx-arm64'?")]
    [InlineData("win10-x64", "Did you mean 'win-x64'?")]
    [InlineData("ubuntu.24.04-x64", "Did you mean 'linux-x64'?")]
    [InlineData("alpine.3.20-arm64", "Did you mean 'linux-musl-arm64'?")]
    [InlineData("osx.13-arm64", "Did you mean 'osx-arm64'?")]
    [InlineData("macos-aarch64", "Did you mean 'osx-arm64'?")]
    [InlineData("windows-x86_64", "Did you mean 'win-x64'?")]
    [InlineData("linux-amd64", "Did you mean 'linux-x64'?")]
    [InlineData("linux-musl-x86_64", "Did you mean 'linux-musl-x64'?")]
    [InlineData("android-arm64", "does not build for Android;")]
    [InlineData("android.21-x64", "does not build for Android;")]
    [InlineData("ios-arm64", "does not build for iOS;")]
    [InlineData("iossimulator-x64", "does not build for the simulator of iOS;")]
    [InlineData("browser-wasm", "does not build for browsers (WebAssembly);")]
    [InlineData("maccatalyst-arm64", "does not build for Mac Catalyst;")]
    [InlineData("tizen-armel", "does not build for Tizen;")]
    [InlineData("freebsd-x64", "does not build for FreeBSD;")]
    public void A_misspelled_or_foreign_RID_has_its_own_advice(string rid, string advice)
    {
        var message = Assert.Throws<NativeException>(() => NativeTarget.Parse(rid)).Diagnostic.Message;
        Assert.Contains(advice, message);
        Assert.Contains("linux-x64, linux-arm64", message);
    }

    [Fact]
    public void A_RID_that_resembles_no_other_gets_no_advice() =>
        Assert.Contains("'amiga-68k'. Expected one of", Assert.Throws<NativeException>(() => NativeTarget.Parse("amiga-68k")).Diagnostic.Message);

    [Theory]
    [InlineData("linux-x64", "x86_64-linux-gnu")]
    [InlineData("linux-x86", "i686-linux-gnu")]
    [InlineData("linux-musl-arm", "armv7l-linux-musleabihf")]
    [InlineData("win-arm64", "aarch64-w64-mingw32")]
    [InlineData("osx-arm64", "aarch64-apple-darwin")]
    public void Configure_knows_the_target_by_its_GNU_name(string rid, string triple) => Assert.Equal(triple, NativeTarget.Parse(rid).GnuTriple);
}
