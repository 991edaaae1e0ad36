using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Tasks.Tests;

namespace Native.UpToDate.Tests;

public sealed class CheckPackageTests
{
    private readonly FakeBuildEngine _engine = new();

    // A file that a build script copies does not count as the library.
    [Theory]
    [InlineData("linux-musl-x64 win-x64", "linux-musl-x64 win-x64", "")]
    [InlineData("linux-musl-x64 win-x64", "win-x64", "NSDK6003 linux-musl-x64")]
    [InlineData("linux-musl-x64 win-x64", "linux-musl-x64:Copy win-x64", "NSDK6003 linux-musl-x64")]
    [InlineData("linux-musl-x64", "", "NSDK6003 linux-musl-x64")]
    public void Every_RID_must_have_its_library(string rids, string packed, string expected) => Reports(expected, rids, packed, "", Item("a.c"));

    [Theory]
    [InlineData("", "")]
    [InlineData("linux-musl-x64:Copy", "")]
    [InlineData("win-x64", "NSDK6003 linux-musl-x64")]
    public void Without_sources_there_may_be_no_library_at_all(string packed, string expected) => Reports(expected, "linux-musl-x64 win-x64", packed, "");

    [Theory]
    [InlineData("linux-x64", "", "NSDK6001 linux-x64")]
    [InlineData("linux-x64 linux-musl-arm64", "", "NSDK6001 linux-x64")]
    [InlineData("linux-x64 linux-arm64 linux-musl-arm64", "", "NSDK6001 linux-x64")]
    [InlineData("linux-x64 linux-arm64", "", "NSDK6001 linux-x64 linux-arm64")]
    [InlineData("linux-x64 linux-musl-x64 osx-arm64 win-x86", "", "")]
    [InlineData("linux-x64", "linux-x64", "")]
    public void Alpine_must_not_get_a_library_for_glibc(string rids, string asked, string expected) => Reports(expected, rids, rids, asked, Item("a.c"));

    // The expected result is a code and the RIDs in the message, or nothing.
    private void Reports(string expected, string rids, string packed, string asked, params ITaskItem[] sources)
    {
        var task = new CheckPackage
        {
            BuildEngine = _engine,
            Project = "/p/lib.csproj",
            Rids = rids.Split(' '),
            RequestedRid = asked,
            Packed = [.. packed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(rid => rid.Split(':')).Select(parts =>
                Item("libfoo.so", ("PackedRid", parts[0]), ("Type", parts.ElementAtOrDefault(1) ?? "")))],
            Sources = sources,
            MuslCounterparts = [Item("linux-x64", ("Musl", "linux-musl-x64")), Item("linux-arm64", ("Musl", "linux-musl-arm64"))],
            Folder = "/p/obj/",
        };
        Assert.Equal(!expected.StartsWith("NSDK6003", StringComparison.Ordinal), task.Execute());
        var said = _engine.Errors.Select(error => (error.Code, error.Message)).Concat(_engine.Warnings.Select(warning => (warning.Code, warning.Message))).ToList();
        if (expected.Length == 0)
            Assert.Empty(said);
        else
        {
            var (code, message) = Assert.Single(said);
            Assert.Equal(expected.Split(' ')[0], code);
            Assert.Contains($" {string.Join(", ", expected.Split(' ')[1..])}", message);
        }
    }

    private static TaskItem Item(string include, params (string Name, string Value)[] metadata) =>
        new(include, metadata.ToDictionary(pair => pair.Name, pair => pair.Value));
}
