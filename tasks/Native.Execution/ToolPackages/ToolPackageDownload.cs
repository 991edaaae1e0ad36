using Native.Core.Command;
using Native.Core.PackageTest;
using Native.Core.Platform;
using Native.Core.ToolPackages;

namespace Native.Execution;

/// <summary>
/// Downloads the package of a tool with NuGet, in a restore of its own: if it fails, the restore of the user's project has not begun, and its errors can be
/// reported as one.
/// </summary>
internal static class ToolPackageDownload
{
    /// <summary>Downloads the package unless <paramref name="isPresent"/>, and returns the cause if that fails. Returns null if the package exists.</summary>
    /// <param name="project">The project to restore.</param>
    /// <param name="dotnet">The path of dotnet.</param>
    /// <param name="processes">Starts dotnet.</param>
    /// <param name="environment">The variables of this process.</param>
    /// <param name="isPresent">Returns true if the package exists now. Another build can have downloaded it.</param>
    /// <param name="cancelled">Cancelled when the user cancels the build.</param>
    public static string? Run(ToolPackageProject project, string dotnet, ICommandRunner processes, IReadOnlyDictionary<string, string> environment,
        Func<bool> isPresent, CancellationToken cancelled)
    {
        var root = Path.Combine(UserCache.Folder(HostSystem.This, name => environment.GetValueOrDefault(name)), "tools");
        // The projects of a solution are restored at the same time.
        using var buildLock = BuildLock.Acquire(BuildLock.PathIn(root), cancelled);
        if (isPresent())
            return null;
        using var scratch = ScratchFolder.Create(root);
        foreach (var name in ConsumerProject.Boundaries)
            FileWriter.Write(Path.Combine(scratch.Path, name), ConsumerProject.EmptyProject);
        var file = Path.Combine(scratch.Path, "tool.csproj");
        FileWriter.Write(file, project.Text);
        // global.json of the user's project selects the .NET SDK. No server process remains.
        var result = processes.Run(new ProcessRequest(dotnet, ["restore", file, "-nodeReuse:false", "-v:q", "--nologo"], project.ConfigurationFolder,
            OuterBuild.WithoutVariables(environment.Keys))).GetAwaiter().GetResult();
        return result.ExitCode == 0 ? null : ToolPackageProject.Cause(result.Output + "\n" + result.Error);
    }
}
