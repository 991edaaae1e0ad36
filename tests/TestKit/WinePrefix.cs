namespace TestKit;

/// <summary>
/// The disk C: of a Windows that wine runs, for this process: a copy of the one that <c>eng/windows</c> made. The disk Z: is the root of this machine.
/// </summary>
public static class WinePrefix
{
    static WinePrefix()
    {
        EndFormerRuns();
        Copy();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(Folder);
    }

    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), "native-sdk-tests", $"wine-{Environment.ProcessId}");

    /// <summary>The environment of <c>wine</c>.</summary>
    public static IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?>
    {
        ["WINEPREFIX"] = Folder,
        ["WINEDEBUG"] = "-all",
        // Not mscoree: wine loads no assembly without it.
        ["WINEDLLOVERRIDES"] = "winedbg.exe,winemenubuilder.exe=d",
        // Names of files beyond ASCII, between wine and this machine.
        ["LC_ALL"] = "C.UTF-8",
        // wine cannot do what the runtime of .NET does to keep a page from being both writable and executable, and crashes.
        ["DOTNET_EnableWriteXorExecute"] = "0",
    };

    // What is not written there is shared with other runs.
    private static void Copy()
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
