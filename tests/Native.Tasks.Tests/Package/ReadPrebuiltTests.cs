using Microsoft.Build.Utilities;
using Native.Core.Incremental;
using Native.Core.Package;
using TestKit;

namespace Native.Tasks.Tests;

public sealed class ReadPrebuiltTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-tasks-ä ").FullName;
    private readonly FakeBuildEngine _engine = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Files_and_items_are_returned_in_the_order_of_the_RIDs()
    {
        Add("linux-x64", "libfoo.so", "native/libfoo.so.dbg", "static/libfoo.a");
        Add("win-x64", "foo.dll", "lib/foo.lib");
        var task = Task(["win-x64", "osx-x64", "linux-x64"]);
        Assert.True(task.Execute());
        Assert.Equal(
            ["Library foo.dll win-x64", "ImportLibrary foo.lib win-x64", "Metadata NAME ", "Library libfoo.so linux-x64", "Metadata NAME "],
            task.Items.Select(item => $"{item.GetMetadata("Type")} {Path.GetFileName(item.ItemSpec)} {item.GetMetadata("PackedRid")}"));
        Assert.All(task.Items.Where(item => item.GetMetadata("Type") == "Library"), item => Assert.Equal("zig", item.GetMetadata("Toolchain")));
        Assert.Equal(["win-x64", "linux-x64"], task.Items.Where(item => item.GetMetadata("Type") == "Metadata").Select(item => item.GetMetadata("ReferenceRid")));
    }

    [Fact]
    public void RIDs_that_the_package_does_not_contain_are_a_warning_unless_one_RID_is_packed()
    {
        Add("linux-x64", "libfoo.so");
        Add("win-x64", "foo.dll");
        Assert.True(Task(["linux-x64"]).Execute());
        Assert.Equal("NSDK6048", Assert.Single(_engine.Warnings).Code);
        Assert.True(Task(["linux-x64"], requested: "linux-x64").Execute());
        Assert.Single(_engine.Warnings);
    }

    [Fact]
    public void A_new_directory_makes_the_step_stale_even_if_it_is_empty()
    {
        Add("linux-x64", "libfoo.so");
        Assert.True(Task(["linux-x64"]).Execute());
        Assert.Null(Reason());
        Directory.CreateDirectory(Path.Combine(_folder, "prebuilt", "win-x64"));
        Assert.NotNull(Reason());
        Assert.True(Task(["linux-x64"]).Execute());
        Assert.Null(Reason());
        File.WriteAllText(Path.Combine(_folder, "prebuilt", "linux-x64", "native", "libfoo.so"), "other");
        Assert.NotNull(Reason());
    }

    [Fact]
    public void A_damaged_RID_that_is_not_packed_does_not_matter()
    {
        Add("linux-x64", "libfoo.so");
        Directory.CreateDirectory(Path.Combine(_folder, "prebuilt", "win-x64"));
        Assert.True(Task(["linux-x64"]).Execute());
        Assert.False(Task(["win-x64"]).Execute());
        Assert.Equal("NSDK6044", Assert.Single(_engine.Errors).Code);
    }

    private string State => Path.Combine(_folder, "prebuilt.state");

    private string? Reason() => StepState.Read(File.ReadAllText(State))!.Reason("options", new InputReader(new Native.Execution.DiskFileReader()));

    private void Add(string rid, string library, params string[] others)
    {
        var folder = Path.Combine(_folder, "prebuilt", rid);
        PrebuiltFile File(string path, string type)
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            System.IO.File.WriteAllText(full, path);
            // The step does not trust a file that is written while it runs.
            System.IO.File.SetLastWriteTimeUtc(full, DateTime.UtcNow.AddMinutes(-1));
            return new(path, type, SourceArchive.Hash(System.IO.File.ReadAllBytes(full)), path.Length, "", []);
        }

        PrebuiltFile[] files = [File($"native/{library}", "Library"), .. others.Select(path => File(path, path.StartsWith("lib/", StringComparison.Ordinal) ? "ImportLibrary" : path.EndsWith(".dbg", StringComparison.Ordinal) ? "Symbols" : "Static"))];
        var manifest = new PrebuiltManifest(rid, [new("PackageId", "foo")], "triple", "zig 0.14.0", "", files, [new("Metadata", "NAME", [new("Value", "1")])]);
        System.IO.File.WriteAllText(Path.Combine(folder, "prebuilt.json"), manifest.Write());
        System.IO.File.SetLastWriteTimeUtc(Path.Combine(folder, "prebuilt.json"), DateTime.UtcNow.AddMinutes(-1));
    }

    private ReadPrebuilt Task(string[] rids, string requested = "") => new()
    {
        BuildEngine = _engine,
        Directories = [Path.Combine(_folder, "prebuilt")],
        Rids = rids,
        RequestedRid = requested,
        Identity = new TaskItem("foo", new Dictionary<string, string> { ["PackageId"] = "foo" }),
        Step = StaleStep.Item(State, "options", []),
    };
}
