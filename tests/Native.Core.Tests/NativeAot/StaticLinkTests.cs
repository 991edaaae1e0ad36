using Native.Core.NativeAot;
using Native.Core.Platform;

namespace Native.Core.Tests.NativeAot;

public sealed class StaticLinkTests
{
    private static readonly StaticPart s_foo = new(StaticPartType.Archive, "/foo/libfoo.a", "Foo.csproj", ImportName: "foo", SharedFile: "libfoo.so");
    private static readonly StaticPart s_bar = new(StaticPartType.Archive, "/b r/libbar.a", "Bar.csproj", ImportName: "bar", SharedFile: "libbar.so");

    [Fact]
    public void The_linker_gets_each_part_once_in_one_group()
    {
        var link = Link(s_foo, File("/bar/libbar.so", "Foo.csproj"), Runtime("/cache/libc++.a"), new(StaticPartType.SearchPath, "/lib x", "Foo.csproj"),
            s_bar, Runtime("/cache/libc++.a"), new(StaticPartType.Name, "m", "Bar.csproj"), s_foo);
        Assert.Equal(["-Wl,--start-group", "/foo/libfoo.a", "'-L/lib x'", "'/b r/libbar.a'", "-lm", "/cache/libc++.a", "-Wl,--end-group"], link.Arguments(HostSystem.Linux));
        Assert.Equal(["/foo/libfoo.a", "/b r/libbar.a", "/cache/libc++.a"], link.Archives);
        Assert.Equal(["libfoo.so", "libbar.so"], link.ReplacedFiles);
        Assert.Equal(["foo", "libfoo", "foo.so", "libfoo.so", "bar", "libbar", "bar.so", "libbar.so"], link.DirectNames);
    }

    [Fact]
    public void Nothing_to_link_is_no_argument() => Assert.Empty(Link().Arguments(HostSystem.Linux));

    [Fact]
    public void A_program_needs_the_unwinder_only_if_it_has_exceptions() => Assert.Equal(
        ["-Wl,--start-group", "-Wl,--as-needed -lgcc_s -Wl,--no-as-needed", "-Wl,--end-group"],
        Link(new StaticPart(StaticPartType.Name, StaticLink.Unwinder, "Foo.csproj")).Arguments(HostSystem.Linux));

    [Fact]
    public void An_archive_that_is_taken_whole_comes_no_second_time() => Assert.Equal(
        ["-Wl,--start-group", "-Wl,--whole-archive /a/liba.a -Wl,--no-whole-archive", "-Wl,--end-group"],
        Link(File("/a/liba.a", "Foo.csproj"), File("/a/liba.a", "Bar.csproj") with { IsWhole = true }).Arguments(HostSystem.Linux));

    [Theory]
    [InlineData("/app/obj/libdep.so", true)]
    [InlineData("/app/obj/libdep.so.1", true)]
    [InlineData("/usr/lib/x86_64-linux-gnu/libz.so", false)]
    [InlineData("/app/obj/libdep.a", false)]
    public void A_shared_library_next_to_the_program_is_found_there(string path, bool isNextToIt) =>
        Assert.Equal(isNextToIt, Link(File(path, "Foo.csproj")).Arguments(HostSystem.Linux).Contains("'-Wl,-rpath,$ORIGIN'"));

    [Fact]
    public void On_macOS_there_are_no_groups()
    {
        var link = new StaticLink(
            [s_foo with { SharedFile = "libfoo.dylib" }, File("/a/liba.a", "Foo.csproj") with { IsWhole = true }, new(StaticPartType.Framework, "Security", "Foo.csproj")],
            NativeTarget.Parse("osx-arm64"));
        Assert.Equal(["/foo/libfoo.a", "-Xlinker -force_load -Xlinker /a/liba.a", "-framework Security"], link.Arguments(HostSystem.MacOS));
        Assert.Equal(["foo", "libfoo", "foo.dylib", "libfoo.dylib"], link.DirectNames);
    }

    // Bar.csproj is linked against the import library foo.lib, which has the name of the static library.
    [Fact]
    public void For_Windows_import_libraries_of_linked_projects_are_not_needed()
    {
        var (foo, bar) = (s_foo with { Value = "/foo/static/foo.lib", SharedFile = "foo.dll" }, s_bar with { Value = "/bar/static/bar.lib", SharedFile = "bar.dll" });
        StaticPart[] parts = [bar, File("/foo/foo.lib", "Bar.csproj"), File("/x/x.lib", "Bar.csproj"), foo];
        var link = new StaticLink(parts, NativeTarget.Parse("win-x64"));
        Assert.Equal(["/bar/static/bar.lib", "/x/x.lib", "/foo/static/foo.lib"], link.Arguments(HostSystem.Linux));
        Assert.Equal(["bar.dll", "bar.pdb", "foo.dll", "foo.pdb"], link.ReplacedFiles);
        Assert.Equal(["bar", "bar.dll", "foo", "foo.dll"], link.DirectNames);
        Assert.Equal(["/bar/static/bar.lib", "/foo/foo.lib", "/x/x.lib"],
            new StaticLink([.. parts, new(StaticPartType.Kept, "/foo/foo.lib", "Kept.csproj")], NativeTarget.Parse("win-x64")).Arguments(HostSystem.Linux));
    }

    [Fact]
    public void What_a_library_that_stays_shared_needs_stays_shared_too()
    {
        // Kept.csproj is not linked statically and needs libbar.so, which needs libbaz.so.
        var baz = s_bar with { Value = "/baz/libbaz.a", Project = "Baz.csproj", ImportName = "baz", SharedFile = "libbaz.so" };
        var link = Link(new(StaticPartType.Kept, "/bar/libbar.so", "Kept.csproj"), s_bar, File("/baz/libbaz.so", "Bar.csproj"), baz, s_foo, File("/bar/libbar.so", "Foo.csproj"));
        Assert.Equal(["libfoo.so"], link.ReplacedFiles);
        Assert.Equal(["-Wl,--start-group", "/foo/libfoo.a", "/bar/libbar.so", "-Wl,--end-group", "'-Wl,-rpath,$ORIGIN'"], link.Arguments(HostSystem.Linux));
    }

    private static StaticLink Link(params StaticPart[] parts) => new(parts, NativeTarget.Parse("linux-x64"));

    private static StaticPart File(string path, string project) => new(StaticPartType.File, path, project);

    private static StaticPart Runtime(string path) => new(StaticPartType.Runtime, path, "Foo.csproj");
}
