namespace Windows.Tests;

/// <summary>App, class library and native projects that reference each other.</summary>
public sealed class ReferenceTests : IDisposable
{
    private readonly TestFolder _test = WindowsFolder.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_native_project_is_used_through_another_and_a_class_library_by_an_app()
    {
        SmallProject.AddLibrary(_test, "upper", """<ItemGroup><ProjectReference Include="..\lib\lib.csproj" /></ItemGroup>""");
        _test.Write("upper/native/upper_add.c", """
            #include "lib_add.h"
            #include "upper_add.h"
            int upper_add(int a, int b) { return 100 * lib_add(a, b); }
            """);
        _test.Write("middle/middle.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../upper/upper.csproj" /></ItemGroup>
            </Project>
            """);
        SmallProject.AddApp(_test, "upper", """<ProjectReference Include="..\middle\middle.csproj" />""");
        _test.Dotnet("app", "build").Succeeds();
        Assert.Equal("500\n", _test.Run("app/bin/Debug/net10.0/app.exe"));
        Assert.False(_test.Dotnet("app", "build", "--no-restore").Succeeds().RanTasks);

        _test.Write("lib/native/lib_add.h", "int lib_add(int a, int b);\n#define CHANGED\n");
        var build = _test.Dotnet("app", "build", "--no-restore").Succeeds();
        Assert.Equal("lib_add.c upper_add.c", build.CompiledNames);
        Assert.False(_test.Dotnet("app", "build", "--no-restore").Succeeds().RanTasks);
    }

    [Fact]
    public void An_app_that_is_run_has_its_library()
    {
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="..\lib\lib.csproj" />""");
        Assert.EndsWith("5", _test.Dotnet("app", "run").Succeeds().Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_for_Linux_creates_a_Linux_library()
    {
        SmallProject.AddApp(_test, "lib", """<ProjectReference Include="..\lib\lib.csproj" />""");
        _test.Dotnet("app", "publish", "-r", "linux-x64", "--no-self-contained", "-p:UseAppHost=false", "-o", _test.Windows("out")).Succeeds();
        Assert.Equal("5\n", Tool.Run("dotnet", [_test["out/app.dll"]]).Succeeds());
    }
}
