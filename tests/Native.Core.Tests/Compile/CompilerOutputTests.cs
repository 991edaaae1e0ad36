using Native.Core.Compile;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.Compile;

/// <summary>The texts are output of zig 0.14 (clang 19), zig 0.11 (clang 16) and gcc 12.</summary>
public sealed class CompilerOutputTests
{
    // Messages about files in the compiler's own directory are omitted, in any case.
    [Fact]
    public void Paths_of_Windows_are_read_with_drives_shares_and_line_ends()
    {
        const string said = "In file included from C:\\my src\\a.c:1:\r\nC:\\my src\\h.h:1:35: warning: unused [-Wunused]\r\n    1 | x\r\n..\\b.c:2:3: error: no\r\n"
            + "\\\\server\\share\\c.h:4:5: warning: w [-Wx]\r\nC:\\ZIG\\lib\\libc\\stdio.h:9:9: warning: own [-Wown]\r\n";
        var report = CompilerOutput.Parse(said, @"C:\src", "C:/zig/lib", FakeWindows.Host);
        Assert.Equal(["C:/my src/h.h 1 35 -Wunused", "C:/b.c 2 3 NSDK2001", "//server/share/c.h 4 5 -Wx"],
            report.Diagnostics.Select(diagnostic => $"{diagnostic.File} {diagnostic.Line} {diagnostic.Column} {diagnostic.Code}"));
        Assert.EndsWith("\n  included from C:\\my src\\a.c:1", report.Diagnostics[0].Message);
        Assert.Empty(report.Rest);
    }

    [Fact]
    public void Clang_s_warnings_keep_their_names_notes_and_chain_of_includes() =>
        Reads("""
            In file included from warn.c:1:
            ./h.h:1:35: warning: unused variable 'unused_in_header' [-Wunused-variable]
                1 | static int bad_header(void) { int unused_in_header; return 1; }
                  |                                   ^~~~~~~~~~~~~~~~
            warn.c:5:11: warning: using the result of an assignment as a condition without parentheses [-Wparentheses]
                5 |     if (x = 1) return 2;
                  |         ~~^~~
            warn.c:5:11: note: place parentheses around the assignment to silence this warning
                5 |     if (x = 1) return 2;
                  |           ^  
                  |         (    )
            warn.c:5:11: note: use '==' to turn this assignment into an equality comparison
                5 |     if (x = 1) return 2;
                  |           ^
                  |           ==
            warn.c:4:9: warning: unused variable 'unused' [-Wunused-variable]
                4 |     int unused;
                  |         ^~~~~~
            3 warnings generated.
            """,
            """
            /src/h.h(1,35): Warning -Wunused-variable: unused variable 'unused_in_header'
              included from warn.c:1
            /src/warn.c(5,11): Warning -Wparentheses: using the result of an assignment as a condition without parentheses
              note: place parentheses around the assignment to silence this warning
              note: use '==' to turn this assignment into an equality comparison
            /src/warn.c(4,9): Warning -Wunused-variable: unused variable 'unused'
            """);

    [Fact]
    public void Clang_s_errors_without_a_name_have_our_code() =>
        Reads("""
            err.c:2:30: error: incomplete definition of type 'struct s'
                2 | int f(struct s *p) { return p->x }
                  |                             ~^
            err.c:1:8: note: forward declaration of 'struct s'
                1 | struct s; 
                  |        ^
            err.c:2:33: error: expected ';' after return statement
                2 | int f(struct s *p) { return p->x }
                  |                                 ^
                  |                                 ;
            err.c:4:2: warning: careful [-W#warnings]
                4 | #warning careful
                  |  ^
            1 warning and 2 errors generated.
            """,
            """
            /src/err.c(2,30): Error NSDK2001: incomplete definition of type 'struct s'
              note on line 1: forward declaration of 'struct s'
            /src/err.c(2,33): Error NSDK2001: expected ';' after return statement
            /src/err.c(4,2): Warning -W#warnings: careful
            """);

    [Fact]
    public void Gcc_s_messages_are_read_and_locations_in_words_remain_text() =>
        Reads("""
            In file included from warn.c:1:
            h.h: In function ‘bad_header’:
            h.h:1:35: error: unused variable ‘unused_in_header’ [-Werror=unused-variable]
                1 | static int bad_header(void) { int unused_in_header; return 1; }
                  |                                   ^~~~~~~~~~~~~~~~
            warn.c: In function ‘f’:
            warn.c:6:12: warning: implicit declaration of function ‘g’ [-Wimplicit-function-declaration]
                6 |     return g(x) + bad_header();
                  |            ^
            cc1: some warnings being treated as errors
            """,
            """
            /src/h.h(1,35): Error -Wunused-variable: unused variable ‘unused_in_header’
              included from warn.c:1
            /src/warn.c(6,12): Warning -Wimplicit-function-declaration: implicit declaration of function ‘g’
            """,
            "h.h: In function ‘bad_header’:\nwarn.c: In function ‘f’:\ncc1: some warnings being treated as errors\n");

    [Theory]
    [InlineData("a.c:3:7: warning: careful", "/src/a.c(3,7): Warning NSDK2002: careful")]
    [InlineData("a.c:3:7: error: bad [-Werror,-Wfoo]", "/src/a.c(3,7): Error -Wfoo: bad")]
    [InlineData("a.c:3:7: error: bad [-Werror=foo]", "/src/a.c(3,7): Error -Wfoo: bad")]
    [InlineData("a.c:3:7: warning: bad [-Wformat-overflow=]", "/src/a.c(3,7): Warning -Wformat-overflow=: bad")]
    [InlineData("a.c:3:7: error: index [4] of [x]", "/src/a.c(3,7): Error NSDK2001: index [4] of [x]")]
    [InlineData("a.c:3: error: bad", "/src/a.c(3,0): Error NSDK2001: bad")]
    [InlineData("/abs/a.c:3:7: error: bad", "/abs/a.c(3,7): Error NSDK2001: bad")]
    [InlineData("../up/a b.c:3:7: error: bad", "/up/a b.c(3,7): Error NSDK2001: bad")]
    [InlineData("fatal.c:1:10: fatal error: 'missing.h' file not found", "/src/fatal.c(1,10): Error NSDK2001: 'missing.h' file not found")]
    [InlineData("cc1: fatal error: nofile.c: No such file or directory", "(0,0): Error NSDK2001: nofile.c: No such file or directory")]
    [InlineData("gcc: error: unrecognized command-line option ‘--nosuch’", "(0,0): Error NSDK2001: unrecognized command-line option ‘--nosuch’")]
    [InlineData("error: Unknown Clang option: '--nosuch'", "(0,0): Error NSDK2001: Unknown Clang option: '--nosuch'")]
    [InlineData("<command-line>: error: expected ‘;’ before ‘world’", "(0,0): Error NSDK2001: expected ‘;’ before ‘world’")]
    [InlineData("a.c:3:7: error: bad\r", "/src/a.c(3,7): Error NSDK2001: bad")]
    public void One_line_is_one_diagnostic(string line, string expected) => Reads(line, expected);

    [Theory]
    [InlineData("/zig/lib/libc/mingw/x.c:167:17: warning: implicit truncation [-Wsingle-bit-bitfield-constant-conversion]\n    s->eof = 1;\n           ^ ~")]
    [InlineData("warning: argument unused during compilation: '-lm' [-Wunused-command-line-argument]")]
    [InlineData("clang: warning: argument unused during compilation: '-lm' [-Wunused-command-line-argument]")]
    [InlineData("zig: warning: argument unused during compilation: '-lm'")]
    [InlineData("/zig/lib/x.c:1:1: warning: w\n/zig/lib/x.c:2:2: note: its note")]
    [InlineData("3 warnings generated.")]
    public void Irrelevant_lines_are_omitted(string output) => Reads(output, "");

    [Fact]
    public void A_warning_outside_the_runtime_and_an_error_in_it_are_shown() =>
        Reads("/zig/library/a.c:1:2: warning: w\n/zig/lib/x.c:1:2: error: e",
            "/zig/library/a.c(1,2): Warning NSDK2002: w\n/zig/lib/x.c(1,2): Error NSDK2001: e");

    [Fact]
    public void A_crash_after_a_warning_remains_text() =>
        Reads("""
            a.c:3:7: warning: careful [-Wfoo]
                int x = y;
                      ^
            PLEASE submit a bug report to https://github.com/llvm/llvm-project/issues/
            Stack dump:
            0.	Program arguments: clang
             #0 0x0000
            """,
            "/src/a.c(3,7): Warning -Wfoo: careful",
            "PLEASE submit a bug report to https://github.com/llvm/llvm-project/issues/\nStack dump:\n"
            + "0.\tProgram arguments: clang\n #0 0x0000\n");

    [Fact]
    public void A_message_in_a_quoted_source_line_is_ignored() =>
        Reads("a.c:10000:7: warning: careful [-Wfoo]\n10000 | puts(\"b.c:1:2: error: no\");\n      |     ^",
            "/src/a.c(10000,7): Warning -Wfoo: careful");

    [Fact]
    public void Unknown_lines_remain_text() => Reads("Segmentation fault\n\ncore dumped\n", "", "Segmentation fault\ncore dumped\n");

    private static void Reads(string output, string expected, string rest = "")
    {
        var report = CompilerOutput.Parse(output, Paths.Full("/src"), Paths.Full("/zig/lib"));
        Assert.Equal(expected, string.Join('\n', report.Diagnostics.Select(Show)));
        Assert.Equal(rest, report.Rest);
    }

    private static string Show(Diagnostic diagnostic) =>
        $"{Paths.Plain(diagnostic.File ?? "")}({diagnostic.Line},{diagnostic.Column}): {diagnostic.Severity} {diagnostic.Code}: {diagnostic.Message}";
}
