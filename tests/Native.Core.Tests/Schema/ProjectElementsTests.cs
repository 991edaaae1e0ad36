using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Core.Tests.Schema;

public sealed class ProjectElementsTests
{
    [Theory]
    [InlineData("<PropertyGroup><NativeOptimisation>3</NativeOptimisation></PropertyGroup>", "Did you mean 'NativeOptimization'?")]
    [InlineData("<PropertyGroup><NativeCstandart>c11</NativeCstandart></PropertyGroup>", "Did you mean 'NativeCStandard'?")]
    [InlineData("<PropertyGroup><NativeCompilerFlags>-O3</NativeCompilerFlags></PropertyGroup>", "Expected a name from docs/properties.md")]
    [InlineData("<PropertyGroup><NativeDefine>X</NativeDefine></PropertyGroup>", "'NativeDefine' is an item: <ItemGroup><NativeDefine Include=\"…\" /></ItemGroup>.")]
    [InlineData("<PropertyGroup><NativeDefines>X</NativeDefines></PropertyGroup>", "Did you mean 'NativeDefine'? That is an item.")]
    [InlineData("<ItemGroup><NativeDefines Include='X' /></ItemGroup>", "Did you mean 'NativeDefine'?")]
    [InlineData("<ItemGroup><NativeSources Include='a.c' /></ItemGroup>", "Did you mean 'NativeSource'?")]
    [InlineData("<ItemGroup><NativeLto Include='true' /></ItemGroup>", "'NativeLto' is a property: <PropertyGroup><NativeLto>…</NativeLto></PropertyGroup>.")]
    [InlineData("<ItemDefinitionGroup><NativeSorce><WarningLevel>4</WarningLevel></NativeSorce></ItemDefinitionGroup>", "Did you mean 'NativeSource'?")]
    [InlineData("<Target Name='T'><ItemGroup><NativeSorce Include='a.c' /></ItemGroup></Target>", "Did you mean 'NativeSource'?")]
    [InlineData("<Choose><When Condition='true'><PropertyGroup><NativeSymbolss>None</NativeSymbolss></PropertyGroup></When></Choose>", "Did you mean 'NativeSymbols'?")]
    public void An_unknown_name_is_a_warning_with_the_correct_name(string lines, string advice)
    {
        var diagnostic = Assert.Single(ProjectElements.Unknown([("/p/a.csproj", $"<Project>\n  {lines}\n</Project>")]));
        Assert.Equal(("NSDK9005", "/p/a.csproj", 2), (diagnostic.Code, diagnostic.File, diagnostic.Line));
        Assert.Contains(advice, diagnostic.Message);
    }

    [Theory]
    [InlineData("<PropertyGroup><NativeOptimization>3</NativeOptimization><nativestrip>true</nativestrip></PropertyGroup>")]
    [InlineData("<PropertyGroup><ZigPath>zig</ZigPath><NativeBuildDependsOn>T</NativeBuildDependsOn><Nativity>x</Nativity><Native>x</Native></PropertyGroup>")]
    [InlineData("<ItemGroup><NativeSource Include='a.c'><NativeOwner>me</NativeOwner></NativeSource><NativeRerunIfChanged Include='x' /></ItemGroup>")]
    // Microsoft.DotNet.ILCompiler
    [InlineData("<PropertyGroup><NativeLib>Shared</NativeLib></PropertyGroup><ItemGroup><NativeLibrary Include='libz.a' /></ItemGroup>")]
    // A name that the project itself uses belongs to the project.
    [InlineData("<PropertyGroup><NativeVersion>1.3</NativeVersion><Version>$(NativeVersion)</Version></PropertyGroup>")]
    [InlineData("<PropertyGroup><NativeVersion>1.3</NativeVersion><Major>$(NativeVersion.Split('.')[0])</Major></PropertyGroup>")]
    [InlineData("<ItemGroup><NativeLists Include='a' /><None Include=\"@(NativeLists->'%(Identity).txt')\" /></ItemGroup>")]
    [InlineData("<broken")]
    public void Other_names_are_ignored(string lines) =>
        Assert.Empty(ProjectElements.Unknown([("/p/a.csproj", $"<Project>{lines}</Project>")]));

    [Fact]
    public void One_file_can_use_a_property_that_another_sets() =>
        Assert.Empty(ProjectElements.Unknown([
            ("/p/a.csproj", "<Project><PropertyGroup><Version>$(NativeVersion)</Version></PropertyGroup></Project>"),
            ("/p/Directory.Build.props", "<Project><PropertyGroup><NativeVersion>1</NativeVersion></PropertyGroup></Project>"),
        ]));

    [Theory]
    [InlineData("""<Project Sdk="Native.Sdk" />""", true)]
    [InlineData("""<Project Sdk="Native.Sdk/0.1.0" />""", true)]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk.Web;Native.Sdk" />""", true)]
    [InlineData("""<Project Sdk="Microsoft.NET.Sdk.Web"><Sdk Name="Native.Sdk" /></Project>""", true)]
    [InlineData("""<Project><!-- <Project Sdk="Native.Sdk;X"> --><Import Project="Sdk.props" Sdk="Native.Sdk" /></Project>""", true)]
    [InlineData("""<Project Sdk="Native.Sdk;Microsoft.NET.Sdk.Web" />""", false)]
    [InlineData("""<Project Sdk='Native.Sdk/0.1.0; Microsoft.NET.Sdk.Web' />""", false)]
    [InlineData("""<Project Sdk="Native.Sdk"><Sdk Name="Microsoft.NET.Sdk.Web" Version="1.0" /></Project>""", false)]
    [InlineData("""<Project><Sdk Name="Native.Sdk" /><Sdk Name="Microsoft.NET.Sdk.Web" /></Project>""", false)]
    public void Native_Sdk_is_the_last_SDK(string project, bool isRight) =>
        Assert.Equal(isRight ? null : "NSDK9001", ProjectElements.SdkOrder("/p/a.csproj", project)?.Code);
}
