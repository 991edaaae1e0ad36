using System.Runtime.InteropServices;
using Native.Bindgen.Clang;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.ToolPackages;
using Native.Execution;

namespace Native.Bindgen;

/// <summary>Finds zig and libclang in the package cache of NuGet, for commands. In a build, restore downloads them.</summary>
internal static class PackagedTools
{
    /// <summary>
    /// Returns the directory of libclang, or an empty text if the command does not use the package. Downloads the package if the machine has no libclang, unless
    /// the environment variable <c>NativeLibClangVersion</c> is <c>none</c>. Reports NSDK1012.
    /// </summary>
    /// <param name="named">The libclang that an option or the environment names, or empty.</param>
    public static string LibClang(string named)
    {
        if (named.Length > 0 || ToolPackage.LibClang(HostRid, Variable("NativeLibClangVersion")) is not { } package)
            return "";
        var folder = package.PathIn(Root);
        if (LibClangFinder.Find("", folder).Count == 0 && Download(package, () => Directory.Exists(folder)) is { } failure)
            throw new NativeException(failure("", "use --libclang PATH"));
        return folder;
    }

    /// <summary>
    /// Returns the full path of zig for a machine without zig. Downloads its package, unless the environment variable <c>NativeZigVersion</c> is <c>none</c>. Returns
    /// null with the warning NSDK1013 if that fails.
    /// </summary>
    public static (string? Path, Diagnostic? Warning) Zig()
    {
        if (ToolPackage.Zig(HostRid, Variable("NativeZigVersion")) is not { } package)
            return (null, null);
        var program = Path.Combine(package.PathIn(Root), HostSystem.This.ProgramNames("zig").First());
        return File.Exists(program) || Download(package, () => File.Exists(program)) is not { } failure ? (program, null)
            : (null, failure("the compiler of this machine", "use --zig PATH"));
    }

    private static string Root => Variable("NUGET_PACKAGES") is { Length: > 0 } packages ? Path.GetFullPath(packages)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    // Returns null if the package exists afterwards, otherwise a function that describes the failure.
    private static Func<string, string, Diagnostic>? Download(ToolPackage package, Func<bool> isPresent)
    {
        Console.Error.WriteLine($"this machine has no {package.Tool}, so NuGet downloads {package.Id} {package.Version} ({package.Property}=none prevents this)");
        var project = new ToolPackageProject(package, Environment.CurrentDirectory, new Dictionary<string, string> { ["RestorePackagesPath"] = Root });
        var dotnet = Variable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : SearchPath.Find(Variable("PATH"), "dotnet") ?? "dotnet";
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>().ToDictionary(name => name, Variable);
        return ToolPackageDownload.Run(project, dotnet, new ProcessRunner(() => new(), CancellationToken.None), variables, isPresent, CancellationToken.None) is not { } cause ? null
            : (alternative, fix) => project.Failed(cause, alternative, null, fix);
    }

    private static string HostRid => (HostSystem.This.IsWindows ? "win" : HostSystem.This.IsMacOS ? "osx" : RuntimeInformation.RuntimeIdentifier.Contains("musl") ? "linux-musl" : "linux")
        + $"-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? "";
}
