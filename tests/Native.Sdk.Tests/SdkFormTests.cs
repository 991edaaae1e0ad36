using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>The ways in which a project can name the SDK.</summary>
public sealed class SdkFormTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Theory]
    [MemberData(nameof(SmallProject.SdkForms), MemberType = typeof(SmallProject))]
    public void Every_form_gives_the_same_native_project(string head)
    {
        SmallProject.AddForm(_test, head);
        var project = _test.Evaluate("p");
        Assert.Equal("true", project.GetPropertyValue("UsingNativeSdk"));
        Assert.Equal("p.Native", project.GetPropertyValue("NativeLibraryName"));
        Assert.Equal(SmallProject.Rid, project.GetPropertyValue("NativeRuntimeIdentifier"));
        Assert.Equal(["native/p.c"], project.Identities("NativeSource"));
        Assert.DoesNotContain("native/p.c", project.Identities("None"));
        Assert.Contains("P.cs", project.Identities("Compile"));
    }

    // In every kind of build: a restore runs first, in an evaluation of its own.
    [Theory]
    [InlineData("<Project Sdk=\"Native.Sdk;Microsoft.NET.Sdk.Web\">")]
    [InlineData("<Project Sdk=\"Native.Sdk/0.1.0;Microsoft.NET.Sdk\">")]
    [InlineData("<Project Sdk=\"Native.Sdk\"><Sdk Name=\"Microsoft.NET.Sdk.Web\" />")]
    public void Listing_the_SDK_first_is_an_error_with_the_fix(string head)
    {
        SmallProject.AddForm(_test, head);
        foreach (var run in new[] { _test.Run("p", "Restore", "MSBuildIsRestoring=true"), _test.Run("p", "Build") })
        {
            Assert.Contains("NSDK9001", run.Fails().Codes);
            Assert.Contains("Microsoft.NET.Sdk.Web;Native.Sdk", run.Output);
        }
    }
}
