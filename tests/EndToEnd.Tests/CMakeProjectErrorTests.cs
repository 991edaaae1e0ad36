namespace EndToEnd.Tests;

/// <summary>Mistakes in a CMake project are errors with a code.</summary>
public sealed class CMakeProjectErrorTests : IDisposable
{
    private readonly ShapesProject _shapes = new();
    private readonly TestFolder _test;

    public CMakeProjectErrorTests() => _test = _shapes.Folder;

    public void Dispose() => _shapes.Dispose();

    [Theory]
    [InlineData("Targets=\"shapes\"", "Targets=\"square\"", "NSDK3023", "core, plugin, shapes, unused")]
    [InlineData("Targets=\"shapes\"", "Targets=\"tool\"", "NSDK3024", "EXECUTABLE")]
    [InlineData("SHAPES_SCALE=3", "SHAPES_BROKEN=ON", "NSDK3022", "CMakeLists.txt(5): error NSDK3022: CMake reported: shapes are broken")]
    [InlineData("Targets=\"shapes\"", "Generator=\"Nonsense\"", "NSDK3025", "cmake --help")]
    [InlineData("-DSHAPES_SCALE=3", "-DCMAKE_PROJECT_INCLUDE=$(MSBuildProjectDirectory)/none.cmake", "NSDK3029", "CMAKE_PROJECT_INCLUDE")]
    [InlineData("-DSHAPES_SCALE=3", "-DCMAKE_TOOLCHAIN_FILE=", "NSDK3026", "linux-arm64", "-p:RuntimeIdentifier=linux-arm64")]
    public void A_mistake_is_a_coded_error(string found, string wrong, string code, string text, params string[] arguments)
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace(found, wrong, StringComparison.Ordinal));
        _test.Write("lib/none.cmake", "");
        var build = _test.NativeBuild("lib", arguments).Fails();
        Assert.Equal([code], build.Codes);
        Assert.Contains(text, build.Output);
        Assert.Empty(Directory.GetFiles(_test["lib/obj"], "project.state", SearchOption.AllDirectories));
    }

    [Fact]
    public void An_error_in_its_sources_has_a_location_and_leaves_no_complete_output()
    {
        _shapes.Build();
        var source = _test.Read("vendor/shapes/src/shapes.c");
        _test.Write("vendor/shapes/src/shapes.c", source.Replace("return SHAPES_LABEL;", "return SHAPES_LABEL", StringComparison.Ordinal));
        for (var i = 0; i < 2; i++)
        {
            var build = _test.NativeBuild("lib").Fails();
            Assert.Equal(["NSDK2001"], build.Codes);
            Assert.Contains($"{_test["vendor/shapes/src/shapes.c"]}(6,", build.Output);
        }

        _test.Write("vendor/shapes/src/shapes.c", source);
        _shapes.Build();
        _test.Write("vendor/shapes/CMakeLists.txt", _test.Read("vendor/shapes/CMakeLists.txt") + "\nadd_custom_target(fails ALL COMMAND false)\nadd_dependencies(shapes fails)\n");
        Assert.Equal(["NSDK3028"], _test.NativeBuild("lib").Fails().Codes);
        _test.Write("vendor/shapes/CMakeLists.txt", "project(shapes)\nadd_executable(tool src/tool.c)\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("Targets=\"shapes\"", "", StringComparison.Ordinal));
        Assert.Equal(["NSDK3024"], _test.NativeBuild("lib").Fails().Codes);
    }

    [Fact]
    public void A_thin_archive_is_an_error()
    {
        _test.Write("vendor/shapes/CMakeLists.txt", _test.Read("vendor/shapes/CMakeLists.txt")
            .Replace("add_subdirectory(core)", "set(CMAKE_CXX_ARCHIVE_CREATE \"<CMAKE_AR> qcT <TARGET> <OBJECTS>\")\nadd_subdirectory(core)", StringComparison.Ordinal));
        Assert.Equal(["NSDK3027"], _test.NativeBuild("lib").Fails().Codes);
    }
}
