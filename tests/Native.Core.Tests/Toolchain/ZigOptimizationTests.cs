using System.Diagnostics;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Core.Tests.Toolchain;

public sealed class ZigOptimizationTests
{
    /// <summary>Rows for each form of the option: the RID, the arguments, and the words for zig.</summary>
    public static TheoryData<string, string, string> Levels => new()
    {
        { "linux-x64", "-O0", "" },
        { "linux-x64", "", "" },
        { "linux-x64", "-O", "" },
        { "linux-x64", "-Os", "" },
        { "linux-x64", "-O1", "-Xclang -O1 -fno-vectorize -fno-slp-vectorize -fomit-frame-pointer" },
        { "linux-x64", "-O2", "-fomit-frame-pointer" },
        { "linux-x64", "-O0 -DX -O3", "-Xclang -O3 -fomit-frame-pointer" },
        { "linux-x64", "-O3 -O0", "" },
        { "linux-x64", "-O4", "-Xclang -O3 -fomit-frame-pointer" },
        { "linux-x64", "-Ofast", "-Xclang -Ofast -ffast-math -fomit-frame-pointer" },
        { "linux-x64", "-Og", "-Xclang -O1 -fomit-frame-pointer" },
        { "linux-x64", "-Oz", "-Xclang -Oz -fno-vectorize" },
        { "linux-x64", "-O2 -ObjC -Ofaster", "-fomit-frame-pointer" },
        { "linux-x64", "-O3 -Xclang -O1 -Xclang -O0", "-Xclang -O3 -fomit-frame-pointer" },
        { "linux-arm64", "-O3", "-Xclang -O3" },
        { "linux-musl-arm64", "-O2", "" },
        { "win-x64", "-O2", "-fomit-frame-pointer" },
        { "osx-x64", "-O3", "-Xclang -O3" },
        { "linux-arm", "-O3", "-Xclang -O3 -fomit-frame-pointer" },
    };

    [Theory]
    [MemberData(nameof(Levels))]
    public void The_last_level_is_passed_on(string rid, string arguments, string expected) =>
        Assert.Equal(expected, string.Join(' ', ZigOptimization.Words(Split(arguments), NativeTarget.Parse(rid))));

    [UnixTheory(Unix.Shell)]
    [MemberData(nameof(Levels))]
    public void The_shell_that_runs_the_script_selects_the_same_level(string rid, string arguments, string expected)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-c", ZigOptimization.Script(NativeTarget.Parse(rid)) + "printf %s \"$optimization\"", "sh", .. Split(arguments)])
            start.ArgumentList.Add(argument);
        using var shell = Process.Start(start)!;
        Assert.Equal(expected, shell.StandardOutput.ReadToEnd());
    }

    private static string[] Split(string arguments) => arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
