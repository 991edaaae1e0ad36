using Native.Core.Diagnostics;
using System.Xml.Linq;
using Native.Core.ToolPackages;

namespace Native.Core.Tests.ToolPackages;

/// <summary>The project that downloads a tool, and the description of its errors.</summary>
public sealed class ToolPackageProjectTests
{
    private static readonly ToolPackageProject s_project = new(ToolPackage.Zig("linux-x64", "")!, "/home/me/a b;100%",
        new Dictionary<string, string> { ["RestoreSources"] = "/feed;https://feed.test/index.json", ["RestoreConfigFile"] = "" });

    [Fact]
    public void The_project_has_the_package_and_the_sources_of_the_user()
    {
        var project = XDocument.Parse(s_project.Text);
        var download = Assert.Single(project.Descendants("PackageDownload"));
        Assert.Equal(("Vezel.Zig.Toolsets.linux-x64", "[0.14.1.1]"), ((string?)download.Attribute("Include"), (string?)download.Attribute("Version")));
        Assert.Equal("/feed;https://feed.test/index.json", Assert.Single(project.Descendants("RestoreSources")).Value);
        Assert.Equal("/home/me/a b%3B100%25", Assert.Single(project.Descendants("RestoreRootConfigDirectory")).Value);
        Assert.Empty(project.Descendants("RestoreConfigFile"));
    }

    [Fact]
    public void The_cause_is_the_error_of_NuGet_once() => Assert.Equal("NU1101: Unable to find package P. No packages exist with this id in source(s): local",
        ToolPackageProject.Cause("""
              Determining projects to restore...
            /tmp/tool.csproj : error NU1101: Unable to find package P. No packages exist with this id in source(s): local
              Failed to restore /tmp/tool.csproj (in 400 ms).
            /tmp/tool.csproj : error NU1101: Unable to find package P. No packages exist with this id in source(s): local.
            """));

    [Fact]
    public void Other_output_is_quoted() => Assert.Equal("restore failed:\n    The command could not be loaded.", ToolPackageProject.Cause("The command could not be loaded.\n"));

    [Fact]
    public void A_build_without_an_alternative_fails()
    {
        var error = s_project.Failed("NU1301: no network", "", "a.csproj", "set ZigPath to its path");
        Assert.Equal((Severity.Error, "NSDK1012", "a.csproj"), (error.Severity, error.Code, error.File));
        Assert.Equal("The package Vezel.Zig.Toolsets.linux-x64 0.14.1.1, which contains zig, was not downloaded: NU1301: no network. Expected a package source that has it: "
            + "dotnet nuget add source https://api.nuget.org/v3/index.json --name nuget.org. Or install zig and set ZigPath to its path; or, if the build does not need it, "
            + "set NativeZigVersion to none.", error.Message);
    }

    [Fact]
    public void A_build_with_CMake_continues()
    {
        var warning = s_project.Failed("NU1301: no network", "CMake", "a.csproj", "set ZigPath to its path");
        Assert.Equal((Severity.Warning, "NSDK1013"), (warning.Severity, warning.Code));
        Assert.Contains("The build uses CMake instead.", warning.Message, StringComparison.Ordinal);
        Assert.EndsWith("to keep CMake, set NativeZigVersion to none.", warning.Message, StringComparison.Ordinal);
    }
}
