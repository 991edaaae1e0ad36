using Native.Core.Bindings;

namespace Native.Core.Tests.Bindings;

public sealed class HeaderSearchTests
{
    [Theory]
    [InlineData(null, "windows", "-E -v -xc NUL")]
    [InlineData(null, "macos", "-E -v -xc /dev/null")]
    [InlineData("x86_64-linux-gnu", "windows", "cc -target x86_64-linux-gnu -E -v -xc NUL")]
    public void The_query_compiles_an_empty_file(string? triple, string host, string expected) =>
        Assert.Equal(expected, string.Join(' ', HeaderSearch.Question(triple, Hosts.Of(host))));

    // clang escapes the backslashes in its command line, but not those in the list of directories.
    [Fact]
    public void The_output_of_zig_on_Windows_has_backslashes_and_CRLF() => Assert.Equal(
        ["-target", "x86_64-unknown-windows-gnu", "-nostdinc", "-DDIR=C:\\x", "-Xclang", "-internal-isystem", "-Xclang", "C:/zig dir/lib/include", "-Xclang", "-internal-isystem", "-Xclang", "C:/src/tools/any"],
        HeaderSearch.Read(" \"C:\\\\zig dir\\\\zig.exe\" -cc1 -triple x86_64-unknown-windows-gnu -D \"DIR=C:\\\\x\"\r\n#include <...> search starts here:\r\n C:\\zig dir\\lib\\include\r\n tools\\any\r\nEnd of search list.\r\n",
            @"C:\src", FakeWindows.Host));

    [Fact]
    public void The_output_of_zig_contains_the_target_defines_and_folders()
    {
        const string answer = """
            clang version 19.1.0
             (in-process)
             "/zig dir/zig" -cc1 -triple x86_64-unknown-windows-gnu -E -isystem "/zig dir/lib" -D _WIN32_WINNT=0x0a00 -D _DEBUG -O0 -x c /dev/null
            clang -cc1 version 19.1.0
            ignoring nonexistent directory "/zig dir/none"
            #include "..." search starts here:
            #include <...> search starts here:
             /zig dir/lib/include
             tools/zig/lib/libc/include/any-windows-any
            End of search list.

            """;
        Assert.Equal(
            [
                "-target", "x86_64-unknown-windows-gnu", "-nostdinc", "-D_WIN32_WINNT=0x0a00",
                "-Xclang", "-internal-isystem", "-Xclang", "/zig dir/lib/include",
                "-Xclang", "-internal-isystem", "-Xclang", "/src/tools/zig/lib/libc/include/any-windows-any",
            ],
            Paths.Plain(HeaderSearch.Read(answer, Paths.Full("/src"))!));
    }

    [Fact]
    public void The_output_of_gcc_contains_folders_only()
    {
        const string answer = """
            Using built-in specs.
             /usr/lib/gcc/x86_64-linux-gnu/12/cc1 -E -quiet -v /dev/null
            #include "..." search starts here:
            #include <...> search starts here:
             /usr/lib/gcc/x86_64-linux-gnu/12/include
             /usr/include
             /Library/Frameworks (framework directory)
            End of search list.
            """;
        Assert.Equal(
            ["/usr/lib/gcc/x86_64-linux-gnu/12/include", "/usr/include", "/Library/Frameworks"],
            HeaderFolders.In(HeaderSearch.Read(answer, Paths.Full("/src"))!).Select(pair => Paths.Plain(pair.Folder)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("command not found")]
    public void Any_other_output_is_rejected(string answer) => Assert.Null(HeaderSearch.Read(answer, "/src"));
}
