using Native.Core.BuildScripts;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Tasks.Tests.BuildScripts;

public sealed class ConfinedScriptTests
{
    private static readonly ScriptContract s_contract = new()
    {
        ProjectDirectory = "/p",
        OutDirectory = "/p/out",
        TargetRid = "linux-x64",
        TargetTriple = "",
        HostRid = "linux-x64",
        Configuration = "Debug",
        Optimization = "0",
        Jobs = 1,
    };

    [Fact]
    public void A_script_that_was_not_confined_is_an_error()
    {
        var error = Assert.Throws<NativeException>(() => ConfinedScript.RequireStarted("native-confine: the kernel has no Landlock, or it is turned off\n")).Diagnostic;
        Assert.Equal("NSDK5012", error.Code);
        Assert.Contains("on this machine: the kernel has no Landlock, or it is turned off. Expected Linux", error.Message);
        ConfinedScript.RequireStarted("Unhandled exception. native-confine: text of a script");
    }

    [Fact]
    public void Only_Linux_confines_scripts()
    {
        foreach (var host in new[] { HostSystem.Windows, HostSystem.MacOS })
            Assert.Contains("works on Linux only", Assert.Throws<NativeException>(() => ConfinedScript.RequireLinux(host)).Diagnostic.Message);
        ConfinedScript.RequireLinux(HostSystem.Linux);
    }

    [Theory]
    [InlineData("Unhandled exception. System.UnauthorizedAccessException: Access to the path '/x' is denied.", true)]
    [InlineData("SocketException (13): Permission denied 127.0.0.1:80", true)]
    [InlineData("rm: cannot remove 'x': Operation not permitted", true)]
    [InlineData("System.InvalidOperationException: no such option", false)]
    public void A_denial_in_the_output_is_explained(string output, bool explained) =>
        Assert.Equal(explained ? "NSDK5013" : null, ConfinedScript.Explain("/p/build.cs", s_contract, output)?.Code);
}
