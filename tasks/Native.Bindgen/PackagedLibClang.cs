using System.Runtime.InteropServices;
using Native.Bindgen.Clang;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.ToolPackages;
using Native.Execution;

namespace Native.Bindgen;

/// <summary>Finds the libclang in the package cache of NuGet, for the command. In a build, restore downloads it.</summary>
internal static class PackagedLibClang
{
    /// <summary>
    /// Returns the directory of the package, or an empty text if the command does not use it. Downloads the package if the machine has no libclang, unless the
    /// environment variable <c>NativeLibClangVersion</c> is <c>none</c>. Reports NSDK1012.
    /// </summary>
    /// <param name="named">The libclang that an option or the environment names, or empty.</param>
    public static string Folder(string named)
    {
        if (named.Length > 0 || ToolPackage.LibClang(HostRid, Variable("NativeLibClangVersion")) is not { } package)
            return "";
        var root = Variable("NUGET_PACKAGES") is { Length: > 0 } packages ? Path.GetFullPath(packages)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var folder = package.PathIn(root);
        if (LibClangFinder.Find("", folder).Count == 0)
            Download(package, root, () => Directory.Exists(folder));
        return folder;
    }

    private static void Download(ToolPackage package, string root, Func<bool> isPresent)
    {
        Console.Error.WriteLine($"this machine has no {package.Tool}, so NuGet downloads {package.Id} {package.Version} ({package.Property}=none prevents this)");
        var project = new ToolPackageProject(package, Environment.CurrentDirectory, new Dictionary<string, string> { ["RestorePackagesPath"] = root });
        var dotnet = Variable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : SearchPath.Find(Variable("PATH"), "dotnet") ?? "dotnet";
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>().ToDictionary(name => name, Variable);
        if (ToolPackageDownload.Run(project, dotnet, new ProcessRunner(() => new(), CancellationToken.None), variables, isPresent, CancellationToken.None) is { } cause)
            throw new NativeException(project.Failed(cause, "", null, "use --libclang PATH"));
    }

    private static string HostRid => (HostSystem.This.IsWindows ? "win" : HostSystem.This.IsMacOS ? "osx" : RuntimeInformation.RuntimeIdentifier.Contains("musl") ? "linux-musl" : "linux")
        + $"-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
