using Native.Core.Archives;
using Native.Core.Diagnostics;

namespace Native.Core.Tests.Archives;

public sealed class PatchNamesTests
{
    private const string Changes = "@@ -1 +1 @@\n-a\n+b\n";
    private const string Makes = "@@ -0,0 +1 @@\n+a\n";

    [Theory]
    [InlineData("--- a/src/a.c\n+++ b/src/a.c\n" + Changes, "src/a.c", "src/a.c")]
    [InlineData("--- libfoo.orig/src/a.c\n+++ libfoo/src/a.c\n" + Changes, "src/a.c", "src/a.c")]
    [InlineData("--- src/a.c\n+++ src/a.c\n" + Changes, "src/a.c", "src/a.c")]
    [InlineData("--- src/a.c.orig\n+++ src/a.c\n" + Changes, "src/a.c", "src/a.c")]
    [InlineData("--- src/a.c\n+++ src/a.c.new\n" + Changes, "src/a.c", "src/a.c")]
    [InlineData("--- ./top.c\n+++ ./top.c\n" + Changes, "top.c", "top.c")]
    [InlineData("--- /dev/null\n+++ b/src/new.c\n" + Makes, null, "src/new.c")]
    [InlineData("--- /dev/null\n+++ b/new.c\n" + Makes, null, "new.c")]
    [InlineData("--- /dev/null\n+++ src/new.c\n" + Makes, null, "src/new.c")]
    [InlineData("--- /dev/null\n+++ new.c\n" + Makes, null, "new.c")]
    [InlineData("--- libfoo.orig/src/new.c\n+++ libfoo/src/new.c\n" + Makes, null, "src/new.c")]
    [InlineData("--- a/src/a.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", "src/a.c", null)]
    [InlineData("diff --git a/src/a.c b/src/b.c\nrename from src/a.c\nrename to src/b.c\n", "src/a.c", "src/b.c")]
    public void The_existing_files_determine_the_name(string patch, string? from, string? to)
    {
        var names = Names();
        var files = UnifiedDiffParser.Parse(patch, "fix.patch");
        Assert.Equal((from, to), names.Of(files[0], names.Level(files)));
    }

    [Fact]
    public void A_file_that_the_patch_made_may_be_changed_by_it_later()
    {
        var files = UnifiedDiffParser.Parse("--- /dev/null\n+++ b/n.c\n" + Makes + "--- a/n.c\n+++ b/n.c\n" + Changes, "fix.patch");
        Assert.Equal(1, Names().Level(files));
    }

    [Fact]
    public void A_missing_file_is_an_error()
    {
        var files = UnifiedDiffParser.Parse("--- a/no.c\n+++ b/no.c\n" + Changes, "fix.patch");
        var error = Assert.Throws<NativeException>(() => Names().Level(files)).Diagnostic;
        Assert.Equal(("NSDK3046", 1), (error.Code, error.Line));
        Assert.Contains("'a/no.c'", error.Message);
    }

    private static PatchNames Names()
    {
        string[] there = ["src", "src/a.c", "top.c"];
        return new("fix.patch", there.Contains);
    }
}
