namespace Native.Tasks.Tests;

public sealed class ReportProblemTests
{
    private readonly FakeBuildEngine _engine = new();

    [Fact]
    public void An_error_ends_the_target()
    {
        Assert.False(Report("MissingInPackage").Execute());
        var error = Assert.Single(_engine.Errors);
        Assert.Equal(("NSDK6003", "/p/lib.csproj"), (error.Code, error.File));
        Assert.EndsWith("/NSDK6003.md", error.HelpLink);
        Assert.Contains("The native library for linux-x64, win-x64", error.Message);
    }

    [Fact]
    public void After_a_warning_the_target_continues()
    {
        Assert.True(Report("GlibcOnly").Execute());
        Assert.Equal("NSDK6001", Assert.Single(_engine.Warnings).Code);
    }

    private ReportProblem Report(string problem) =>
        new() { BuildEngine = _engine, Problem = problem, Project = "/p/lib.csproj", Names = ["linux-x64", "win-x64"] };
}
