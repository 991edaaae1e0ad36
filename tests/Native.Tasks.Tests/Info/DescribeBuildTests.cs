using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Native.Tasks.Tests;

public sealed class DescribeBuildTests
{
    [Fact]
    public void Items_become_lines()
    {
        var task = new DescribeBuild
        {
            BuildEngine = new FakeBuildEngine(),
            Project = Item("/p/lib.csproj", ("BuiltFor", "linux-x64, Debug, -O0"), ("BinaryPath", typeof(DescribeBuildTests).Assembly.Location)),
            Toolchain = Item("/z/zig", ("Version", "0.14.0")),
            ToolchainKind = "zig",
            Archives = [Item("a.zip", ("_ShortHash", "0123"), ("_Folder", "a"), ("_State", "unpacked"))],
            ArchiveFolder = "/o/archives/",
            Dependencies = [Item("zlib", ("Type", "State"), ("State", "Source"), ("Reason", "it is not there")), Item("/usr/lib", ("Type", "SearchPath"))],
            Defines = ["TEXT=a;b"],
            Libraries = [Item("m"), Item("Security", ("Kind", "Framework"))],
        };
        Assert.True(task.Execute());
        var lines = task.Lines.Select(line => line.ItemSpec).ToList();
        Assert.Equal(
            [
                "project      /p/lib.csproj",
                "built for    linux-x64, Debug, -O0",
                "toolchain    zig 0.14.0 at /z/zig",
                "archive      a.zip, sha256 0123, in /o/archives/a/ (unpacked)",
                "sources      0",
                "defines      TEXT=a;b",
                "links        m Security.framework",
                "dependency   zlib : built from source, because it is not there",
            ],
            lines.Take(8));
        Assert.Matches(@"^output       .*\.dll \(built \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\)$", lines[8]);
    }

    private static ITaskItem Item(string path, params (string Name, string Value)[] metadata) =>
        new TaskItem(path, metadata.ToDictionary(entry => entry.Name, entry => entry.Value));
}
