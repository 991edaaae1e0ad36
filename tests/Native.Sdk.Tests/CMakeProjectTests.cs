using Native.Sdk.Tests.Kit;

namespace Native.Sdk.Tests;

/// <summary>Invalid items of CMake projects, which are detected before CMake starts.</summary>
public sealed class CMakeProjectTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library("""
        <ItemGroup><NativeCMakeProject Include="../vendor/shapes" Targets="shapes" Options="-DSHAPES_SCALE=3;-DSHAPES_NAME=a b" /></ItemGroup>
        """);

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("../vendor/shapes", "../vendor", "NSDK3021", "NativeCMakeProject names '../vendor', which contains no CMakeLists.txt")]
    [InlineData("-DSHAPES_SCALE=3", "SHAPES_SCALE=3", "NSDK9003", "-DNAME=ON")]
    [InlineData("Targets=\"shapes\"", "WholeArchive=\"maybe\"", "NSDK9003", "true or false")]
    [InlineData("Targets=\"shapes\"", "Targets=\"shapes\" Options2=\"y\"", "NSDK9002", "FallbackFor")]
    public void A_mistake_is_a_coded_error(string found, string wrong, string code, string text)
    {
        _test.Write("vendor/shapes/CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(shapes C)\n");
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace(found, wrong, StringComparison.Ordinal));
        Assert.Contains(text, _test.FailsWith(code).Output);
        Assert.Empty(Directory.GetFiles(_test["lib/obj"], "project.state", SearchOption.AllDirectories));
    }

    [Fact]
    public void Without_CMake_an_error_says_how_to_get_it_and_a_design_time_build_needs_none()
    {
        _test.Write("vendor/shapes/CMakeLists.txt", "cmake_minimum_required(VERSION 3.16)\nproject(shapes C)\n");
        _test.Variables["PATH"] = _test["nothing"];
        Assert.Contains("apt install cmake", _test.FailsWith("NSDK3020").Output);
        _test.RunNativeBuild("lib", "DesignTimeBuild=true").Succeeds();
        Assert.False(Directory.Exists(_test["lib/obj/native"]) && Directory.GetFiles(_test["lib/obj/native"], "project.state", SearchOption.AllDirectories).Length > 0);
    }
}
