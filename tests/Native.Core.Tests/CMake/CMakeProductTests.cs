using System.Text;
using Native.Core.CMake;
using Native.Core.Diagnostics;
using Native.Core.Tests.ObjectFiles;
using static Native.Core.Tests.CMake.CMakeProjects;

namespace Native.Core.Tests.CMake;

public sealed class CMakeProductTests
{
    [Theory]
    [InlineData("libz.a", "/p/obj/z/build/libz.a! ")]
    [InlineData("core/libcore.a", "/p/obj/z/build/core/libcore.a ")]
    [InlineData("-lm -lpthread", "m pthread ")]
    [InlineData("'/opt/a b/libx.a' -framework Cocoa", "/opt/a b/libx.a Cocoa ")]
    [InlineData("-weak_framework Vision -lm", "-Wl,-weak_framework,Vision m ")]
    [InlineData("-L/opt/lib -pthread -Wl,-rpath,/x -Wl,-Bdynamic", "-pthread -L/opt/lib ")]
    [InlineData("-Wl,--whole-archive core/libcore.a -Wl,--no-whole-archive /x/libcore.a", "/p/obj/z/build/core/libcore.a! /x/libcore.a ")]
    [InlineData("-Xlinker --push-state -Xlinker --whole-archive core/libcore.a -Xlinker --pop-state -lm", "/p/obj/z/build/core/libcore.a! m ")]
    [InlineData("-Wl,--start-group core/libcore.a libq.a core/libcore.a -Wl,--end-group",
        "-Wl,--start-group /p/obj/z/build/core/libcore.a /p/obj/z/build/libq.a /p/obj/z/build/core/libcore.a -Wl,--end-group ")]
    [InlineData("libs.so.1.2", "/p/obj/z/build/libs.so ")]
    [InlineData("libv.so.1.5.4", "/p/obj/z/build/libv.so ")]
    [InlineData("libv.so.d", "/p/obj/z/build/libv.so.d ")]
    [InlineData("libm.1.2.dylib", "/p/obj/z/build/libm.dylib ")]
    public void A_link_command_becomes_items(string fragment, string expected)
    {
        var product = From(Project(), Reply(Consumer([fragment], "z"),
            Target("z", "STATIC_LIBRARY", "libz.a"), Target("core", "STATIC_LIBRARY", "core/libcore.a"), Target("s", "SHARED_LIBRARY", "libs.so", "libs.so.1.2"),
            Target("v", "SHARED_LIBRARY", "libv.so"), Target("m", "SHARED_LIBRARY", "libm.dylib")));
        Assert.Equal(expected, string.Concat(product.Libraries.Select(library => $"{Paths.Plain(library.Name)}{(library.WholeArchive ? "!" : "")} "))
            + string.Concat(product.SearchPaths.Select(path => $"-L{Paths.Plain(path)} ")));
    }

    [Fact]
    public void Only_include_folders_of_the_project_and_of_the_item_are_used()
    {
        var consumer = Consumer([], "z") with { IncludePaths = [Paths.Full("/p/vendor/z/include"), Paths.Full("/usr/include"), Paths.Full("/p/obj/z/build")], Defines = ["Z_STATIC"] };
        var product = From(Project() with { IncludePaths = ["more"] },
            Reply(consumer, Target("z") with { IncludePaths = [Paths.Full("/p/vendor/z/include"), Paths.Full("/p/vendor/z")] }));
        Assert.Equal(["/p/vendor/z/include", "/p/obj/z/build", "/p/vendor/z", "/p/vendor/z/more"], Paths.Plain(product.IncludePaths));
        Assert.Equal(["Z_STATIC"], product.Defines);
    }

    [Fact]
    public void Required_shared_libraries_are_copied_next_to_the_app_and_DLLs_are_linked_through_their_import_library()
    {
        var product = From(Project("win-x64"), Reply(Consumer(["libz.dll.a"], "z"),
            Target("z", "SHARED_LIBRARY", "z.dll", "libz.dll.a") with { Dependencies = ["inner::1", "gen::1"] },
            Target("inner", "SHARED_LIBRARY", "inner.dll"), Target("gen", "EXECUTABLE", "gen.exe")));
        Assert.Equal(["/p/obj/z/build/z.dll", "/p/obj/z/build/inner.dll"], Paths.Plain(product.Shared));
        Assert.Equal("/p/obj/z/build/libz.dll.a", Paths.Plain(product.Libraries.Single().Name));
        Assert.Equal(["z"], product.Targets);
    }

    [Theory]
    [InlineData("STATIC_LIBRARY", "CXX", true)]
    [InlineData("STATIC_LIBRARY", "C", false)]
    [InlineData("SHARED_LIBRARY", "CXX", false)]
    public void The_C_plus_plus_runtime_is_for_archives(string type, string language, bool expected) => Assert.Equal(expected,
        From(Project(), Reply(Consumer([], "z") with { LinkLanguage = language }, Target("z", type, "libz"))).HasCxx);

    [Fact]
    public void An_archive_that_represents_a_system_library_is_linked_by_name() => Assert.Equal(["m", "/p/obj/zlib/install/lib/libz.a"],
        From(Project(), Reply(Consumer(["/p/obj/z/system/lib/libm.a ../../zlib/install/lib/libz.a"], "z"), Target("z"))).Libraries.Select(library => Paths.Plain(library.Name)));

    [Fact]
    public void A_shared_library_of_a_needed_project_must_be_next_to_the_app() => Assert.Equal(["/p/obj/zlib/install/lib/libz.so.1"],
        Paths.Plain(From(Project() with { Needs = [Paths.Full("/p/obj/zlib/install")] },
            Reply(Consumer(["/p/obj/zlib/install/lib/libz.so.1 /usr/lib/liby.so"], "z"), Target("z"))).Shared));

    [Theory]
    [InlineData("y", "NSDK3023", "libraries in the metadata Targets: z.")]
    [InlineData("tool", "NSDK3024", "has the type EXECUTABLE")]
    public void A_target_that_cannot_be_linked_is_an_error(string wanted, string code, string text)
    {
        var project = Project() with { Targets = [wanted] };
        var diagnostic = Assert.Throws<NativeException>(() => From(project, Reply(Consumer([]), Target("z"), Target("tool", "EXECUTABLE")))).Diagnostic;
        Assert.Equal((code, "/p/vendor/z/CMakeLists.txt"), (diagnostic.Code, Paths.Plain(diagnostic.File!)));
        Assert.Contains(text, diagnostic.Message);
    }

    [Fact]
    public void A_reply_without_the_consumer_is_an_error() => Assert.Equal("NSDK3029",
        Assert.Throws<NativeException>(() => From(Project(), Reply(Target("z")))).Diagnostic.Code);

    // CMake installs the import library of a DLL into lib, and the DLL into bin.
    [Theory]
    [InlineData("lib/libz.dll.a=import lib/libq.a=code bin/z1.dll", "/p/obj/zlib/install/bin/z1.dll")]
    [InlineData("lib/libz.dll.a=import lib/libq.a=code lib/z1.dll", "/p/obj/zlib/install/lib/z1.dll")]
    [InlineData("lib/libz.dll.a=import lib/libq.a=code", "")]
    [InlineData("lib/libz.dll.a=code lib/libq.a=code bin/z1.dll", "")]
    public void The_DLL_of_a_needed_project_must_be_next_to_the_app(string installed, string expected)
    {
        var files = new FakeFiles();
        foreach (var file in installed.Split(' ').Select(entry => entry.Split('=')))
            files.With($"/p/obj/zlib/install/{file[0]}", text: Encoding.Latin1.GetString(file.ElementAtOrDefault(1) == "import" ? ImportLibraries.Short("z1.dll") : ImportLibraries.Code));
        var product = CMakeProduct.From(Project("win-x64") with { Needs = [Paths.Full("/p/obj/zlib/install")] },
            Reply(Consumer(["/p/obj/zlib/install/lib/libz.dll.a /p/obj/zlib/install/lib/libq.a -lkernel32"], "z"), Target("z")), files);
        Assert.Equal(expected, Paths.Plain(string.Join(' ', product.Shared)));
        Assert.Equal(["/p/obj/zlib/install/lib/libz.dll.a", "/p/obj/zlib/install/lib/libq.a", "kernel32"], product.Libraries.Select(library => Paths.Plain(library.Name)));
    }

    // CMake quotes the paths in a link command for the Windows shell.
    [Theory]
    [InlineData("windows", @"sub\liby.a ""/opt/a b/libx.a"" -lkernel32", @"/p/obj/z/build/sub\liby.a|/opt/a b/libx.a|kernel32")]
    [InlineData("macos", @"sub\liby.a '/opt/a b/libx.a' -lc", "/p/obj/z/build/subliby.a|/opt/a b/libx.a|c")]
    public void A_link_command_is_split_as_the_shell_of_the_system_does(string host, string fragment, string expected) => Assert.Equal(Paths.Plain(expected),
        string.Join('|', From(Project("win-x64") with { Host = Hosts.Of(host) }, Reply(Consumer([fragment], "z"), Target("z"))).Libraries.Select(library => Paths.Plain(library.Name))));

    private static CMakeProduct From(CMakeProject project, CMakeReply reply) => CMakeProduct.From(project, reply, new FakeFiles());

    private static CMakeReply Reply(params CMakeTarget[] targets) => new(targets, []);
}
