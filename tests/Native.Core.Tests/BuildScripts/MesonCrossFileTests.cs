using Native.Core.BuildScripts;
using Native.Core.Platform;

namespace Native.Core.Tests.BuildScripts;

public sealed class MesonCrossFileTests
{
    [Theory]
    [InlineData("linux-x64", "linux", "x86_64", "x86_64")]
    [InlineData("linux-musl-arm", "linux", "arm", "armv7l")]
    [InlineData("win-x86", "windows", "x86", "i686")]
    [InlineData("osx-arm64", "darwin", "aarch64", "aarch64")]
    public void The_target_has_the_names_of_Meson(string rid, string system, string family, string cpu) =>
        Assert.EndsWith($"\n\n[host_machine]\nsystem = '{system}'\ncpu_family = '{family}'\ncpu = '{cpu}'\nendian = 'little'\n",
            MesonCrossFile.Write(NativeTarget.Parse(rid), [], []));

    [Fact]
    public void Commands_and_options_are_lists_of_quoted_words() =>
        Assert.Contains("[binaries]\nc = ['/a b/cc', '-m']\n\n[built-in options]\nc_args = ['-DX=\\'C:\\\\x\\'']\ncpp_args = []\n\n",
            MesonCrossFile.Write(NativeTarget.Parse("linux-x64"), [("c", ["/a b/cc", "-m"])], [("c_args", ["-DX='C:\\x'"]), ("cpp_args", [])]));
}
