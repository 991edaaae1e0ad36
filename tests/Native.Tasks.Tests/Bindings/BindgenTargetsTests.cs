using Microsoft.Build.Utilities;
using Native.Core.Command;

namespace Native.Tasks.Tests;

public sealed class BindgenTargetsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-tasks-ä ").FullName;
    private readonly CountingRunner _compiler = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // /usr/bin/cc links to /etc/alternatives/cc, which links to a compiler: the first link never changes.
    [Fact]
    public void A_compiler_is_queried_once_and_again_when_its_link_refers_to_another()
    {
        var (cc, alternative) = (Path.Combine(_folder, "bin/cc"), Path.Combine(_folder, "alternative"));
        Compiler("one", "1");
        Compiler("two", "22");
        Directory.CreateDirectory(Path.GetDirectoryName(cc)!);
        File.CreateSymbolicLink(cc, alternative);
        File.CreateSymbolicLink(alternative, Path.Combine(_folder, "one"));
        Assert.Equal(["/1/include", "/1/include"], [Find(), Find()]);
        File.Delete(alternative);
        File.CreateSymbolicLink(alternative, Path.Combine(_folder, "two"));
        Assert.Equal(["/2/include", "/2/include"], [Find(), Find()]);
        Compiler("two", "333");
        Assert.Equal("/3/include", Find());

        // All have the same timestamp, as the files of a package do, but different sizes.
        void Compiler(string name, string text)
        {
            File.WriteAllText(Path.Combine(_folder, name), text);
            File.SetLastWriteTimeUtc(Path.Combine(_folder, name), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        string Find() => new BindgenTargets(_compiler, Settings(), _ => null, "", cc, _folder).Find(["linux-x64"], [])[0].Arguments[^1];
    }

    private BuildSettings Settings() => new(new TaskItem("settings", new Dictionary<string, string>
    {
        ["RuntimeIdentifier"] = "linux-x64",
        ["ProjectDirectory"] = _folder,
        ["ObjectDirectory"] = _folder,
    }), _ => null);

    // Each output contains another directory.
    private sealed class CountingRunner : ICommandRunner
    {
        private int _count;

        public async Task<ProcessResult> Run(ProcessRequest request)
        {
            await System.Threading.Tasks.Task.Yield();
            return new(0, "", $"#include <...> search starts here:\n /{++_count}/include\nEnd of search list.\n");
        }
    }
}
