using Microsoft.Build.Framework;
using Native.Tasks.Tests;

namespace Native.UpToDate.Tests;

public sealed class FindNodeHeadersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-node-ä ").FullName;
    private readonly FakeBuildEngine _engine = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("headers")]
    [InlineData("headers/include")]
    [InlineData("headers/include/node")]
    public void A_named_directory_contains_the_header_or_an_installation(string place)
    {
        Write($"{place}/node_api.h");
        var task = Find(headers: Path.Combine(_folder, "headers"));
        Assert.True(task.Execute());
        Assert.Equal(Path.GetFullPath(Path.Combine(_folder, place)), task.Folder);
        Assert.False(task.IsMissing);
    }

    [Fact]
    public void A_named_directory_without_the_header_is_an_error()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "headers"));
        Assert.False(Find(headers: Path.Combine(_folder, "headers"), version: "1.5.0").Execute());
        var error = Assert.Single(_engine.Errors);
        Assert.Equal(("NSDK4018", "/p/p.csproj"), (error.Code, error.File));
    }

    [Fact]
    public void A_version_that_is_not_in_the_cache_must_be_downloaded()
    {
        var task = Find(version: $"0.0.{Environment.ProcessId}");
        Assert.True(task.Execute());
        Assert.True(task.IsMissing);
        Assert.EndsWith(Path.Combine("node-api-headers", $"0.0.{Environment.ProcessId}", "include"), task.Folder);
    }

    [UnixFact(Unix.Cache)]
    public void A_version_in_the_cache_is_not_downloaded_again()
    {
        var task = Find(version: "1.5.0");
        task.TaskEnvironment = TaskEnvironment.CreateWithProjectDirectoryAndEnvironment(_folder, new Dictionary<string, string> { ["XDG_CACHE_HOME"] = _folder });
        Assert.True(task.Execute());
        Assert.True(task.IsMissing);
        Assert.Equal(Path.Combine(_folder, "native-sdk", "node-api-headers", "1.5.0", "include"), task.Folder);

        Write("native-sdk/node-api-headers/1.5.0/include/node_api.h");
        Assert.True(task.Execute());
        Assert.False(task.IsMissing);
    }

    private FindNodeHeaders Find(string headers = "", string version = "") => new() { BuildEngine = _engine, Project = "/p/p.csproj", Headers = headers, Version = version };

    private void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
        File.WriteAllText(Path.Combine(_folder, path), "");
    }
}
