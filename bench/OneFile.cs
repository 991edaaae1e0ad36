using System.Globalization;
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
        var nothing = Comparison.MedianSeconds(9, () => Tool.Run("dotnet", arguments, folder["many"], folder.Variables));
        var compile = Comparison.MedianSeconds(9, () => Tool.Run(Repository.Zig,
            ["cc", "-target", "x86_64-linux-gnu.2.23", "-O2", "-g0", "-fPIC", "-MD", "-MF", folder["x.d"], "-c", folder["many/native/f7.c"], "-o", folder["x.o"]],
            environment: folder.Variables).Succeeds());
        var link = Comparison.MedianSeconds(9, () => Tool.Run(Repository.Zig,
            ["cc", "-target", "x86_64-linux-gnu.2.23", "-shared", "-Wl,-s", .. objects, "-o", folder["x.so"]],
            environment: folder.Variables).Succeeds());
        var one = Comparison.MedianSeconds(9,
            () => Tool.Run("dotnet", arguments, folder["many"], folder.Variables).Succeeds(),
            prepare: () => File.SetLastWriteTimeUtc(folder["many/native/f7.c"], DateTime.UtcNow));
        Comparison.Print("one file of 300 changed", one, nothing + compile + link, 1.15);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  = nothing to do {nothing:0.000} + compile {compile:0.000} + link {link:0.000}"));
    }
}
