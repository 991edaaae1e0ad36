using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>The information about a build for editors and users.</summary>
public sealed class InfoTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Visual_Studio_gets_inputs_and_outputs()
    {
        var project = _test.Evaluate("lib", "BuildingInsideVisualStudio=true");
        Assert.Contains("native/lib_add.c", project.Identities("UpToDateCheckInput"));
        Assert.Contains("native/lib_add.h", project.Identities("UpToDateCheckInput"));
        Assert.Contains(Paths.Plain(_test[SmallProject.Built(SmallProject.LibraryFile, SmallProject.Rid)]), project.Identities("UpToDateCheckOutput"));
    }

    [Fact]
    public void Watch_includes_sources_and_headers_before_the_first_build()
    {
        var watched = _test.Run("lib", "_NativeCollectWatchItems").Succeeds().Project.Identities("Watch");
        Assert.Contains(Paths.Plain(_test["lib/native/lib_add.c"]), watched);
        Assert.Contains(Paths.Plain(_test["lib/native/lib_add.h"]), watched);
    }

    [Fact]
    public void NativeInfo_builds_no_project_that_is_referenced()
    {
        SmallProject.AddLibrary(_test, "top", """<ItemGroup><ProjectReference Include="../lib/lib.csproj" /></ItemGroup>""");
        var info = _test.Run("top", "NativeInfo").Succeeds().Output;
        Assert.Matches("links +([A-Z]:)?/.*/lib/obj/.*/(liblib[.]so|lib[.]lib)", Paths.Plain(info));
        Assert.False(File.Exists(_test[SmallProject.Built(SmallProject.LibraryFile, SmallProject.Rid)]));
    }

    [Fact]
    public void NativeInfo_describes_the_build_without_building()
    {
        var info = _test.Run("lib", "NativeInfo").Succeeds().Output;
        Assert.Contains("zig 0.14.0", info);
        Assert.Contains($"{SmallProject.Rid}, Debug, -O0", info);
        Assert.Contains($"{SmallProject.LibraryFile} (not built yet)", info);
        Assert.Contains("[DllImport(\"lib\")]", info);
    }
}
