using Native.Core.Diagnostics;

namespace Native.Tool.Tests;

public sealed class RidReportTests
{
    private const string Project = "<Project>\n  <ItemGroup>\n    <NativeSourceArchive Include=\"a\" />\n    <NativeCMakeProject Include=\"b\" />\n    <NativeBindings Include=\"w.h\" />\n  </ItemGroup>\n</Project>\n";

    [Theory]
    [InlineData("/p/a.c(12,5): error NSDK2001: 'x.h' file not found [/p/A.csproj::TargetFramework=net10.0]", "NSDK2001", "'x.h' file not found", "/p/a.c", 12)]
    [InlineData("/p ü/(1)/A.csproj : error NU1101: Unable to find package [/p ü/(1)/A.csproj]", "NU1101", "Unable to find package", "/p ü/(1)/A.csproj", 0)]
    [InlineData("C:\\p\\a.c(3): warning -Wfoo: text", "-Wfoo", "text", "C:\\p\\a.c", 3)]
    [InlineData("MSBUILD : error MSB1009: Project file does not exist.", "MSB1009", "Project file does not exist.", null, 0)]
    public void Messages_of_a_build_have_a_place_and_a_code(string line, string code, string text, string? file, int number)
    {
        var message = Assert.Single(BuildMessages.Read($"restored\n{line}\r\n{line}\n"));
        Assert.Equal((code, text, file, number), (message.Code, message.Message, message.File, message.Line));
    }

    [Fact]
    public void The_table_has_a_line_per_RID() => Assert.Equal("""
        RID               library  functions    tests
        linux-x64         built    3 of 4       passed
        win-x64           failed   -            -

        """.ReplaceLineEndings("\n"), RidReport.Table(
        [new("linux-x64", null, 4, ["a"]) { Tests = "passed" }, new("win-x64", Diagnostic.Error("NSDK2001", "x"), 0, [])]));

    [Theory]
    [InlineData("NSDK3022", 4, "Needs")]
    [InlineData("NSDK2010", 4, "NativeLinkLibrary")]
    [InlineData("NSDK2001", 4, "Options")]
    [InlineData("NSDK4007", 5, "wrapper.h")]
    public void An_error_names_the_line_to_edit_once_for_all_RIDs(string code, int line, string edit)
    {
        RidResult Failed(string rid) => new(rid, Diagnostic.Error(code, $"bad for {rid}"), 0, []);
        var advice = Assert.Single(new RidReport("/p/A.csproj", Project).Advice([new("linux-x64", null, 1, []), Failed("win-x64"), Failed("win-arm64")]));
        Assert.Equal(("NSDK7008", "/p/A.csproj", line), (advice.Code, advice.File, advice.Line));
        Assert.Contains("not usable for win-x64, win-arm64", advice.Message);
        Assert.Contains(edit, advice.Message);
    }

    [Theory]
    [InlineData(4, 0, null, true)]
    [InlineData(4, 1, "passed", true)]
    [InlineData(4, 4, null, false)]
    [InlineData(0, 0, null, false)]
    [InlineData(4, 0, "failed", false)]
    public void A_RID_works_if_functions_can_be_called(int declared, int missing, string? tests, bool expected) =>
        Assert.Equal(expected, new RidResult("linux-x64", null, declared, [.. Enumerable.Range(0, missing).Select(i => $"f{i}")]) { Tests = tests }.Works);
}
