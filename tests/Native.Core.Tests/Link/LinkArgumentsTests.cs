using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.Platform;

namespace Native.Core.Tests.Link;

public sealed class LinkArgumentsTests
{
    private static string Zig(LinkRequest request, FakeFiles? files = null) =>
        string.Join(' ', ZigLinkArguments.For(request, request.Target.ZigTriple(null, null), "/out", files ?? new FakeFiles()));

    [Theory]
    [InlineData("linux-x64", "cc -target x86_64-linux-gnu.2.23 -o /out/libfoo.so -shared -fno-sanitize=undefined /p/obj/a.c.o -Wl,-rpath,$ORIGIN -Wl,-z,origin -Wl,-soname,libfoo.so -Wl,-z,defs")]
    [InlineData("win-x64", "cc -target x86_64-windows-gnu -o /out/foo.dll -shared -fno-sanitize=undefined /p/obj/a.c.o -Wl,--out-implib,/out/foo.lib")]
    [InlineData("osx-arm64", "cc -target aarch64-macos.13.0-none -o /out/libfoo.dylib -shared -fno-sanitize=undefined /p/obj/a.c.o -Wl,-rpath,@loader_path -Wl,-install_name,@rpath/libfoo.dylib")]
    public void A_shared_library(string rid, string expected) => Assert.Equal(expected, Zig(Requests.Link(rid)));

    [Fact]
    public void An_archive_is_deterministic() =>
        Assert.Equal("ar rcsD /out/libfoo.a /p/obj/a.c.o", Zig(Requests.Link(type: NativeOutputType.StaticLibrary)));

    [Fact]
    public void A_program_is_position_independent() =>
        Assert.Contains(" -o /out/foo -pie ", Zig(Requests.Link(type: NativeOutputType.Executable)));

    [Fact]
    public void Everything_that_a_request_can_say()
    {
        var request = Requests.Link() with
        {
            HasCxx = true,
            Strip = true,
            LinkTimeOptimization = true,
            SearchPaths = ["/l"],
            Arguments = ["-Wl,-z,now"],
            ExportListPath = "/p/foo.map",
            Libraries =
            [
                new("m", LibraryKind.Default, false), new("/l/libx.so", LibraryKind.Default, false), new("s", LibraryKind.Static, false),
                new("/l/libw.a", LibraryKind.Default, true),
            ],
        };
        Assert.EndsWith("-Wl,--version-script,/p/foo.map -Wl,-s -L/l -lm /l/libx.so /l/libs.a -Wl,--whole-archive /l/libw.a -Wl,--no-whole-archive -Wl,-z,now",
            Zig(request, new FakeFiles().With("/l/libs.a")));
    }

    [Fact]
    public void A_static_library_that_is_not_there_is_an_error_and_never_becomes_the_shared_one()
    {
        var request = Requests.Link() with { SearchPaths = ["/l"], Libraries = [new("s", LibraryKind.Static, false)] };
        var diagnostic = Assert.Throws<NativeException>(() => Zig(request, new FakeFiles().With("/l/libs.so"))).Diagnostic;
        Assert.Equal("NSDK2014", diagnostic.Code);
        Assert.Contains("libs.a or s.lib in /l", diagnostic.Message);
    }

    [Fact]
    public void A_framework_of_macOS() => Assert.EndsWith("-framework Security",
        Zig(Requests.Link("osx-arm64") with { Libraries = [new("Security", LibraryKind.Framework, false)] }));
}
