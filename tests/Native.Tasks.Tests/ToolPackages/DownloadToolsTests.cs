using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Native.Tasks.Tests;

/// <summary>The download of tools, with a program in place of dotnet.</summary>
public sealed class DownloadToolsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("native-tasks-ä ").FullName;
    private readonly FakeBuildEngine _engine = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnixFact(Unix.Shell)]
    public void The_project_that_is_restored_has_the_sources_of_the_user()
    {
        var task = Task("cp \"$2\" project.xml");
        Assert.True(task.Execute());
        Assert.Contains("no zig, so restore downloaded Vezel.Zig.Toolsets.linux-x64 1.2.3.4 (NativeZigVersion=none prevents this)", Assert.Single(task.Summary).ItemSpec, StringComparison.Ordinal);
        Assert.Empty(task.Refused);
        var project = XDocument.Load(Path.Combine(_folder, "project.xml"));
        Assert.Equal("[1.2.3.4]", (string?)project.Descendants("PackageDownload").Single().Attribute("Version"));
        // A path is relative to the project of the user, and a URL is not a path.
        Assert.Equal($"{_folder}/feed;https://feed.test/a b/index.json", project.Descendants("RestoreSources").Single().Value);
    }

    [UnixFact(Unix.Shell)]
    public void A_package_that_exists_is_not_downloaded()
    {
        var task = Task("exit 1");
        Directory.CreateDirectory(Path.Combine(_folder, "packages/vezel.zig.toolsets.linux-x64/1.2.3.4/tools"));
        Assert.True(task.Execute());
        Assert.Empty(task.Summary);
    }

    // NuGet.config can set another directory, which the previous restore wrote to a file.
    [UnixFact(Unix.Shell)]
    public void The_directory_of_the_previous_restore_counts()
    {
        var task = Task("exit 1");
        task.RestoredProperties = Path.Combine(_folder, "a.csproj.nuget.g.props");
        Directory.CreateDirectory(Path.Combine(_folder, "elsewhere/vezel.zig.toolsets.linux-x64/1.2.3.4/tools"));
        File.WriteAllText(task.RestoredProperties, $"<NuGetPackageRoot Condition=\" '$(NuGetPackageRoot)' == '' \">{_folder}/elsewhere/</NuGetPackageRoot>");
        Assert.True(task.Execute());
        Assert.Empty(_engine.Errors);
    }

    [UnixTheory(Unix.Shell)]
    [InlineData("", false)]
    [InlineData("CMake", true)]
    public void A_failure_is_one_error_or_a_warning_if_CMake_exists(string alternative, bool succeeds)
    {
        var task = Task("echo 'tool.csproj : error NU1301: The source cannot be reached.'; exit 1", alternative);
        Assert.Equal(succeeds, task.Execute());
        Assert.Equal(succeeds ? [] : ["NSDK1012"], _engine.Errors.Select(error => error.Code));
        Assert.Equal(succeeds ? ["NSDK1013"] : [], _engine.Warnings.Select(warning => warning.Code));
        Assert.Equal(succeeds ? ["Vezel.Zig.Toolsets.linux-x64"] : [], task.Refused.Select(item => item.ItemSpec));
        Assert.Empty(task.Summary);
    }

    private DownloadTools Task(string script, string alternative = "")
    {
        var dotnet = Path.Combine(_folder, "dotnet");
        File.WriteAllText(dotnet, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new()
        {
            BuildEngine = _engine,
            TaskEnvironment = TaskEnvironment.CreateWithProjectDirectoryAndEnvironment(_folder, new Dictionary<string, string>
            {
                ["XDG_CACHE_HOME"] = _folder,
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            }),
            Packages =
            [
                new TaskItem("Vezel.Zig.Toolsets.linux-x64", new Dictionary<string, string>
                {
                    ["Tool"] = "zig", ["Version"] = "1.2.3.4", ["Folder"] = "tools", ["Property"] = "NativeZigVersion", ["IsMissing"] = "true", ["Alternative"] = alternative,
                }),
            ],
            Settings = new TaskItem("a", new Dictionary<string, string> { ["RestoreSources"] = "feed; https://feed.test/a b/index.json" }),
            Project = Path.Combine(_folder, "a.csproj"),
            PackageRoot = Path.Combine(_folder, "packages"),
            Dotnet = dotnet,
        };
    }
}
