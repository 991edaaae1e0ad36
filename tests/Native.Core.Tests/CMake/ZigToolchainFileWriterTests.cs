using Native.Core.CMake;
using static Native.Core.Tests.CMake.CMakeProjects;

namespace Native.Core.Tests.CMake;

public sealed class ZigToolchainFileWriterTests
{
    [Theory]
    [InlineData("linux-arm64", "Linux", "aarch64")]
    [InlineData("linux-musl-x64", "Linux", "x86_64")]
    [InlineData("linux-arm", "Linux", "armv7l")]
    [InlineData("win-x64", "Windows", "AMD64")]
    [InlineData("win-x86", "Windows", "i686")]
    [InlineData("osx-arm64", "Darwin", "arm64")]
    public void Another_system_is_named(string rid, string system, string processor)
    {
        var text = ZigToolchainFileWriter.Write(Project(rid), "/t", "linux-x64", windows: false);
        Assert.Contains($"set(CMAKE_SYSTEM_NAME \"{system}\")\nset(CMAKE_SYSTEM_PROCESSOR \"{processor}\")\n", text);
        Assert.Contains("set(CMAKE_C_COMPILER \"/t/cc\")\nset(CMAKE_CXX_COMPILER \"/t/c++\")\n", text);
        Assert.Equal(rid.StartsWith("osx", StringComparison.Ordinal), text.Contains("INSTALL_NAME_TOOL", StringComparison.Ordinal));
    }

    [Fact]
    public void For_this_machine_programs_that_are_built_may_run() =>
        Assert.DoesNotContain("CMAKE_SYSTEM_NAME", ZigToolchainFileWriter.Write(Project(), "/t", "linux-x64", windows: false));

    [Fact]
    public void Scripts_have_the_target_and_the_quoted_path()
    {
        var zig = Requests.Zig with { Executable = "/a b/zig" };
        var scripts = ZigToolchainFileWriter.Scripts(zig, Project().Target, "x86_64-linux-musl", windows: false);
        Assert.Equal(["cc", "c++", "ar", "ranlib"], scripts.Select(script => script.Name));
        Assert.EndsWith("*) before= ;; esac\ndone\nexec '/a b/zig' cc -target x86_64-linux-musl -fno-sanitize=undefined -fno-color-diagnostics $optimization \"$@\"\n", scripts[0].Text);
        Assert.Equal("#!/bin/sh\nexec '/a b/zig' ar \"$@\"\n", scripts[2].Text);
        var batch = ZigToolchainFileWriter.Scripts(zig, Project("win-x64").Target, "x86_64-windows-gnu", windows: true)[3];
        Assert.Equal(("ranlib.cmd", "@\"/a b/zig\" ranlib %*\r\n"), batch);
    }
}
