using CsCheck;
using Native.Core.Archives;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.Archives;

public sealed class HunkApplierTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n", "a\nB\nc\n")]
    [InlineData("x\ny\na\nb\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n", "x\ny\na\nB\nc\n")]
    [InlineData("a\nb\nc\n", "@@ -9,3 +9,3 @@\n a\n-b\n+B\n c\n", "a\nB\nc\n")]
    // The nearest of several matching positions is used, and the next hunk follows it.
    [InlineData("a\n1\na\n2\na\n3\n", "@@ -3 +3 @@\n-a\n+A\n@@ -5 +5 @@\n-a\n+A\n", "a\n1\nA\n2\nA\n3\n")]
    [InlineData("0\na\n1\n2\na\n", "@@ -1 +1 @@\n-a\n+A\n@@ -4 +4 @@\n-a\n+A\n", "0\nA\n1\n2\nA\n")]
    // A hunk with additions only is applied at the line that it names.
    [InlineData("a\nb\n", "@@ -1,0 +2 @@\n+x\n", "a\nx\nb\n")]
    [InlineData("a\nb\n", "@@ -0,0 +1 @@\n+x\n", "x\na\nb\n")]
    [InlineData("", "@@ -0,0 +1,2 @@\n+x\n+y\n\\ No newline at end of file\n", "x\ny")]
    // The last line has no line end.
    [InlineData("a\nb", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n", "a\nb\n")]
    [InlineData("a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n", "a\nb")]
    // The line ends are those of a checkout on Windows.
    [InlineData("a\r\nb\r\n", "@@ -1,2 +1,2 @@\n a\n-b\n+B\n", "a\r\nB\r\n")]
    [InlineData("a\nb\n", "@@ -1,2 +1,2 @@\r\n a\r\n-b\r\n+B\r\n", "a\nB\n")]
    [InlineData("a\r\nb\n", "@@ -1,2 +1,2 @@\n a\r\n-b\n+B\n", "a\r\nB\n")]
    [InlineData("a\n", "@@ -1 +0,0 @@\n-a\n", "")]
    [InlineData("h\u00e9\u0000\n", "@@ -1 +1 @@\n-h\u00e9\u0000\n+\u00ff\n", "\u00ff\n")]
    public void Hunks_are_applied(string text, string hunks, string expected) => Assert.Equal(expected, Apply(text, hunks));

    [Theory]
    [InlineData("a\nb\nc\n", "@@ -1,3 +1,3 @@\n a\n-B\n+x\n c\n", "hunk 1 of 1 of src/a.c expects 'B' at line 2, but found 'b'")]
    [InlineData("a\n", "@@ -1,2 +1 @@\n a\n-b\n", "expects 'b' at line 2, but found the end of the file")]
    [InlineData("x\n", "@@ -1 +1 @@\n-a\n+b\n", "expects 'a' at line 1, but found 'x'")]
    [InlineData("a\nb", "@@ -1,2 +1,2 @@\n a\n-b\n+c\n", "expects 'b' at line 2, but found 'b' without a line ending")]
    [InlineData("a\nB\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n", "It seems to be applied already")]
    [InlineData("a\n", "@@ -5,0 +6 @@\n+x\n", "expects as many lines")]
    // Hunks keep their order: the search for the second begins after the first.
    [InlineData("b\na\n", "@@ -1 +1 @@\n-a\n+A\n@@ -2 +2 @@\n-b\n+B\n", "hunk 2 of 2")]
    public void A_hunk_that_does_not_match_reports_the_expected_line(string text, string hunks, string message)
    {
        var error = Assert.Throws<NativeException>(() => Apply(text, hunks)).Diagnostic;
        Assert.Equal(("NSDK3046", "/p/fix.patch"), (error.Code, error.File));
        Assert.Contains(message, error.Message);
    }

    // Any two texts: the lines between the common prefix and the common suffix are one hunk, with all lines around them as context. Lines that are
    // inserted before move the hunk, which must not change the result.
    [Fact]
    public void Any_change_is_applied_where_the_file_has_moved_to() => Gen.Select(s_lines, s_lines, s_lines, s_lines, Gen.OneOf("\n", "\r\n"))
        .Where((start, old, now, end, _) => start.Length + old.Length + end.Length > 0)
        .Holds((start, old, now, end, lineEnd) =>
        {
            var hunk = $"@@ -1,{start.Length + old.Length + end.Length} +1,{start.Length + now.Length + end.Length} @@\n"
                + string.Concat([.. start.Select(line => $" {line}\n"), .. old.Select(line => $"-{line}\n"), .. now.Select(line => $"+{line}\n"), .. end.Select(line => $" {line}\n")]);
            var moved = $"first{lineEnd}second{lineEnd}";
            Assert.Equal(moved + Join([.. start, .. now, .. end]), Apply(moved + Join([.. start, .. old, .. end]), hunk));

            string Join(string[] lines) => string.Concat(lines.Select(line => line + lineEnd));
        });

    private static readonly Gen<string[]> s_lines = Property.Text("ab-+ @\\", longest: 3).Array[0, 4];

    private static string Apply(string text, string hunks)
    {
        var file = UnifiedDiffParser.Parse("--- a/src/a.c\n+++ b/src/a.c\n" + hunks, "/p/fix.patch")[0];
        return new HunkApplier("/p/fix.patch", "src/a.c").Apply(text, file.Hunks);
    }
}
