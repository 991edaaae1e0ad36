namespace Windows.Tests;

/// <summary>
/// Windows as the machine that builds: <c>dotnet.exe</c> and <c>zig.exe</c> of <c>eng/windows</c>, run by wine with a disk C: of this test run.
/// The disk Z: is the root of this machine.
/// </summary>
public sealed class WineHost : BuildHost
{
    private static readonly string[] s_projects = ["build", "clean", "msbuild", "pack", "publish", "restore"];

    /// <summary>The folder of this test run.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), "native-sdk-tests", $"wine-{Environment.ProcessId}");

    private WineHost()
    {
        EndFormerRuns();
        CopyPrefix();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(Folder);
        var dotnet = Path.Combine(Repository.Windows, "dotnet");
        Dotnet = [.. Wine, Path.Combine(dotnet, "dotnet.exe")];
        Variables = new Dictionary<string, string?>
        {
            ["WINEPREFIX"] = Folder,
            ["WINEDEBUG"] = "-all",
            ["WINEDLLOVERRIDES"] = "winedbg.exe,winemenubuilder.exe=d",
            // Names of files beyond ASCII, between wine and this machine.
            ["LC_ALL"] = "C.UTF-8",
            // wine cannot do what the runtime does to keep a page from being both writable and executable, and crashes.
            ["DOTNET_EnableWriteXorExecute"] = "0",
            ["DOTNET_ROOT"] = WindowsPath.Of(dotnet),
            // The dotnet that runs the tests has named itself.
            ["DOTNET_ROOT_X64"] = null,
            ["DOTNET_HOST_PATH"] = null,
            ["ZIG"] = WindowsPath.Of(Path.Combine(Repository.Windows, "tools", "zig.exe")),
            ["UseSharedCompilation"] = "false",
            // What the .NET SDK of this machine lacks: packs of the desktop of Windows, and what a target of Windows has built in.
            ["DisableTransitiveFrameworkReferenceDownloads"] = "true",
            ["AllowMissingPrunePackageData"] = "true",
        };
    }

    /// <summary>
    /// The program to start for a program of Windows, and its first arguments. What stays when that one ended, such as a server of MSBuild and that
    /// of wine, holds its outputs open, so they go through a file.
    /// </summary>
    public static IReadOnlyList<string> Wine { get; } =
        ["sh", "-c", "output=$(mktemp); wine \"$@\" < /dev/null > \"$output\" 2>&1; code=$?; cat \"$output\"; rm \"$output\"; exit $code", "wine"];

    /// <summary>The only one: its processes share a disk and a server.</summary>
    public static WineHost Instance { get; } = new();

    /// <inheritdoc/>
    public override string Packages { get; } = Path.Combine(Repository.Cache, "nuget-windows");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Dotnet { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string?> Variables { get; }

    /// <inheritdoc/>
    public override string NameOf(string path) => WindowsPath.Of(path);

    /// <summary>MSBuild does not find a project by itself there: the arguments name the one in the folder.</summary>
    public override IReadOnlyList<string> Arguments(string folder, IReadOnlyList<string> arguments)
    {
        var hasProject = arguments.Any(argument => argument.EndsWith("proj", StringComparison.Ordinal) || argument.EndsWith(".sln", StringComparison.Ordinal));
        var projects = Directory.GetFiles(folder, "*.*proj");
        return hasProject || projects.Length != 1 ? arguments
            : s_projects.Contains(arguments[0]) ? [arguments[0], Path.GetFileName(projects[0]), .. arguments.Skip(1)]
            : arguments[0] == "run" ? ["run", "--project", Path.GetFileName(projects[0]), .. arguments.Skip(1)]
            : arguments;
    }

    // What is not written there is shared with other runs.
    private static void CopyPrefix()
    {
        var (warm, windows) = (Path.Combine(Repository.Windows, "prefix"), Path.Combine("drive_c", "windows"));
        Directory.CreateDirectory(Folder);
        Tool.Run("tar", ["-C", warm, $"--exclude=./{windows}", "-cf", $"{Folder}.tar", "."]).Succeeds();
        Tool.Run("tar", ["-C", Folder, "-xf", $"{Folder}.tar"]).Succeeds();
        File.Delete($"{Folder}.tar");
        File.CreateSymbolicLink(Path.Combine(Folder, windows), Path.Combine(warm, windows));
    }

    // What a run left that was killed.
    private static void EndFormerRuns()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        foreach (var folder in Directory.GetDirectories(Path.GetDirectoryName(Folder)!, "wine-*"))
        {
            if (!Directory.Exists($"/proc/{folder[(folder.LastIndexOf('-') + 1)..]}"))
                End(folder);
        }
    }

    // Ends every process of Windows of a test run, and removes its disk. It takes longer than the process of the tests is given to end. Of the
    // disk, the link to what is shared goes, and not what is behind it.
    private static void End(string folder) => Tool.Run(
        "sh", ["-c", "setsid sh -c 'wineserver --kill; wineserver --wait; rm -rf \"$WINEPREFIX\"' > /dev/null 2>&1 < /dev/null &"],
        environment: new Dictionary<string, string?> { ["WINEPREFIX"] = folder });
}
