using System.Text;
using Native.Execution;
using TestKit;

namespace Native.Bench;

/// <summary>
/// Measures native-bindgen, including process start: zlib.h for one RID, sqlite3.h for eight, a header with 4,000 functions for one. Compares the
/// time with the limit, and with bindgen and the generator of ClangSharp if they are installed.
/// </summary>
internal static class Bindings
{
    private static readonly string[] s_rids = ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "win-x64", "win-arm64", "osx-x64", "osx-arm64"];

    public static void Run()
    {
        using var folder = new TestFolder("bench");
        Tool.Run("dotnet", ["tool", "install", "Native.Bindgen", "--tool-path", folder["tools"], "--version", "0.1.0"], folder.Root, folder.Variables).Succeeds();
        folder.Write("large.h", Large());
        Measure(folder, "zlib.h, one RID", "/usr/include/zlib.h", s_rids[..1], 0.30);
        Measure(folder, "sqlite3.h, eight RIDs", "/usr/include/sqlite3.h", s_rids, 1.5);
        Measure(folder, "29,000 lines, 4,000 functions, one RID", folder["large.h"], s_rids[..1], 1.0);
    }

    private static void Measure(TestFolder folder, string name, string header, string[] rids, double limit)
    {
        string[] arguments = [header, "-o", folder["Out.cs"], "--zig", Repository.Zig, .. rids.SelectMany(rid => new[] { "--rid", rid })];
        var ours = Seconds(folder, folder["tools/native-bindgen"], arguments);
        Comparison.Print(name, ours, limit, 1);
        foreach (var (peer, peerArguments) in Peers(header, folder))
        {
            if (SearchPath.Find(Environment.GetEnvironmentVariable("PATH"), peer) is { } program)
                Comparison.Print($"  {peer}, for this machine", ours, Seconds(folder, program, peerArguments), double.NaN);
        }
    }

    private static IEnumerable<(string Program, string[] Arguments)> Peers(string header, TestFolder folder) =>
    [
        ("bindgen", [header, "-o", folder["out.rs"]]),
        ("ClangSharpPInvokeGenerator", ["--file", header, "--namespace", "Bench", "--libraryPath", "bench", "--output", folder["Peer.cs"]]),
    ];

    private static double Seconds(TestFolder folder, string program, string[] arguments) =>
        Comparison.MedianSeconds(5, () => Tool.Run(program, arguments, folder.Root, folder.Variables).Succeeds());

    private static string Large()
    {
        var text = new StringBuilder("#include <stddef.h>\n");
        for (var i = 0; i < 4000; i++)
            text.Append($"/**\n * Does the thing number {i}.\n * @param p what to do it to\n */\n#define LARGE_{i} ({i} << 1)\nint large_f{i}(void *p, const char *name, size_t size);\n\n");
        return text.ToString();
    }
}
