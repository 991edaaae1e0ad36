using Native.Core.Link;

namespace Native.Core.Tests.Link;

public sealed class SymbolAdviceTests
{
    private readonly FakeFiles _files = new FakeFiles()
        .With("/zig/lib/libc/mingw/lib-common/ws2_32.def.in", text: "LIBRARY \"WS2_32.dll\"\nEXPORTS\nsocket\nWSAStartup\n")
        .With("/zig/lib/libc/mingw/lib-common/ole32.def", text: "EXPORTS\nCoInitialize@4\nCoInitializeEx\n")
        .With("/l/libtag.so", text: "\0_Z7tag_lenRKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE\0_Z9tag_countv\0__cxx11\0");

    [Theory]
    [InlineData("linux-x64", "2.23", "getrandom", "<NativeGlibcVersion>2.25<")]
    [InlineData("linux-arm64", "2.23", "memfd_create", "<NativeGlibcVersion>2.27<")]
    [InlineData("linux-x64", "2.23", "__isoc23_strtol", "<NativeGlibcVersion>2.38<")]
    [InlineData("linux-x64", "2.25", "getrandom", null)]
    [InlineData("linux-x64", null, "getrandom", null)]
    [InlineData("linux-musl-x64", "2.23", "gettid", null)]
    [InlineData("win-x64", null, "socket", "Include=\"ws2_32\"")]
    [InlineData("win-x64", null, "__declspec(dllimport) WSAStartup", "Include=\"ws2_32\"")]
    [InlineData("win-x64", null, "__imp_CoInitialize", "Include=\"ole32\"")]
    [InlineData("win-x86", null, "_CoInitialize@4", "Include=\"ole32\"")]
    [InlineData("win-x64", null, "sock", null)]
    [InlineData("linux-x64", "2.23", "socket", null)]
    [InlineData("linux-x64", "2.23", "tag_len(std::__1::basic_string<char, std::__1::char_traits<char>> const&)", "<NativeToolchain>cmake<")]
    [InlineData("linux-x64", "2.23", "ns::tag_count(std::__1::vector<int> const&)", null)]
    [InlineData("linux-x64", "2.23", "other(std::__1::basic_string<char> const&)", null)]
    [InlineData("linux-x64", "2.23", "sqlite3_open", "<NativeDependency Include=\"sqlite3\"")]
    [InlineData("win-x64", "2.23", "sqlite3_open", null)]
    [InlineData("linux-x64", "2.23", "nowhere", null)]
    public void A_symbol_of_a_known_library_has_specific_advice(string rid, string? glibc, string symbol, string? expected)
    {
        var request = Requests.Link(rid) with { Libraries = [new("/l/libtag.so", LibraryKind.Shared), new("m", LibraryKind.Default)] };
        var advice = new SymbolAdvice(request, glibc, "/zig/lib", _files).For(symbol);
        if (expected is null)
            Assert.Null(advice);
        else
            Assert.Contains(expected, advice);
    }

    [Theory]
    [InlineData("unsupported linker arg: --undefined", "-Wl,--undefined=keep_me' comes from LDFLAGS")]
    [InlineData("unsupported linker arg: --odd", "-Wl,--odd' comes from /pc/x.pc")]
    [InlineData("unsupported linker arg: --even", null)]
    public void The_origin_of_an_argument_is_named(string text, string? expected)
    {
        var request = Requests.Link() with { Libraries = [LinkLibrary.Argument("-Wl,--undefined=keep_me", "LDFLAGS"), LinkLibrary.Argument("-Wl,--odd", "/pc/x.pc")] };
        var origin = new SymbolAdvice(request, null, "", _files).Origin(text);
        if (expected is null)
            Assert.Null(origin);
        else
            Assert.Contains(expected, origin);
    }
}
