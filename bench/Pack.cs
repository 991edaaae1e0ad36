using TestKit;

namespace Native.Bench;

/// <summary>
/// Measures a package of zlib for eight RIDs. Wall-clock time is compared with processor time divided by the number of cores, which shows whether
/// all cores are used; the processor time is compared with the sum of eight builds for one RID.
/// </summary>
internal static class Pack
{
    private static readonly string[] s_rids = ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "win-x64", "win-arm64", "osx-x64", "osx-arm64"];

    public static void Run()
    {
        using var folder = Projects.Zlib();
        // The headers of macOS are incompatible with a macro of this version of zlib.
        folder.Write("zlib/zlib.csproj", folder.Read("zlib/zlib.csproj").Replace("HAVE_UNISTD_H", "HAVE_UNISTD_H;fdopen=fdopen", StringComparison.Ordinal));
        Tool.Run("dotnet", ["pack"], folder["zlib"], folder.Variables).Succeeds();
        List<double> wall = [], processor = [], single = [];
        for (var i = 0; i < 5; i++)
        {
            Clean(folder);
            processor.Add(MachineTime.Of(() => wall.Add(Comparison.Seconds(() => PackAll(folder)))));
            Clean(folder);
            single.Add(MachineTime.Of(() => BuildEach(folder)));
        }

        PrintUse("pack of eight RIDs of zlib, warm caches", Comparison.Median(wall), Comparison.Median(processor), 1.10);
        Comparison.Print("processor time of that, compared with eight builds of one RID", Comparison.Median(processor), Comparison.Median(single), 1.05);

        Clean(folder);
        folder.Variables["ZIG_GLOBAL_CACHE_DIR"] = folder["cold"];
        var cold = 0.0;
        var used = MachineTime.Of(() => cold = Comparison.Seconds(() => PackAll(folder)));
        PrintUse("first pack of eight RIDs of zlib, zig's cache empty", cold, used, 1.20);
    }

    private static void PrintUse(string name, double wall, double processor, double goal)
    {
        var share = processor / Environment.ProcessorCount;
        Comparison.Print(name, Comparison.Time(wall), $"{Comparison.Time(processor)} of processor time on {Environment.ProcessorCount} cores", wall / share, goal);
    }

    private static void PackAll(TestFolder folder) => Tool.Run("dotnet", ["pack", "--no-restore"], folder["zlib"], folder.Variables).Succeeds();

    private static void BuildEach(TestFolder folder)
    {
        foreach (var rid in s_rids)
            Tool.Run("dotnet", ["msbuild", "-t:NativeBuild", "-p:Configuration=Release", $"-p:RuntimeIdentifier={rid}"], folder["zlib"], folder.Variables).Succeeds();
    }

    private static void Clean(TestFolder folder)
    {
        foreach (var path in new[] { "zlib/obj/native", "zlib/bin" })
        {
            if (Directory.Exists(folder[path]))
                Directory.Delete(folder[path], recursive: true);
        }
    }
}
