namespace TestKit;

/// <summary>
/// The drive C: that wine uses in this process: a copy of the one that <c>eng/windows</c> created. Drive Z: is the root directory of this machine.
/// </summary>
public static class WinePrefix
{
    static WinePrefix()
    {
        EndFormerRuns();
        Copy();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End(Folder);
    }

    /// <summary>The directory of the prefix.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), "native-sdk-tests", $"wine-{Environment.ProcessId}");

    /// <summary>The environment variables of <c>wine</c>.</summary>
    public static IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?>
    {
        ["WINEPREFIX"] = Folder,
        ["WINEDEBUG"] = "-all",
        // mscoree must stay enabled, because wine needs it to load assemblies.
        ["WINEDLLOVERRIDES"] = "winedbg.exe,winemenubuilder.exe=d",
        // Encoding of non-ASCII file names between wine and this machine.
        ["LC_ALL"] = "C.UTF-8",
        // wine does not support the W^X memory protection of the .NET runtime, and crashes.
        ["DOTNET_EnableWriteXorExecute"] = "0",
    };

    // Files that are not written there are shared with other runs.
    private static void Copy()
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
