using Microsoft.Build.Utilities;
using Native.Tasks.Tests;

namespace Native.UpToDate.Tests;

public sealed class CheckPackageSizeTests
{
    [Theory]
    [InlineData("a.nupkg", 199_999_999, false)]
    [InlineData("a.nupkg", 212_000_000, true)]
    [InlineData("a.nuspec", 212_000_000, false)]
    public void A_package_near_the_limit_is_a_warning(string name, long size, bool isWarned)
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, name);
        // The disk stores no content for it.
        using (var file = File.Create(path))
            file.SetLength(size);
        var engine = new FakeBuildEngine();
        Assert.True(new CheckPackageSize { BuildEngine = engine, Project = "/p/lib.csproj", Packages = [new TaskItem(path), new TaskItem(path + ".missing.nupkg")] }.Execute());
        Assert.Equal(isWarned ? ["NSDK6051"] : [], engine.Warnings.Select(warning => warning.Code));
        Assert.All(engine.Warnings, warning => Assert.Contains($"{name} has 212 MB", warning.Message));
        folder.Delete(recursive: true);
    }
}
