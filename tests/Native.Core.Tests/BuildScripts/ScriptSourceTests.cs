using Native.Core.BuildScripts;

namespace Native.Core.Tests.BuildScripts;

public sealed class ScriptSourceTests
{
    [Fact]
    public void Includes_are_followed_and_circles_end()
    {
        var files = new FakeFiles()
            .With("/p/build.cs", text: "#!/usr/bin/env dotnet\n#:package A@1.0\n#:include lib/a.cs\r\n#:include lib/more/*.cs\n#:project ../tool/tool.csproj\nvar x = 1;\n")
            .With("/p/lib/a.cs", text: "#:include b.cs\n")
            .With("/p/lib/b.cs", text: "#:include a.cs\n  #:include no.cs\n");
        Assert.Equal(
            ["/p/build.cs", "/tool/**/*.cs", "/p/lib/a.cs", "/p/lib/more/*.cs", "/p/lib/b.cs"],
            Paths.Plain(ScriptSource.Inputs(Paths.Full("/p/build.cs"), files)).TakeWhile(path => !path.EndsWith("Directory.Build.props", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_files_that_dotnet_reads_in_parent_directories_count_up_to_the_root()
    {
        var inputs = Paths.Plain(ScriptSource.Inputs(Paths.Full("/p/q/build.cs"), new FakeFiles())).ToList();
        Assert.Contains("/p/q/Directory.Packages.props", inputs);
        Assert.Contains("/p/global.json", inputs);
        Assert.Contains("/NuGet.config", inputs);
    }
}
