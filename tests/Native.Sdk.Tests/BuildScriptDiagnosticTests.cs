using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>Build scripts that do not run.</summary>
public sealed class BuildScriptDiagnosticTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Scripts_can_be_forbidden_and_must_exist()
    {
        _test.Write("lib/build.cs", "File.WriteAllText(\"ran.txt\", \"\");");
        var run = _test.RunNativeBuild("lib", "NativeAllowBuildScripts=false").Fails();
        Assert.Equal(["NSDK5001"], run.Codes);
        Assert.Contains(_test["lib/build.cs"], run.Output);
        Assert.Contains($"scripts      build.cs", _test.Run("lib", "NativeInfo").Succeeds().Output);
        Assert.Equal(["NSDK9003"], _test.RunNativeBuild("lib", "NativeBuildScriptTimeout=soon").Fails().Codes);
        Assert.False(File.Exists(_test["lib/ran.txt"]));

        SmallProject.AddLibrary(_test, "lib", """<ItemGroup><NativeBuildScript Remove="build.cs" /><NativeBuildScript Include="eng/none.cs" /></ItemGroup>""");
        run = _test.RunNativeBuild("lib").Fails();
        Assert.Equal(["NSDK5010"], run.Codes);
        Assert.Contains("eng/none.cs", Paths.Plain(run.Output));
    }
}
