using Microsoft.Build.Utilities;

namespace Native.Tasks.Tests;

public sealed class CheckProjectTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-sdk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_without_mistakes_is_stamped()
    {
        Assert.Empty(Run("<Project Sdk=\"Native.Sdk\" />").Codes);
        Assert.True(File.Exists(Stamp));
    }

    [Fact]
    public void A_mistake_is_reported_again_by_the_next_build()
    {
        Assert.Equal(["NSDK9005"], Run("<Project><PropertyGroup><NativeOptimisation>3</NativeOptimisation></PropertyGroup></Project>").Codes);
        Assert.False(File.Exists(Stamp));
    }

    [Fact]
    public void The_wrong_order_of_SDKs_is_an_error_if_this_SDK_imports_that_of_dotnet()
    {
        const string Project = "<Project Sdk=\"Native.Sdk;Microsoft.NET.Sdk.Web\" />";
        Assert.Equal((false, "NSDK9001"), (Run(Project).Succeeded, Run(Project).Codes.Single()));
        Assert.Empty(Run(Project, wraps: false).Codes);
    }

    [Fact]
    public void Restore_does_not_check_names_which_the_build_does()
    {
        Assert.Empty(Run("<Project><PropertyGroup><NativeOptimisation>3</NativeOptimisation></PropertyGroup></Project>", restoring: true).Codes);
        Assert.False(File.Exists(Stamp));
    }

    private string Stamp => Path.Combine(_folder, "obj/native/project.checked");

    private (bool Succeeded, IReadOnlyList<string> Codes) Run(string project, bool wraps = true, bool restoring = false)
    {
        var path = Path.Combine(_folder, "a.csproj");
        File.WriteAllText(path, project);
        var engine = new FakeBuildEngine();
        var task = new CheckProject { BuildEngine = engine, ProjectFiles = [new TaskItem(path)], WrapsNetSdk = wraps, IsRestoring = restoring, Stamp = Stamp };
        return (task.Execute(), [.. engine.Errors.Select(error => error.Code), .. engine.Warnings.Select(warning => warning.Code)]);
    }
}
