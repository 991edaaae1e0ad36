using Microsoft.Build.Utilities;
using Native.Core.Archives;
using Native.Core.Platform;

namespace Native.Tasks.Tests.Archives;

public sealed class ArchiveDownloadTests
{
    [Theory]
    [InlineData("windows", "", true, false)]
    [InlineData("windows", "http://proxy:8080", true, true)]
    [InlineData("macos", "", false, false)]
    [InlineData("linux", "http://proxy:8080", true, true)]
    public void The_proxy_is_that_of_the_environment_or_of_the_settings_of_Windows(string host, string variable, bool uses, bool isOurs)
    {
        var system = host == "windows" ? HostSystem.Windows : host == "macos" ? HostSystem.MacOS : HostSystem.Linux;
        var proxy = new EnvironmentProxy(name => name == "https_proxy" ? variable : null);
        var log = new TaskLoggingHelper(new FakeBuildEngine(), "test");
        using var handler = new ArchiveDownload(log, proxy, TimeSpan.FromSeconds(1), CancellationToken.None, system).Handler();
        Assert.Equal((uses, isOurs), (handler.UseProxy, ReferenceEquals(handler.Proxy, proxy)));
    }
}
