using System.Xml.Linq;
using Native.Core.BuildScripts;
using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Core.ToolPackages;

/// <summary>Represents the project whose restore downloads a tool. It contains nothing else, so that its errors concern the tool only.</summary>
/// <param name="Package">The package of the tool.</param>
/// <param name="ConfigurationFolder">The directory in which NuGet looks for <c>NuGet.config</c> first: that of the user's project.</param>
/// <param name="Settings">Properties of the user's project that select package sources and directories. Empty values are ignored.</param>
public sealed record ToolPackageProject(ToolPackage Package, string ConfigurationFolder, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>The properties that restore reads to find packages.</summary>
    public static IReadOnlyList<string> SettingNames { get; } =
        ["RestorePackagesPath", "RestoreSources", "RestoreAdditionalProjectSources", "RestoreFallbackFolders", "RestoreConfigFile", "RestoreRootConfigDirectory"];

    /// <summary>The text of the project file.</summary>
    public string Text => new XElement("Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            // A framework without packages of its own.
            new XElement("TargetFramework", "netstandard2.0"),
            new XElement("DisableImplicitFrameworkReferences", "true"),
            new XElement("NuGetAudit", "false"),
            new XElement("RestoreRootConfigDirectory", ItemText.Escape(ConfigurationFolder)),
            Settings.Where(setting => setting.Value.Length > 0).Select(setting => new XElement(setting.Key, setting.Value))),
        new XElement("ItemGroup",
            new XElement("PackageDownload", new XAttribute("Include", Package.Id), new XAttribute("Version", $"[{Package.Version}]")))).ToString();

    /// <summary>Returns the cause of a failed restore, without a period.</summary>
    /// <param name="output">The output of restore.</param>
    public static string Cause(string output) => ScriptFailure.CompilerErrors(output).Select(error => $"{error.Code}: {error.Message.TrimEnd('.')}").Distinct().ToList() is { Count: > 0 } errors
        ? string.Join("; ", errors)
        : $"restore failed:\n{ScriptFailure.LastLines(output)}";

    /// <summary>Describes a download that failed: NSDK1012, or the warning NSDK1013 if the build has an alternative to the tool.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="alternative">The program that the build uses in place of the tool, or empty.</param>
    /// <param name="project">The project file, or null.</param>
    /// <param name="fix">How to name an installed tool: <c>set ZigPath to its path</c>.</param>
    public Diagnostic Failed(string cause, string alternative, string? project, string fix)
    {
        var found = $"The package {Package.Id} {Package.Version}, which contains {Package.Tool}, was not downloaded: {cause}. ";
        var expected = "Expected a package source that has it: dotnet nuget add source https://api.nuget.org/v3/index.json --name nuget.org. "
            + $"Or install {Package.Tool} and {fix}";
        return alternative.Length > 0
            ? new(Severity.Warning, "NSDK1013", $"{found}The build uses {alternative} instead. {expected}; or, to keep {alternative}, set {Package.Property} to none.", project)
            : Diagnostic.Error("NSDK1012", $"{found}{expected}; or, if the build does not need it, set {Package.Property} to none.", project);
    }
}
