using Native.Core.CMake;
using Native.Core.Platform;

namespace Native.Core.Tests.CMake;

/// <summary>CMake projects and targets that tests modify with <c>with</c>.</summary>
internal static class CMakeProjects
{
    public static CMakeProject Project(string rid = "linux-x64") => new()
    {
        Target = NativeTarget.Parse(rid),
        Host = Hosts.Of("linux"),
        Source = Paths.Full("/p/vendor/z"),
        Folder = Paths.Full("/p/obj/z"),
        OutputFolder = Paths.Full("/p/obj"),
        Targets = ["z"],
    };

    public static CMakeTarget Target(string name, string type = "STATIC_LIBRARY", params string[] artifacts) =>
        new(name, $"{name}::1", type, [.. artifacts.Select(artifact => Paths.Full($"/p/obj/z/build/{artifact}"))], [], [], [], [], [], "");

    public static CMakeTarget Consumer(string[] fragments, params string[] dependencies) =>
        Target(CMakeConsumerWriter.Target, "EXECUTABLE") with { LinkFragments = fragments, Dependencies = [.. dependencies.Select(name => $"{name}::1")] };
}
