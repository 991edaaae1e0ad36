namespace Native.UpToDate.Tests;

/// <summary>The libclang that a build uses, and the package that restore adds.</summary>
public sealed class FindLibClangTests
{
    private const string Package = "/packages/libclang.runtime.linux-x64/22.1.8/runtimes/linux-x64/native";

    [Theory]
    [InlineData("", "", "", "", Package)]
    [InlineData("/opt/llvm", "20.1.2", "/env", "/opt/llvm", "")]
    [InlineData("", "20.1.2", "/env", "/packages/libclang.runtime.linux-x64/20.1.2/runtimes/linux-x64/native", "")]
    [InlineData("", "", "/env", "/env", "")]
    [InlineData("", "none", "/env", "/env", "")]
    [InlineData("", "none", "", "", "")]
    public void The_first_setting_counts_and_a_package_is_the_last_resort(string path, string version, string variable, string named, string packaged)
    {
        var task = Task(version);
        (task.LibClangPath, task.LibClangVariable) = (path, variable);
        Assert.True(task.Execute());
        Assert.Equal((named, packaged), (Slashes(task.Named), Slashes(task.Packaged)));
        Assert.Empty(task.Packages);
    }

    [Fact]
    public void Restore_downloads_the_version_of_the_project_in_any_case()
    {
        var task = Task("20.1.2");
        task.IsRestoring = true;
        Assert.True(task.Execute());
        var item = Assert.Single(task.Packages);
        Assert.Equal(("libclang.runtime.linux-x64", "20.1.2", "true"), (item.ItemSpec, item.GetMetadata("Version"), item.GetMetadata("IsMissing")));
    }

    private static FindLibClang Task(string version) => new() { LibClangVersion = version, PackageRoot = "/packages", HostRid = "linux-x64" };

    private static string Slashes(string path) => path.Replace('\\', '/');
}
