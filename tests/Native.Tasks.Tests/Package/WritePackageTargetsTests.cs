using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Native.Tasks.Tests;

public sealed class WritePackageTargetsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-tasks-ä ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_packed_files_are_those_that_the_targets_name()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "win-x64"));
        File.WriteAllText(Path.Combine(_folder, "win-x64", "foo.lib"), "");
        var task = Task();
        Assert.True(task.Execute());
        var output = Path.Combine(_folder, "Foo.targets");
        Assert.Equal(
            [
                ("/a/foo.h", "native/include/"), (Path.Combine(_folder, "win-x64", "foo.lib"), "native/win-x64/"), (output, "buildTransitive/"),
            ],
            task.Packed.Select(file => (file.ItemSpec, file.GetMetadata("PackagePath"))));
        Assert.Equal(
            ["../native/include", "../runtimes/linux-x64/native/libfoo.so", "../native/win-x64/foo.lib", "DEP_FOO_FLAVOUR"],
            XDocument.Load(output).Descendants().Attributes("Include").Select(include => include.Value.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Text_with_MSBuild_syntax_remains_text()
    {
        Assert.True(Task().Execute());
        Assert.Equal("a%3Bb %24%28c%29", XDocument.Load(Path.Combine(_folder, "Foo.targets")).Descendants("NativeMetadata").Single().Attribute("Value")!.Value);
    }

    private WritePackageTargets Task() => new()
    {
        BuildEngine = new FakeBuildEngine(),
        Headers = [new TaskItem("/a/foo.h"), new TaskItem("/b/FOO.h")],
        Libraries = [Item("/o/linux-x64/libfoo.so", ("PackedRid", "linux-x64")), Item("/s/data.so", ("PackedRid", "linux-x64")), Item("/o/win-x64/foo.dll", ("PackedRid", "win-x64"))],
        Rids = ["linux-x64", "win-x64"],
        ReferenceItems =
        [
            Item("DEP_FOO_INCLUDE", ("Type", "Metadata"), ("Value", "/here"), ("ReferenceRid", "linux-x64")),
            Item("DEP_FOO_FLAVOUR", ("Type", "Metadata"), ("Value", "a%3Bb $(c)"), ("ReferenceRid", "linux-x64")),
            Item("/o/linux-x64/libfoo.so", ("Type", "Library"), ("ReferenceRid", "linux-x64")),
        ],
        LibraryName = "foo",
        Folder = _folder,
        OutputFile = Path.Combine(_folder, "Foo.targets"),
    };

    private static ITaskItem Item(string path, params (string Name, string Value)[] metadata) =>
        new TaskItem(path, metadata.ToDictionary(entry => entry.Name, entry => entry.Value));
}
