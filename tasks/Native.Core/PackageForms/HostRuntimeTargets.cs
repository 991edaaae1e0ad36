using System.Xml.Linq;
using Native.Core.Package;
using Native.Core.Platform;

namespace Native.Core.PackageForms;

/// <summary>
/// Creates <c>buildTransitive/{PackageId}.targets</c> of a package with a package per RID. NuGet reads <c>runtime.json</c> only for an app with a RID. An app
/// without a RID runs on the machine that builds it, so these targets restore the package for this machine and copy its files next to the app. The target has the
/// same name and content in every package.
/// </summary>
internal static class HostRuntimeTargets
{
    private const string Item = "_NativeHostRuntime", Folder = "$(BaseIntermediateOutputPath)native-runtime/";

    // Neither the files of the user nor those of a lock file apply to the project that is restored.
    private const string Properties = "ImportDirectoryBuildProps=false;ImportDirectoryBuildTargets=false;ImportDirectoryPackagesProps=false;RestorePackagesWithLockFile=false;"
        + "RestoreSources=$([MSBuild]::Escape('$(RestoreSources)'));RestoreAdditionalProjectSources=$([MSBuild]::Escape('$(RestoreAdditionalProjectSources)'));"
        + "RestoreConfigFile=$(RestoreConfigFile);RestorePackagesPath=$(RestorePackagesPath)";

    /// <summary>Returns the text of the file.</summary>
    public static string Text(string packageId, string version, IReadOnlyList<string> rids) => PackageTargets.Text(
    [
        new("ItemGroup", new XAttribute("Condition", "'$(RuntimeIdentifier)' == '' and '$(TargetFramework)' != '' and ('$(OutputType)' == 'Exe' or '$(OutputType)' == 'WinExe')"),
            NativeTarget.All.Select(host => (Host: host.Rid, Rid: Closest(host, rids))).Where(row => row.Rid is not null).Select(row => new XElement(Item,
                new XAttribute("Include", FormPackage.RuntimeId(packageId, row.Rid!)), new XAttribute("Version", version), new XAttribute("Rid", row.Rid!),
                new XAttribute("Package", packageId),
                new XAttribute("Folder", $"$([MSBuild]::EnsureTrailingSlash('$(NuGetPackageRoot)')){FormPackage.RuntimeId(packageId, row.Rid!).ToLowerInvariant()}/{version.ToLowerInvariant()}/"),
                new XAttribute("Condition", $"'$(NETCoreSdkPortableRuntimeIdentifier)' == '{row.Host}'")))),
        Restore(), Copy(), Warning(),
    ]);

    /// <summary>Returns the RID whose package an app on <paramref name="host"/> uses, as NuGet selects it, or null.</summary>
    public static string? Closest(NativeTarget host, IReadOnlyList<string> rids) => new[]
    {
        host.Rid,
        host.IsMacOS ? "osx" : "",
        host.System == TargetSystem.LinuxMusl ? host.Rid.Replace("-musl", "", StringComparison.Ordinal) : "",
    }.FirstOrDefault(rids.Contains);

    private static XElement Restore() => Target("_NativeRestoreHostRuntime", "",
        Group(Element("_NativeMissingRuntime", ("Include", $"@({Item})"), ("Condition", "!Exists('%(Folder)')"))),
        // An attribute of a task cannot contain an item list in the middle of a text.
        new("PropertyGroup", new XElement("_NativeRestoreText",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net$(BundledNETCoreAppTargetFrameworkVersion)</TargetFramework></PropertyGroup><ItemGroup>"
            + "@(_NativeMissingRuntime->'<PackageDownload Include=\"%(Identity)\" Version=\"[%(Version)]\" />', '')</ItemGroup></Project>")),
        Element("WriteLinesToFile", ("File", $"{Folder}restore.proj"), ("Overwrite", "true"), ("WriteOnlyWhenDifferent", "true"), ("Condition", "'@(_NativeMissingRuntime)' != ''"),
            ("Lines", "$(_NativeRestoreText)")),
        Element("MSBuild", ("Projects", $"{Folder}restore.proj"), ("Targets", "Restore"), ("Properties", Properties), ("Condition", "'@(_NativeMissingRuntime)' != ''")));

    private static XElement Copy() => Target("_NativeCopyHostRuntime", "_NativeRestoreHostRuntime",
        Group(
            Element("_NativeHostRuntimeFile", ("Include", $"%({Item}.Folder)runtimes/%({Item}.Rid)/native/**")),
            Element("ContentWithTargetPath", ("Include", "@(_NativeHostRuntimeFile)"), ("TargetPath", "%(RecursiveDir)%(Filename)%(Extension)"),
                ("CopyToOutputDirectory", "PreserveNewest"), ("CopyToPublishDirectory", "PreserveNewest"), ("Pack", "false"))));

    private static XElement Warning() => new("Target", new XAttribute("Name", "_NativeWarnOfHostRuntime"), new XAttribute("BeforeTargets", "PrepareForPublish"),
        Element("Warning", ("Condition", $"'@({Item})' != ''"), ("Code", "NSDK6052"),
            ("Text", $"The app is published without a RID, so it contains the native libraries of @({Item}->'%(Package)', ', ') only for @({Item}->'%(Rid)'). Expected a RID: "
                + $"dotnet publish -r <RID>; or a PackageReference for each RID: @({Item}).")));

    private static XElement Target(string name, string after, params XElement[] content) => new("Target", new XAttribute("Name", name),
        new XAttribute("BeforeTargets", "AssignTargetPaths"), after.Length > 0 ? new XAttribute("DependsOnTargets", after) : null,
        new XAttribute("Condition", $"'@({Item})' != '' and '$(DesignTimeBuild)' != 'true'"), content);

    private static XElement Group(params XElement[] items) => new("ItemGroup", items);

    private static XElement Element(string name, params (string Name, string Value)[] attributes) => PackageTargets.Element(name, attributes);
}
