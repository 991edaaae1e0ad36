using TestKit;

namespace Native.Bench;

/// <summary>Measures a build after one of 300 files changed, compared with the sum of an up-to-date build, one compilation and one link.</summary>
internal static class OneFile
{
    public static void Run()
    {
        using var folder = Projects.Generated();
        string[] arguments = ["build", "--no-restore", "-c", "Release"];
        Tool.Run("dotnet", ["build", "-c", "Release"], folder["many"], folder.Variables).Succeeds();
        Tool.Run("dotnet", arguments, folder["many"], folder.Variables).Succeeds();
        var objects = Directory.GetFiles(folder["many/obj/native/Release/linux-x64"], "*.o", SearchOption.AllDirectories);
        void Build() => Tool.Run("dotnet", arguments, folder["many"], folder.Variables).Succeeds();
        void Compile() => Tool.Run(Repository.Zig,
            ["cc", "-target", "x86_64-linux-gnu.2.23", "-O2", "-g0", "-fPIC", "-MD", "-MF", folder["x.d"], "-c", folder["many/native/f7.c"], "-o", folder["x.o"]],
            environment: folder.Variables).Succeeds();
        void Link() => Tool.Run(Repository.Zig, ["cc", "-target", "x86_64-linux-gnu.2.23", "-shared", "-Wl,-s", .. objects, "-o", folder["x.so"]],
            environment: folder.Variables).Succeeds();
        var medians = Comparison.Medians(9, (Build, null), (Compile, null), (Link, null),
            (Build, () => File.SetLastWriteTimeUtc(folder["many/native/f7.c"], DateTime.UtcNow)));
        var (nothing, compile, link) = (medians[0], medians[1], medians[2]);
        var parts = $"{Comparison.Time(nothing)} (nothing to do) + {Comparison.Time(compile)} (compile) + {Comparison.Time(link)} (link)";
        Comparison.Print("one of 300 files changed", Comparison.Time(medians[3]), parts, medians[3] / (nothing + compile + link), 1.05);
    }
}
