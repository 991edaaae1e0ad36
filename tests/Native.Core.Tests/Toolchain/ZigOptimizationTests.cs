using System.Diagnostics;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Core.Tests.Toolchain;

public sealed class ZigOptimizationTests
{
    [Theory]
    [InlineData("linux-x64", "-O0", "")]
    [InlineData("linux-x64", "", "")]
    [InlineData("linux-x64", "-O", "")]
    [InlineData("linux-x64", "-Os", "")]
    [InlineData("linux-x64", "-O1", "-Xclang -O1 -fno-vectorize -fno-slp-vectorize -fomit-frame-pointer")]
    [InlineData("linux-x64", "-O2", "-fomit-frame-pointer")]
    [InlineData("linux-x64", "-O0 -DX -O3", "-Xclang -O3 -fomit-frame-pointer")]
    [InlineData("linux-x64", "-O3 -O0", "")]
    [InlineData("linux-x64", "-O4", "-Xclang -O3 -fomit-frame-pointer")]
    [InlineData("linux-x64", "-Ofast", "-Xclang -Ofast -ffast-math -fomit-frame-pointer")]
    [InlineData("linux-x64", "-Og", "-Xclang -O1 -fomit-frame-pointer")]
    [InlineData("linux-x64", "-Oz", "-Xclang -Oz -fno-vectorize")]
    [InlineData("linux-x64", "-O2 -ObjC -Ofaster", "-fomit-frame-pointer")]
    [InlineData("linux-x64", "-O3 -Xclang -O1 -Xclang -O0", "-Xclang -O3 -fomit-frame-pointer")]
    [InlineData("linux-arm64", "-O3", "-Xclang -O3")]
    [InlineData("linux-musl-arm64", "-O2", "")]
    [InlineData("win-x64", "-O2", "-fomit-frame-pointer")]
    [InlineData("osx-x64", "-O3", "-Xclang -O3")]
    [InlineData("linux-arm", "-O3", "-Xclang -O3 -fomit-frame-pointer")]
    public void The_last_level_is_passed_on(string rid, string arguments, string expected)
    {
        var target = NativeTarget.Parse(rid);
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected, string.Join(' ', ZigOptimization.Words(words, target)));

        // The shell that runs the script selects the same level.
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-c", ZigOptimization.Script(target) + "printf %s \"$optimization\"", "sh", .. words])
            start.ArgumentList.Add(argument);
        using var shell = Process.Start(start)!;
        Assert.Equal(expected, shell.StandardOutput.ReadToEnd());
    }
}
