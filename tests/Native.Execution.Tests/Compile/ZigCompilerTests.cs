using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Execution.Tests;

public sealed class ZigCompilerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, "", false)]
    [InlineData(false, "", true)]
    [InlineData(false, "ccache", false)]
    public void The_frontend_is_started_directly_except_on_Windows_or_with_a_launcher(bool isWindows, string launcher, bool expected) =>
        Assert.Equal(expected, Compiler(isWindows, launcher).SupportsFrontend);

    [Fact]
    public void On_Windows_a_launcher_gets_a_batch_file()
    {
        var request = Compiler(isWindows: true, "ccache").Request(["cc", "-c", "a.c"], "/src", _folder["a"]);
        var script = _folder["native-sdk/zig-cc-0.14.0.cmd"];
        Assert.Equal(["ccache", script, "-c", "a.c"], (string[])[request.FileName, .. request.Arguments]);
        Assert.Equal("@\"C:\\100%% zig\\zig.exe\" cc %*\r\n", File.ReadAllText(script));
    }

    [Fact]
    public void On_other_systems_a_launcher_gets_a_script()
    {
        var request = Compiler(isWindows: false, "ccache").Request(["c++", "-c", "a.cc"], "/src", _folder["a"]);
        Assert.Equal(_folder["native-sdk/zig-c++-0.14.0"], request.Arguments[0]);
        Assert.EndsWith("exec 'C:\\100% zig\\zig.exe' c++ \"$@\"\n", File.ReadAllText(request.Arguments[0]), StringComparison.Ordinal);
        Assert.True(FileModes.Of(request.Arguments[0])!.Value.HasFlag(UnixFileMode.UserExecute));
    }

    private ZigCompiler Compiler(bool isWindows, string launcher) => new(
        new ZigToolchain(@"C:\100% zig\zig.exe", "0.14.0", "/zig/lib", _folder[""]), "x86_64-linux-gnu", launcher.Length > 0 ? [launcher] : [], _folder["tmp"],
        isWindows ? HostSystem.Windows : HostSystem.MacOS);
}
