using Native.Core.Platform;

namespace Native.Execution.Tests;

public sealed class SearchPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SearchPathTests()
    {
        Directory.CreateDirectory(_folder["1"]);
        Directory.CreateDirectory(_folder["2"]);
        File.WriteAllText(_folder["2/zig"], "");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_folder_that_contains_one_of_the_names_is_used()
    {
        var path = $"{_folder["1"]}{Path.PathSeparator}{_folder["2"]}{Path.PathSeparator}";
        Assert.Equal(_folder["2/zig"], SearchPath.Find(path, "zig"));
        Assert.Equal(_folder["2/zig"], SearchPath.Find(path, "cc", "zig"));
        Assert.Equal(_folder["2/zig"], SearchPath.Find("", _folder["2/zig"]));
        Assert.Null(SearchPath.Find(path, "cc"));
        Assert.Null(SearchPath.Find(null, "zig"));
    }

    [Fact]
    public void On_Windows_a_program_has_an_extension_and_a_folder_can_have_quotation_marks()
    {
        var path = $"{_folder["1"]};\"{_folder["2"]}\"";
        Assert.Null(SearchPath.FindOn(HostSystem.Windows, path, "zig"));
        File.WriteAllText(_folder["2/zig.cmd"], "");
        Assert.Equal(_folder["2/zig.cmd"], SearchPath.FindOn(HostSystem.Windows, path, "zig"));
        Assert.Equal(_folder["2/zig.cmd"], SearchPath.FindOn(HostSystem.Windows, path, "zig.cmd"));
        File.WriteAllText(_folder["2/zig.exe"], "");
        Assert.Equal(_folder["2/zig.exe"], SearchPath.FindOn(HostSystem.Windows, path, "zig"));
        Assert.Equal(_folder["2/zig"], SearchPath.FindOn(HostSystem.MacOS, $"{_folder["1"]}:{_folder["2"]}", "zig"));
    }
}
