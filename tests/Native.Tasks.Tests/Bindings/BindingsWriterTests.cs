using Microsoft.Build.Utilities;
using Native.Core.Bindings;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Tasks.Tests;

public sealed class BindingsWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-bindings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // On Windows and macOS, both names refer to one file, which keeps its old name if its text is the same.
    [Theory]
    [InlineData("windows", "")]
    [InlineData("macos", "")]
    [InlineData("linux", "List.h.g.cs")]
    public void A_file_whose_name_changed_only_in_case_is_not_deleted(string host, string expected)
    {
        File.WriteAllText(Path.Combine(_folder, "List.h.g.cs"), "// text");
        var system = Hosts.Of(host);
        var item = new BindingsItem(BindingsReader.Read(new OptionValues(_ => "", name => name, null), "/src/list.h", path => path), Path.Combine(_folder, "list.h.g.cs"), BindingsMode.Write);
        var response = new BindgenResponse { Results = [new GeneratedBindings("/src/list.h", [new GeneratedFile("list.h", "// text")], "", 1, 0)] };
        var deleted = new BindingsWriter(new TaskLoggingHelper(new FakeBuildEngine(), "test"), _folder, system).Write([item], response);
        Assert.Equal(expected, string.Join(' ', deleted.Select(Path.GetFileName)));
        Assert.True(File.Exists(Path.Combine(_folder, "list.h.g.cs")));
    }
}
