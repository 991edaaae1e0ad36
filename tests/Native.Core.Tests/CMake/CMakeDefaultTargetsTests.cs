using Native.Core.CMake;
using Native.Core.Diagnostics;
using static Native.Core.Tests.CMake.CMakeProjects;

namespace Native.Core.Tests.CMake;

/// <summary>A target is written as <c>name[:shared][+installed][@folder][=sources][/defines]</c>.</summary>
public sealed class CMakeDefaultTargetsTests
{
    [Theory]
    [InlineData("every library", "a=1 b=2", "a b")]
    [InlineData("zlib", "zlib:shared+=1,2,zlib1.rc zlibstatic+=1,2", "zlibstatic")]
    [InlineData("libuv: another macro in each", "uv:shared+=1,2/BUILDING_SHARED=1 uv_a+=1,2/S", "uv_a")]
    [InlineData("an entry point in the DLL only", "x:shared=1,2,3,4,dll xs=1,2,3,4", "xs")]
    [InlineData("a shared library that is no twin", "x:shared=1,2,3,4 util=1", "x util")]
    [InlineData("a shared library alone", "x:shared=1", "x")]
    [InlineData("libjpeg-turbo", "jpeg:shared+=1,2 jpeg-static+=1,2 turbojpeg:shared+=1,2,t turbojpeg-static+=1,2,t/BMP", "turbojpeg-static")]
    [InlineData("pcre2", "p8+=1,2/W=8 p16+=1,2/W=16 p8s:shared+=1,2/W=8 p16s:shared+=1,2/W=16 posix+=3", "p8 p16 posix")]
    [InlineData("the same sources with other defines, of which one has more", "f=1,2/F d=1,2,3/D", "f d")]
    [InlineData("pcre2: a shared library of another width", "p8+=1,2/W=8 p16s:shared+=1,2/W=16", "p8 p16s")]
    [InlineData("cJSON", "cjson+=1 unity@tests/unity=2", "cjson")]
    [InlineData("not installed at all", "lib@src=1 unity@Tests/unity=2 demo@examples=3", "lib")]
    [InlineData("a project that is a test", "a@tests=1 b@tests=2", "a b")]
    [InlineData("an interface library", "headers:interface+ impl=1", "headers")]
    public void The_default_targets_are_those_that_a_user_would_select(string why, string targets, string expected)
    {
        Assert.NotEmpty(why);
        var all = targets.Split(' ').Select(Parse).ToList();
        Assert.Equal(expected, string.Join(' ', CMakeDefaultTargets.Choose(Project(), Reply(all, all)).Select(target => target.Name)));
    }

    [Fact]
    public void The_sources_of_object_libraries_count_for_the_libraries_that_link_them()
    {
        CMakeTarget[] all =
        [
            Parse("a:shared") with { Dependencies = ["o::1"] }, Parse("b") with { Dependencies = ["o::1"] }, Parse("o=1,2") with { Type = "OBJECT_LIBRARY" },
        ];
        Assert.Equal(["b"], CMakeDefaultTargets.Choose(Project(), Reply(all, all)).Select(target => target.Name));
    }

    [Fact]
    public void Targets_outside_the_default_build_are_not_selected() =>
        Assert.Equal(["a"], CMakeDefaultTargets.Choose(Project(), Reply([Parse("a=1"), Parse("extra=2")], [Parse("a=1")])).Select(target => target.Name));

    [Fact]
    public void Without_a_library_an_error_names_those_that_could_be_built()
    {
        var diagnostic = Assert.Throws<NativeException>(() => CMakeDefaultTargets.Choose(Project(), Reply([Parse("z=1")], []))).Diagnostic;
        Assert.Equal("NSDK3024", diagnostic.Code);
        Assert.Contains("Available: z.", diagnostic.Message);
    }

    private static CMakeReply Reply(IEnumerable<CMakeTarget> targets, IEnumerable<CMakeTarget> built) => new(
        [.. targets, Target(CMakeConsumerWriter.DefaultTarget, "UTILITY") with { Dependencies = [.. built.Select(target => target.Id)] }], []);

    private static CMakeTarget Parse(string text)
    {
        string Part(char mark) => text.IndexOf(mark) is var at && at < 0 ? "" : text[(at + 1)..];
        string[] List(string part) => part.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var name = text[..(text.IndexOfAny([':', '+', '@', '=']) is var end && end < 0 ? text.Length : end)];
        var type = text.Contains(":shared", StringComparison.Ordinal) ? "SHARED_LIBRARY" : text.Contains(":interface", StringComparison.Ordinal) ? "INTERFACE_LIBRARY" : "STATIC_LIBRARY";
        var sources = Part('=').Split('/');
        // The directory contains slashes, and precedes the sources.
        return Target(name, type) with
        {
            IsInstalled = text.Contains('+'),
            Folder = Part('@').Split('=')[0],
            Compiled = List(sources[0]),
            Defines = List(sources.Length > 1 ? string.Join('/', sources[1..]) : ""),
        };
    }
}
