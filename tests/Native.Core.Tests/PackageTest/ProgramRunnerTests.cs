using Native.Core.PackageTest;
using Native.Core.Platform;

namespace Native.Core.Tests.PackageTest;

public sealed class ProgramRunnerTests
{
    private const string Loader = "/lib/ld-linux-aarch64.so.1";

    [Theory]
    [InlineData("linux-x64", "linux-x64", "", "", "")]
    [InlineData("linux-arm64", "linux-x64", "qemu-aarch64 " + Loader, "", "qemu: qemu-aarch64")]
    [InlineData("linux-arm64", "linux-x64", "qemu-aarch64 qemu-aarch64-static " + Loader, "", "qemu: qemu-aarch64-static")]
    [InlineData("linux-arm64", "linux-x64", "qemu-aarch64", "QEMU_LD_PREFIX", "qemu: qemu-aarch64")]
    [InlineData("linux-arm64", "linux-x64", "qemu-aarch64 /usr/aarch64-linux-gnu" + Loader, "", "qemu: qemu-aarch64 -L /usr/aarch64-linux-gnu")]
    [InlineData("linux-arm64", "linux-x64", "qemu-aarch64", "", "not run: the C library for arm64 is not installed (/lib/ld-linux-aarch64.so.1; QEMU_LD_PREFIX is not set)")]
    [InlineData("linux-arm64", "linux-x64", Loader, "", "not run: there is no qemu-aarch64 on PATH")]
    [InlineData("linux-arm", "linux-x64", "qemu-aarch64 " + Loader, "", "not run: only programs for linux-arm64 run with qemu")]
    [InlineData("linux-musl-x64", "linux-x64", "wine", "", "not run: a program for linux-musl-x64 does not run on linux-x64")]
    [InlineData("linux-x64", "linux-musl-x64", "wine", "", "not run: a program for linux-x64 does not run on linux-musl-x64")]
    [InlineData("win-x64", "linux-x64", "wine", "", "wine: wine")]
    [InlineData("win-x64", "osx-x64", "wine wine64", "", "wine: wine64")]
    [InlineData("win-x64", "linux-x64", "", "", "not run: there is no wine on PATH")]
    [InlineData("win-arm64", "linux-x64", "wine", "", "not run: a program for win-arm64 does not run on linux-x64")]
    [InlineData("win-x86", "win-x64", "", "", "")]
    [InlineData("win-x64", "win-arm64", "", "", "")]
    [InlineData("win-arm64", "win-x64", "", "", "not run: a program for win-arm64 does not run on win-x64")]
    [InlineData("osx-arm64", "osx-x64", "", "", "not run: a program for osx-arm64 does not run on osx-x64")]
    [InlineData("linux-x64", "freebsd-x64", "wine", "", "not run: a program for linux-x64 does not run on this machine")]
    public void The_machine_determines_how_a_program_runs(string target, string host, string existing, string variable, string expected)
    {
        var names = existing.Split(' ');
        var runner = ProgramRunner.For(NativeTarget.Parse(target), NativeTarget.Find(host), programs => programs.FirstOrDefault(names.Contains),
            name => name == variable ? "/sysroot" : null, names.Contains);
        Assert.Equal(expected, runner.Refusal.Length > 0 ? $"not run: {runner.Refusal}" : runner.Name.Length > 0 ? $"{runner.Name}: {string.Join(' ', runner.Command)}" : "");
    }
}
