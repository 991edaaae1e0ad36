using Native.Core.CMake;
using Native.Core.Platform;
using static Native.Core.Tests.CMake.CMakeProjects;

namespace Native.Core.Tests.CMake;

public sealed class CMakeConsumerWriterTests
{
    [Fact]
    public void The_wanted_targets_are_a_quoted_list() =>
        Assert.Contains("set(libraries \"a;b\\$x\")\n", CMakeConsumerWriter.Write(Project() with { Targets = ["a", "b$x"] }));

    [Fact]
    public void Without_names_every_library_is_searched() => Assert.Contains("set(libraries \"\")\n", CMakeConsumerWriter.Write(Project() with { Targets = [] }));

    [Fact]
    public void Its_sources_are_next_to_it() => Assert.Contains("set(source \"/p/obj/z/consumer.c\")\n", CMakeConsumerWriter.Write(Project() with { Folder = "/p/obj/z" }));

    [Theory]
    [InlineData("linux-x64", "", "INSTALL_RPATH \"\\$ORIGIN\"")]
    [InlineData("osx-arm64", "", "INSTALL_RPATH \"@loader_path\"")]
    [InlineData("win-x64", "", null)]
    [InlineData("linux-x64", "-DCMAKE_INSTALL_RPATH=/opt/lib", null)]
    public void Shared_libraries_find_each_other_unless_an_option_sets_their_run_path(string rid, string option, string? expected)
    {
        var script = CMakeConsumerWriter.Write(Project() with { Target = NativeTarget.Parse(rid), Options = [option] });
        Assert.Equal(expected is not null, script.Contains(expected ?? "RPATH", StringComparison.Ordinal));
    }
}
