namespace Packages.Tests;

/// <summary>Tests the workflows in docs/ci: their steps build, test and publish a package.</summary>
public sealed class WorkflowTests : IDisposable
{
    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    // TemplateTests run one-machine.yml, with a project that a template creates.
    [Fact]
    public void The_steps_publish_a_package_for_all_RIDs()
    {
        AddRepository();
        Directory.CreateDirectory(_test["nuget.org"]);
        var workflow = new Workflow(_test, Path.Combine(Repository.Root, "docs/ci/many-machines.yml"), "repository") { Variables = { ["NUGET_SOURCE"] = _test["nuget.org"] } };
        Assert.Equal("build build build build build build build build build pack pack pack test test publish", string.Join(' ', workflow.Run().Select(step => step.Job)));
        Assert.Equal(
            ["linux-arm64", "linux-musl-arm64", "linux-musl-x64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64"],
            PackageFile.Rids(_test["nuget.org/hello.1.2.0.nupkg"]));
    }

    // A project in the root of a repository, with the program that tests the package.
    private void AddRepository()
    {
        _test.Copy(Path.Combine(Repository.Root, "tests/EndToEnd.Tests/Pages/Given/package-tests/hello"), "repository");
        _test.Write("repository/hello.csproj", """
            <Project Sdk="Native.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <NativePackageTest>package-test.cs</NativePackageTest>
              </PropertyGroup>
            </Project>
            """);
        _test.Write("repository/package-test.cs", "return Hello.Add(2, 3) == 5 ? 0 : 1;\n");
        _test.Commit("repository");
    }
}
