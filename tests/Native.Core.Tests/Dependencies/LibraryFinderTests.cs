using System.Text;
using Native.Core.Dependencies;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Core.Tests.ObjectFiles;

namespace Native.Core.Tests.Dependencies;

public sealed class LibraryFinderTests
{
    private static readonly string s_x64 = Elf(62);

    [Theory]
    [InlineData("linux-x64", LibraryKind.Default, "/1/libz.so /1/libz.a", "/1/libz.so")]
    [InlineData("linux-x64", LibraryKind.Default, "/1/libz.a /2/libz.so", "/1/libz.a")]
    [InlineData("linux-x64", LibraryKind.Static, "/1/libz.so /2/libz.a", "/2/libz.a")]
    [InlineData("linux-x64", LibraryKind.Shared, "/1/libz.a", null)]
    [InlineData("linux-x64", LibraryKind.Static, "/1/libz.so", null)]
    [InlineData("osx-arm64", LibraryKind.Default, "/1/libz.tbd", "/1/libz.tbd")]
    [InlineData("win-x64", LibraryKind.Default, "/1/z.lib", "/1/z.lib")]
    public void A_name_becomes_the_file_that_a_linker_finds(string rid, LibraryKind kind, string there, string? expected)
    {
        var files = new FakeFiles();
        foreach (var path in there.Split(' '))
            files.With(path);
        Assert.Equal(expected, new LibraryFinder(files, NativeTarget.Parse(rid)).Find("z", kind, ["/1", "/2"])?.Select(Paths.Plain).Single());
    }

    // On Windows, foo.lib can be an import library or an archive, and its content determines which.
    [Theory]
    [InlineData(LibraryKind.Default, "/1/z.lib=import", "/1/z.lib")]
    [InlineData(LibraryKind.Shared, "/1/z.lib=import", "/1/z.lib")]
    [InlineData(LibraryKind.Shared, "/1/libz.dll.a=import", "/1/libz.dll.a")]
    [InlineData(LibraryKind.Shared, "/1/z.lib=code", null)]
    [InlineData(LibraryKind.Shared, "/1/z.lib=code /2/z.lib=import", "/2/z.lib")]
    [InlineData(LibraryKind.Static, "/1/z.lib=code", "/1/z.lib")]
    [InlineData(LibraryKind.Static, "/1/z.lib=import", null)]
    [InlineData(LibraryKind.Static, "/1/z.lib=import /2/libz.a=code", "/2/libz.a")]
    public void An_import_library_is_distinguished_from_an_archive(LibraryKind kind, string there, string? expected)
    {
        var finder = new LibraryFinder(Windows(there), NativeTarget.Parse("win-x64"));
        Assert.Equal(expected, finder.Find("z", kind, ["/1", "/2"])?.Select(Paths.Plain).Single());
        Assert.Equal(expected is not null && there.Contains($"{expected}=code", StringComparison.Ordinal), expected is not null && finder.IsArchive(expected));
    }

    // vcpkg, Conan and CMake put the DLL into bin, MSVC next to the library.
    [Theory]
    [InlineData("/v/lib/z.lib=import /v/bin/z1.dll", "/v/bin/z1.dll")]
    [InlineData("/v/lib/z.lib=import /v/lib/z1.dll /v/bin/z1.dll", "/v/lib/z1.dll")]
    [InlineData("/v/lib/z.lib=import /v/bin/z.dll", null)]
    public void The_DLL_of_an_import_library_is_found_by_its_name(string there, string? expected) =>
        Assert.Equal(expected is null ? "" : $"{expected} z1.dll",
            new LibraryFinder(Windows(there), NativeTarget.Parse("win-x64")).Loaded("/v/lib/z.lib") is var (path, name) ? $"{Paths.Plain(path)} {name}" : "");

    [Fact]
    public void On_other_systems_no_file_is_an_import_library() =>
        Assert.True(new LibraryFinder(Windows("/1/libz.a=import"), NativeTarget.Parse("linux-x64")).IsArchive("/1/libz.a"));

    [Fact]
    public void Files_for_another_machine_are_skipped_and_reported()
    {
        var finder = new LibraryFinder(new FakeFiles().With("/1/libz.so", text: Elf(183)).With("/2/libz.so", text: s_x64), NativeTarget.Parse("linux-x64"));
        Assert.Equal(["/2/libz.so"], Paths.Plain(finder.Find("z", LibraryKind.Default, ["/1", "/2"])!));
        Assert.Equal("/1/libz.so", Paths.Plain(Assert.Single(finder.Foreign).Path));
    }

    [Theory]
    [InlineData("INPUT(libncurses.so.6 -ltinfo)", "/1/libncurses.so.6 /2/libtinfo.so")]
    [InlineData("/* GNU ld script */\nOUTPUT_FORMAT(elf64-x86-64)\nGROUP ( /1/libncurses.so.6 AS_NEEDED ( -lm ) )", "/1/libncurses.so.6 m")]
    [InlineData("INPUT(libnowhere.so)", null)]
    public void A_linker_script_is_followed(string script, string? expected)
    {
        var files = new FakeFiles().With("/1/libncurses.so", text: script).With("/1/libncurses.so.6", text: s_x64).With("/2/libtinfo.so", text: s_x64);
        var found = new LibraryFinder(files, NativeTarget.Parse("linux-x64")).Find("ncurses", LibraryKind.Default, ["/1", "/2"]);
        Assert.Equal(expected, found is null ? null : Paths.Plain(string.Join(' ', found)));
    }

    [Fact]
    public void Folders_of_gcc_are_searched_newest_first_and_only_on_Linux()
    {
        var files = new FakeFiles().With("/r/usr/lib/gcc/x86_64-linux-gnu/9/libquadmath.so").With("/r/usr/lib/gcc/x86_64-linux-gnu/12/libquadmath.so")
            .With("/r/usr/lib/gcc-cross/aarch64-linux-gnu/10.2.1/libatomic.so");
        Assert.Equal(["/r/usr/lib/gcc/x86_64-linux-gnu/12", "/r/usr/lib/gcc-cross/aarch64-linux-gnu/10.2.1", "/r/usr/lib/gcc/x86_64-linux-gnu/9"],
            Paths.Plain(new LibraryFinder(files, NativeTarget.Parse("linux-x64")).CompilerFolders("/r")));
        Assert.Empty(new LibraryFinder(files, NativeTarget.Parse("osx-x64")).CompilerFolders("/r"));
    }

    // path=import path=code path
    private static FakeFiles Windows(string there)
    {
        var files = new FakeFiles();
        foreach (var file in there.Split(' ').Select(entry => entry.Split('=')))
            files.With(file[0], text: file.ElementAtOrDefault(1) is not { } kind ? "" : Encoding.Latin1.GetString(kind == "import" ? ImportLibraries.Short("z1.dll") : ImportLibraries.Code));
        return files;
    }

    private static string Elf(int machine) => $"\u007FELF\u0002\u0001\u0001{new string('\0', 11)}{(char)machine}\0{new string('\0', 44)}";
}
