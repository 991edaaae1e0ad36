using Native.Core.CMake;
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
}
