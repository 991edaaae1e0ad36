using Native.Core.BuildScripts;

namespace Native.Core.Tests.BuildScripts;

public sealed class ScriptContractTests
{
    private static readonly ScriptContract s_contract = new()
    {
        ProjectDirectory = "/p",
        OutDirectory = "/p/obj/out",
        TargetRid = "linux-arm64",
        TargetTriple = "aarch64-linux-gnu.2.23",
        HostRid = "linux-x64",
        Configuration = "Release",
        Optimization = "2",
        Jobs = 4,
        Zig = "/zig",
        ToolchainFile = "arm64.cmake",
        CompilerLauncher = "ccache;-v",
        Sysroot = "/arm64",
        PkgConfigPath = "pc",
        PkgConfigTimeout = "30",
        Dependencies = new Dictionary<string, string> { ["DEP_Z_ROOT"] = "/z" },
    };

    [Fact]
    public void The_contract_is_complete() => Assert.Equal(
        "CMAKE_TOOLCHAIN_FILE=arm64.cmake CONFIGURATION=Release DEP_Z_ROOT=/z HOST_RID=linux-x64 NATIVE_COMPILER_LAUNCHER=ccache;-v NATIVE_PKG_CONFIG_PATH=pc NATIVE_PKG_CONFIG_TIMEOUT=30 "
        + "NATIVE_SYSROOT=/arm64 NUM_JOBS=4 OPT_LEVEL=2 OUT_DIR=/p/obj/out PROJECT_DIR=/p TARGET_RID=linux-arm64 "
        + "TARGET_TRIPLE=aarch64-linux-gnu.2.23 ZIG=/zig",
        string.Join(' ', s_contract.Variables([]).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}")));

    [Fact]
    public void A_tool_that_the_project_does_not_use_is_hidden()
    {
        var variables = (s_contract with { Zig = "", ToolchainFile = "" }).Variables(["ZIG"]);
        Assert.Null(variables["ZIG"]);
        Assert.Null(variables["CMAKE_TOOLCHAIN_FILE"]);
    }

    [Fact]
    public void An_SDK_of_macOS_replaces_the_one_of_the_environment()
    {
        Assert.Equal("/sdk", (s_contract with { MacOSSdk = "/sdk" }).Variables(["SDKROOT"])["SDKROOT"]);
        Assert.False(s_contract.Variables(["SDKROOT"]).ContainsKey("SDKROOT"));
    }

    [Theory]
    [InlineData("MSBuildSDKsPath", true)]
    [InlineData("MSBUILDFAILONDRIVEENUMERATINGWILDCARD", true)]
    [InlineData("_MSBUILDTLENABLED", true)]
    [InlineData("DOTNET_CLI_TELEMETRY_SESSIONID", true)]
    [InlineData("DOTNET_HOST_PATH", true)]
    [InlineData("DEP_OTHER_ROOT", true)]
    [InlineData("MSBUILDDISABLENODEREUSE", false)]
    [InlineData("DOTNET_CLI_TELEMETRY_OPTOUT", false)]
    [InlineData("DOTNET_ROOT", false)]
    [InlineData("PATH", false)]
    [InlineData("CFLAGS", false)]
    public void The_variables_that_dotnet_sets_for_its_MSBuild_are_removed(string name, bool gone) =>
        Assert.Equal(gone, s_contract.Variables([name]).TryGetValue(name, out var value) && value is null);
}
