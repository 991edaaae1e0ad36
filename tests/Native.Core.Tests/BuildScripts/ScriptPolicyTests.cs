using Native.Core.BuildScripts;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.BuildScripts;

public sealed class ScriptPolicyTests
{
    private static readonly string s_project = Paths.Full("/p/lib.csproj");

    [Theory]
    [InlineData("", "build.cs", true)]
    [InlineData("True", "build.cs", true)]
    [InlineData("false", "build.cs", false)]
    [InlineData("lib/build.cs", "build.cs", true)]
    [InlineData(" a/b.cs ;\n lib/build.cs;", "build.cs", true)]
    [InlineData("lib/eng/probe.cs", "eng/probe.cs", true)]
    [InlineData("lib/../shared/x.cs", "../shared/x.cs", true)]
    [InlineData("lib/build.cs", "eng/build.cs", false)]
    [InlineData("other/build.cs", "build.cs", false)]
    [InlineData("Lib/build.cs", "build.cs", false)]
    public void A_script_is_allowed_by_its_project_and_path(string value, string script, bool allowed) =>
        Assert.Equal(allowed, ScriptPolicy.Parse(value).Allows(s_project, script));

    [Theory]
    [InlineData("build.cs")]
    [InlineData("a/build.cs;yes")]
    public void A_name_needs_a_project(string value) =>
        Assert.Equal("NSDK9003", Assert.Throws<NativeException>(() => ScriptPolicy.Parse(value)).Diagnostic.Code);

    [Fact]
    public void The_error_says_what_to_type()
    {
        string[] scripts = [Paths.Full("/p/build.cs"), Paths.Full("/p/eng/a.cs")];
        Assert.Null(ScriptPolicy.Parse("lib/build.cs;lib/eng/a.cs").Refusal(s_project, scripts));
        Assert.Equal("NSDK5001", ScriptPolicy.Parse("false").Refusal(s_project, scripts)!.Code);
        var refusal = ScriptPolicy.Parse("x/y.cs;lib/build.cs").Refusal(s_project, scripts)!;
        Assert.Equal("NSDK5011", refusal.Code);
        Assert.Contains($": {scripts[1]}. Expected", refusal.Message);
        Assert.Contains("<NativeAllowBuildScripts>x/y.cs;lib/build.cs;lib/eng/a.cs</NativeAllowBuildScripts>", refusal.Message);
    }
}
