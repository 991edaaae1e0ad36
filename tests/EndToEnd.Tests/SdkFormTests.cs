namespace EndToEnd.Tests;

/// <summary>The ways in which a project can name the SDK.</summary>
public sealed class SdkFormTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [MemberData(nameof(SmallProject.SdkForms), MemberType = typeof(SmallProject))]
    public void Works(string head)
    {
        SmallProject.AddForm(_test, head);
        _test.Dotnet("p", "build").Succeeds();
        Assert.True(File.Exists(_test["p/bin/Debug/net10.0/libp.Native.so"]));
        Assert.True(File.Exists(_test["p/bin/Debug/net10.0/p.dll"]));
        Assert.False(_test.Dotnet("p", "build").Succeeds().RanTasks);
    }

    [Fact]
    public void A_project_without_C_builds_as_without_the_SDK()
    {
        SmallProject.AddForm(_test, "<Project Sdk=\"Native.Sdk\">");
        Directory.Delete(_test["p/native"], recursive: true);
        _test.Variables["ZIG"] = "/nowhere/zig";
        _test.Dotnet("p", "build").Succeeds();
        _test.Dotnet("p", "pack").Succeeds();
        Assert.False(Directory.Exists(_test["p/obj/native"]));
    }

    // A directory with the casing of C# directories, and extensions that only compilers accept.
    [Fact]
    public void C_that_is_not_compiled_is_a_warning()
    {
        SmallProject.AddForm(_test, "<Project Sdk=\"Native.Sdk\">");
        Directory.Delete(_test["p/native"], recursive: true);
        _test.Write("p/Native/hello.c", "int hello(void) { return 1; }\n");
        _test.Write("p/src/more.cpp", "int more(void) { return 1; }\n");
        var build = _test.Dotnet("p", "build").Succeeds();
        Assert.Equal(["NSDK1010"], build.Codes);
        Assert.Contains("compiled: 'Native/hello.c' is the first of 2.", build.Output);
    }

    [Fact]
    public void The_artifacts_output_layout_is_supported()
    {
        SmallProject.AddForm(_test, "<Project Sdk=\"Native.Sdk\">");
        _test.Write("Directory.Build.props", "<Project><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>");
        _test.Dotnet("p", "build").Succeeds();
        Assert.True(File.Exists(_test["artifacts/bin/p/debug/libp.Native.so"]));
        Assert.False(Directory.Exists(_test["p/obj"]));
    }
}
