using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.Incremental;
using Native.Tasks.Tests;

namespace Native.UpToDate.Tests;

public sealed class RemoveStepsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-former-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_state_its_folder_and_the_libraries_that_were_copied_are_removed()
    {
        var (copy, kept, linked, own) = (Write("linux-x64/libz.so.1"), Write("linux-x64/libfoo.so"), Write("elsewhere/libz.a"), Write("assets/own.dat"));
        var dependencies = Write("linux-x64/steps/dependencies.state",
            new StepState("", []) { Items = [StepItem.Of("Copy", copy), StepItem.Of("Library", linked), StepItem.Of("Copy", own)] }.Write());
        // A script can copy a file of the project, which must remain after the script is removed.
        var scripts = Write("scripts/linux-x64/scripts.state", new StepState("", []) { Items = [StepItem.Of("Copy", own)] }.Write());
        var bindings = Write("bindings/bindings.state", "damaged");
        var task = new RemoveSteps
        {
            BuildEngine = new FakeBuildEngine(),
            Steps =
            [
                Step(dependencies, ("CopyFolder", "linux-x64/")), Step(scripts, ("Folder", "scripts/linux-x64/")), Step(bindings, ("Folder", "bindings/"), ("CopyFolder", "linux-x64/")),
            ],
        };
        Assert.True(task.Execute());
        Assert.Equal([own, linked, kept], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_folder, "scripts", "linux-x64")));
        Assert.False(Directory.Exists(Path.Combine(_folder, "bindings")));
    }

    private TaskItem Step(string state, params (string Name, string Folder)[] folders) =>
        new(state, folders.ToDictionary(pair => pair.Name, pair => Path.Combine(_folder, pair.Folder)));

    private string Write(string path, string text = "")
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }
}
