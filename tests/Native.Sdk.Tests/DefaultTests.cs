using Native.Core.Schema;
using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>The default values of properties and items, which never replace values that the project sets.</summary>
public sealed class DefaultTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    // A default whose condition tests another property would overwrite the project's value. Contains, because a directory becomes a full path and
    // a list of targets becomes longer.
    [Fact]
    public void No_value_of_a_project_is_overwritten()
    {
        Assert.NotEmpty(PropertySchema.All);
        var lines = PropertySchema.All.Select(property => $"<{property.Name}>said of {property.Name}</{property.Name}>");
        _test.AddLines($"<PropertyGroup>{string.Concat(lines)}</PropertyGroup>");
        foreach (var configuration in new[] { "Debug", "Release" })
        {
            var project = _test.Evaluate("lib", $"Configuration={configuration}");
            Assert.All(PropertySchema.All, property => Assert.Contains($"said of {property.Name}", project.GetPropertyValue(property.Name)));
        }
    }

    [Theory]
    [InlineData("Debug", "0", "Embedded")]
    [InlineData("Release", "2", "None")]
    public void Debug_and_Release_have_the_same_meaning_as_in_NET(string configuration, string optimization, string symbols)
    {
        var project = _test.Evaluate("lib", $"Configuration={configuration}");
        Assert.Equal((optimization, symbols), (project.GetPropertyValue("NativeOptimization"), project.GetPropertyValue("NativeSymbols")));
    }

    // On Windows, the library app.dll cannot be next to the assembly app.dll.
    [Theory]
    [InlineData("", "app.Native")]
    [InlineData("<IncludeBuildOutput>false</IncludeBuildOutput>", "app")]
    [InlineData("<IncludeBuildOutput>false</IncludeBuildOutput><AssemblyName>Other</AssemblyName>", "Other")]
    [InlineData("<IncludeBuildOutput>false</IncludeBuildOutput><OutputType>Exe</OutputType>", "app.Native")]
    [InlineData("<IncludeBuildOutput>false</IncludeBuildOutput><IsRoslynComponent>true</IsRoslynComponent>", "app.Native")]
    [InlineData("<IncludeBuildOutput>false</IncludeBuildOutput><PackageType>Template</PackageType>", "app.Native")]
    [InlineData("<OutputType>Exe</OutputType><PackAsTool>true</PackAsTool>", "app.Native")]
    public void Without_C_sharp_the_library_has_the_name_of_the_assembly(string properties, string name)
    {
        _test.Write("app/app.csproj", $"<Project Sdk=\"Native.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup></Project>");
        var project = _test.Evaluate("app");
        Assert.Equal((name, name), (project.GetPropertyValue("NativeLibraryName"), project.GetPropertyValue("NativeLinksName")));
    }

    [Fact]
    public void The_default_sources_are_in_the_folder_native()
    {
        foreach (var file in new[] { "native/a.c", "native/deep/b.cc", "native/c.cpp", "native/d.cxx", "native/e.S", "native/f.txt", "native/g.h", "other/h.c", "i.c" })
            _test.Write($"lib/{file}", "");
        var project = _test.Evaluate("lib");
        Assert.Equal(["native/a.c", "native/c.cpp", "native/d.cxx", "native/deep/b.cc", "native/e.S", "native/lib_add.c"], project.Identities("NativeSource").Order(StringComparer.Ordinal));
        Assert.Equal(["native"], project.Identities("NativeIncludePath"));
        Assert.Empty(project.Identities("None").Intersect(project.Identities("NativeSource")));

        project = _test.Evaluate("lib", "NativeEnableDefaultSources=false");
        Assert.Empty(project.Identities("NativeSource"));
        Assert.Empty(project.Identities("NativeIncludePath"));
    }

    [Theory]
    [InlineData("DesignTimeBuild")]
    [InlineData("NoBuild")]
    [InlineData("NativeSkipBuild")]
    public void A_query_of_properties_or_items_starts_no_step(string property)
    {
        var run = _test.RunNativeBuild("lib", $"{property}=true").Succeeds();
        Assert.Contains("NativeBuild", run.Targets);
        Assert.Empty(run.Tasks.Except(["CheckProject"]));
        Assert.Empty(run.Returned("NativeBuild"));
        Assert.False(Directory.Exists(_test["lib/obj/native"]));
    }

    [Fact]
    public void Targets_that_the_project_adds_run_first()
    {
        _test.AddLines("""
            <PropertyGroup><NativeBuildDependsOn>Mine</NativeBuildDependsOn></PropertyGroup>
            <Target Name="Mine"><ItemGroup><NativeSource Include="native/nowhere.c" /></ItemGroup></Target>
            """);
        var run = _test.FailsWith("NSDK2004");
        Assert.Contains("nowhere.c", run.Output);
        Assert.Equal("Mine", run.Targets.First(target => target is "Mine" or "_NativeFindToolchain"));
    }

    // On other systems, only zig links a program for Windows.
    [Theory]
    [InlineData("linux-arm64", "true")]
    [InlineData("linux-arm64", "false", "NativeLib=Static")]
    [InlineData("linux-arm64", "false", "NativeAotStaticLinking=false")]
    [InlineData("win-x64", "true")]
    [InlineData("win-x64", "false", "NativeAotLinker=platform")]
    [InlineData("win-x64", "false", "DisableUnsupportedError=true")]
    [InlineData("win-x64", "true", "DisableUnsupportedError=true", "NativeAotLinker=zig")]
    [InlineData("win-x64", "false", "NETCoreSdkPortableRuntimeIdentifier=win-x64")]
    [InlineData("linux-x64", "true", "NETCoreSdkPortableRuntimeIdentifier=win-x64")]
    public void A_NativeAOT_program_contains_C_where_its_linker_supports_it(string rid, string expected, params string[] properties)
    {
        string[] host = properties.Any(property => property.StartsWith("NETCoreSdk", StringComparison.Ordinal)) ? [] : ["NETCoreSdkPortableRuntimeIdentifier=linux-x64"];
        Assert.Equal(expected, _test.Evaluate("lib", [$"RuntimeIdentifier={rid}", "PublishAot=true", .. host, .. properties]).GetPropertyValue("_NativeLinksStatically"));
    }
}
