using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Packages.Tests;

/// <summary>Tests the packages of this repository as they are published, and the workflow that publishes them.</summary>
public sealed partial class ReleaseTests : IDisposable
{
    private static readonly string s_version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    private readonly TestFolder _test = new();

    public ReleaseTests()
    {
        _test.Variables["NATIVE_SDK_TOOLS"] = Repository.Tools;
        // The packages that the repository builds with are those of this machine.
        _test.Variables["NUGET_PACKAGES"] = null;
    }

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData("Native.Sdk", true)]
    [InlineData("Native.Build", true)]
    [InlineData("Native.Bindgen", true)]
    [InlineData("Native.Tool", true)]
    [InlineData("Native.Sdk.Templates", false)]
    public void A_package_has_all_metadata(string id, bool hasAssemblies)
    {
        var package = Path.Combine(Repository.Feed, $"{id}.{s_version}.nupkg");
        PackageFile.Extract(package, $"{id}.nuspec", _test["nuspec"]);
        var metadata = XDocument.Load(_test["nuspec"]).Root!.Elements().Single().Elements().ToDictionary(element => element.Name.LocalName);
        foreach (var name in new[] { "description", "tags", "license", "projectUrl", "icon", "readme", "releaseNotes", "authors" })
            Assert.NotEqual("", metadata[name].Value);
        Assert.Equal("git", metadata["repository"].Attribute("type")!.Value);
        var files = PackageFile.Names(package);
        Assert.Contains("icon.png", files);
        Assert.Contains("README.md", files);
        var symbols = Path.Combine(Repository.Feed, $"{id}.{s_version}.snupkg");
        var allFiles = File.Exists(symbols) ? files.Concat(PackageFile.Names(symbols)) : files;
        Assert.Equal(hasAssemblies, allFiles.Any(file => file.EndsWith("/Native.Core.pdb", StringComparison.Ordinal)));
    }

    // NuGet uses the files of linux-x64 for linux-musl-x64 too, unless the package has others.
    [Theory]
    [InlineData("any", false)]
    [InlineData("linux-x64", true)]
    [InlineData("linux-arm64", true)]
    [InlineData("linux-musl-x64", false)]
    [InlineData("linux-musl-arm64", false)]
    [InlineData("osx-arm64", false)]
    [InlineData("win-x64", false)]
    public void The_generator_is_a_native_program_on_Linux_with_glibc(string rid, bool isNative)
    {
        var (package, folder) = (Path.Combine(Repository.Feed, $"Native.Bindgen.{s_version}.nupkg"), $"tools/net10.0/{rid}/");
        PackageFile.Extract(package, $"{folder}DotnetToolSettings.xml", _test["settings.xml"]);
        var command = XDocument.Load(_test["settings.xml"]).Descendants("Command").Single();
        var (program, runner) = (command.Attribute("EntryPoint")!.Value, command.Attribute("Runner")!.Value);
        Assert.Equal(isNative ? ("Native.Bindgen", "executable") : ("Native.Bindgen.dll", "dotnet"), (program, runner));
        Assert.Contains(folder + program, PackageFile.Names(package));
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    public void The_native_generator_runs(string rid)
    {
        PackageFile.Extract(Path.Combine(Repository.Feed, $"Native.Sdk.{s_version}.nupkg"), $"tasks/{rid}/Native.Bindgen", _test["generator"]);
        File.SetUnixFileMode(_test["generator"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.Equal($"{s_version}\n", Foreign.Run(rid, _test["generator"], "--version").Succeeds());
    }

    [Fact]
    public void The_release_workflow_packs_and_publishes()
    {
        Directory.CreateDirectory(_test["nuget.org"]);
        var path = Path.Combine(Repository.Root, ".github/workflows/release.yml");
        var workflow = new Workflow(_test, path, Repository.Root) { Tag = $"v{s_version}", TestJob = "test", Variables = { ["NUGET_SOURCE"] = _test["nuget.org"] } };
        Assert.NotEmpty(workflow.Run());
        Assert.Equal(
            ["Native.Bindgen", "Native.Build", "Native.Sdk", "Native.Sdk.Templates", "Native.Tool"],
            Directory.GetFiles(_test["nuget.org"], "*.nupkg").Select(file => Path.GetFileName(file).Replace($".{s_version}.nupkg", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        // Symbols name the sources by their address and not by their path on the machine.
        PackageFile.Extract(_test[$"nuget.org/Native.Sdk.{s_version}.nupkg"], "tasks/Native.Tasks.pdb", _test["symbols"]);
        Assert.DoesNotContain(_test["jobs"], System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(_test["symbols"])));
    }

    [Fact]
    public void A_tag_that_is_not_the_version_is_not_released()
    {
        var path = Path.Combine(Repository.Root, ".github/workflows/release.yml");
        var workflow = new Workflow(_test, path, Repository.Root) { Tag = "v99.0.0", TestJob = "test" };
        var error = Assert.Throws<InvalidOperationException>(() => workflow.Run());
        Assert.Contains($"::error::The tag is v99.0.0, and Directory.Build.props has the version {s_version}.", error.Message);
    }

    [Fact]
    public void A_member_that_was_removed_since_the_previous_release_is_an_error()
    {
        foreach (var folder in new[] { "tasks/Native.Build", "tasks/Native.Core", "tasks/Native.Execution", "eng" })
            _test.Copy(Path.Combine(Repository.Root, folder), folder);
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig" })
            File.Copy(Path.Combine(Repository.Root, file), _test[file]);
        var (source, member) = ("tasks/Native.Build/Emit.cs", "public static void Copy(");
        Assert.Contains(member, _test.Read(source));
        _test.Write(source, _test.Read(source).Replace(member, "internal static void Copy(", StringComparison.Ordinal));
        var output = Tool.Run("dotnet",
            ["pack", "-c", "Release", "-p:Version=99.0.0", $"-p:PackageValidationBaselineVersion={s_version}", $"-p:RestoreAdditionalProjectSources={Repository.Feed}"],
            _test["tasks/Native.Build"], _test.Variables).Fails();
        Assert.True(output.Contains("CP0002", StringComparison.Ordinal) && output.Contains("Emit.Copy", StringComparison.Ordinal), output);
    }

    // Pages, samples and templates are complete files, so that they can be read and built as they are.
    [Fact]
    public void Files_name_the_version_of_this_repository()
    {
        var files = Tool.Run("git", ["ls-files", "README.md", "docs", "samples", "templates", "tasks/*.md", "bench", "tests/TestKit"], Repository.Root).Succeeds()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(file => Path.Combine(Repository.Root, file)).Where(File.Exists).ToList();
        var named = files.SelectMany(file => NamedVersion().Matches(File.ReadAllText(file)).Select(match => (File: file, Version: match.Groups[1].Value))).ToList();
        Assert.True(named.Count > 10);
        Assert.All(named, entry => Assert.True(entry.Version == s_version, $"{entry.File} names {entry.Version}; the version is {s_version}."));
    }

    // Native.Sdk/1.2.3, Native.Build@1.2.3, "Native.Sdk": "1.2.3", Include="Native.Sdk" Version="1.2.3"
    [GeneratedRegex("""\bNative\.(?:Sdk|Build|Bindgen|Tool)(?:[/@]|": "|" Version=")(\d+\.\d+\.\d+)""")]
    private static partial Regex NamedVersion();
}
