namespace Windows.Tests;

/// <summary>
/// Windows as the build machine: <c>dotnet.exe</c> and <c>zig.exe</c> from <c>eng/windows</c>, run by wine with a drive C: for this test run.
/// Drive Z: is the root directory of this machine.
/// </summary>
public sealed class WineHost : BuildHost
{
    private static readonly string[] s_projects = ["build", "clean", "msbuild", "pack", "publish", "restore"];

    /// <summary>The directory of this test run.</summary>
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
            // Encoding of non-ASCII file names between wine and this machine.
            ["LC_ALL"] = "C.UTF-8",
            // wine does not support the W^X memory protection of the runtime, and crashes.
            ["DOTNET_EnableWriteXorExecute"] = "0",
            ["DOTNET_ROOT"] = WindowsPath.Of(dotnet),
            // The dotnet that runs the tests sets this variable to its own path.
            ["DOTNET_ROOT_X64"] = null,
            ["DOTNET_HOST_PATH"] = null,
            ["ZIG"] = WindowsPath.Of(Path.Combine(Repository.Windows, "tools", "zig.exe")),
            ["UseSharedCompilation"] = "false",
            // The .NET SDK of this machine lacks the Windows Desktop packs and the package pruning data for Windows targets.
            ["DisableTransitiveFrameworkReferenceDownloads"] = "true",
            ["AllowMissingPrunePackageData"] = "true",
        };
    }

    /// <summary>
    /// Returns the program to start for a Windows program, and its first arguments. Processes that remain after it ends, such as an MSBuild server or
    /// the wine server, keep its outputs open, so the outputs go through a file.
    /// </summary>
    public static IReadOnlyList<string> Wine { get; } =
        ["sh", "-c", "output=$(mktemp); wine \"$@\" < /dev/null > \"$output\" 2>&1; code=$?; cat \"$output\"; rm \"$output\"; exit $code", "wine"];

    /// <summary>The only instance: its processes share a drive and a server.</summary>
    public static WineHost Instance { get; } = new();

    /// <inheritdoc/>
    public override string Packages { get; } = Path.Combine(Repository.Cache, "nuget-windows");

    /// <inheritdoc/>
    public override IReadOnlyList<string> Dotnet { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string?> Variables { get; }

    /// <inheritdoc/>
    public override string NameOf(string path) => WindowsPath.Of(path);

    /// <summary>MSBuild does not find a project automatically under wine: the arguments name the project in the directory.</summary>
    public override IReadOnlyList<string> Arguments(string folder, IReadOnlyList<string> arguments)
    {
        var hasProject = arguments.Any(argument => argument.EndsWith("proj", StringComparison.Ordinal) || argument.EndsWith(".sln", StringComparison.Ordinal));
        var projects = Directory.GetFiles(folder, "*.*proj");
        return hasProject || projects.Length != 1 ? arguments
            : s_projects.Contains(arguments[0]) ? [arguments[0], Path.GetFileName(projects[0]), .. arguments.Skip(1)]
            : arguments[0] == "run" ? ["run", "--project", Path.GetFileName(projects[0]), .. arguments.Skip(1)]
            : arguments;
    }

    // Files that are not written there are shared with other runs.
    private static void CopyPrefix()
    {
        var (warm, windows) = (Path.Combine(Repository.Windows, "prefix"), Path.Combine("drive_c", "windows"));
        Directory.CreateDirectory(Folder);
        Tool.Run("tar", ["-C", warm, $"--exclude=./{windows}", "-cf", $"{Folder}.tar", "."]).Succeeds();
        Tool.Run("tar", ["-C", Folder, "-xf", $"{Folder}.tar"]).Succeeds();
        File.Delete($"{Folder}.tar");
        File.CreateSymbolicLink(Path.Combine(Folder, windows), Path.Combine(warm, windows));
    }

    // Deletes the files of a run that was killed.
    private static void EndFormerRuns()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        foreach (var folder in Directory.GetDirectories(Path.GetDirectoryName(Folder)!, "wine-*"))
        {
            if (!Directory.Exists($"/proc/{folder[(folder.LastIndexOf('-') + 1)..]}"))
                End(folder);
        }
    }

    // Ends all Windows processes of a test run, and deletes its drive. This takes longer than the test process may take to end. On the
    // drive, only the link to the shared files is deleted, and not its target.
    private static void End(string folder) => Tool.Run(
        "sh", ["-c", "setsid sh -c 'wineserver --kill; wineserver --wait; rm -rf \"$WINEPREFIX\"' > /dev/null 2>&1 < /dev/null &"],
        environment: new Dictionary<string, string?> { ["WINEPREFIX"] = folder });
}
