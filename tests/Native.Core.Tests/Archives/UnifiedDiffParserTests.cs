using Native.Core.Archives;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.Archives;

public sealed class UnifiedDiffParserTests
{
    [Fact]
    public void A_plain_diff_with_text_around_it_is_read()
    {
        var files = Parse("""
            From: somebody
            --- is what I write before my name
            diff -ru libfoo.orig/src/a.c libfoo/src/a.c
            --- libfoo.orig/src/a.c	2024-01-01 00:00:00.0 +0000
            +++ libfoo/src/a.c	2024-01-02 00:00:00.0 +0000
            @@ -1,3 +1,3 @@ int main
             one
            -two
            +2
             three
            @@ -10 +10,2 @@
             ten
            +eleven
            --
            2.40.1

            """);
        var file = Assert.Single(files);
        Assert.Equal(("libfoo.orig/src/a.c", "libfoo/src/a.c", 4), (file.Old, file.New, file.PatchLine));
        Assert.Equal([(1, 3, 6), (10, 1, 11)], file.Hunks.Select(hunk => (hunk.OldStart, hunk.OldCount, hunk.PatchLine)));
        Assert.Equal(["one\n", "two\n", "three\n"], file.Hunks[0].Old);
        Assert.Equal(["one\n", "2\n", "three\n"], file.Hunks[0].New);
    }

    [Fact]
    public void The_extended_headers_of_git_are_read()
    {
        var files = Parse("""
            diff --git a/new.c b/new.c
            new file mode 100755
            index 0000000..e69de29
            --- /dev/null
            +++ b/new.c
            @@ -0,0 +1 @@
            +int a;
            \ No newline at end of file
            diff --git a/gone.c b/gone.c
            deleted file mode 100644
            --- a/gone.c
            +++ /dev/null
            @@ -1 +0,0 @@
            -int b;
            diff --git a/old name.c b/new name.c
            similarity index 100%
            rename from old name.c
            rename to new name.c
            diff --git a/run.sh b/run.sh
            old mode 100644
            new mode 100755
            diff --git a/empty file b/empty file
            new file mode 100644
            index 0000000..e69de29
            diff --git "a/h\303\251.c" "b/h\303\251.c"
            --- "a/h\303\251.c"
            +++ "b/h\303\251.c"
            @@ -1 +1 @@
            -a
            +b

            """);
        Assert.Equal(
            [
                (null, "b/new.c", true, false), ("a/gone.c", null, null, false), ("a/old name.c", "b/new name.c", null, true),
                ("a/run.sh", "b/run.sh", true, false), (null, "b/empty file", false, false), ("a/hé.c", "b/hé.c", null, false),
            ],
            files.Select(file => (file.Old, file.New, file.Executable, file.IsRename)));
        Assert.Equal(["int a;"], files[0].Hunks[0].New);
    }

    [Fact]
    public void Empty_lines_can_lack_their_space_and_line_ends_can_be_CRLF()
    {
        var hunk = Assert.Single(Assert.Single(Parse("--- a/x\r\n+++ b/x\r\n@@ -1,3 +1,3 @@\r\n a\r\n\r\n-b\r\n+c\r\n")).Hunks);
        Assert.Equal(["a\r\n", "\r\n", "b\r\n"], hunk.Old);
    }

    [Theory]
    [InlineData("hello\n", 0, "no '--- ' and '+++ ' lines")]
    [InlineData("", 0, "no '--- ' and '+++ ' lines")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n", 3, "ends too early")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1,2 +1,1 @@\n a\n b\n", 5, "' b'")]
    [InlineData("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\nwhat\n", 5, "'what'")]
    [InlineData("--- a/x\n+++ b/x\n@@ -x @@\n", 3, "@@ -x @@")]
    [InlineData("diff --git a/x b/x\nindex 1..2\nGIT binary patch\n", 3, "binary")]
    [InlineData("--- /dev/null\n+++ /dev/null\n@@ -1 +1 @@\n-a\n+b\n", 2, "/dev/null")]
    public void An_invalid_diff_is_an_error_with_its_line(string text, int line, string found)
    {
        var error = Assert.Throws<NativeException>(() => Parse(text)).Diagnostic;
        Assert.Equal(("NSDK3047", "/p/fix.patch", line), (error.Code, error.File, error.Line));
        Assert.Contains(found, error.Message);
    }

    private static IReadOnlyList<FilePatch> Parse(string text) => UnifiedDiffParser.Parse(text, "/p/fix.patch");
}
