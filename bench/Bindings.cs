using System.Text;
using TestKit;

namespace Native.Bench;

/// <summary>
/// Measures native-bindgen, including process start: zlib.h, sqlite3.h, and a header with 29,000 lines and 4,000 functions. Compares one RID with
/// bindgen and with the generator of ClangSharp, and eight RIDs with one.
/// </summary>
internal static class Bindings
{
    private const int Rounds = 7;

    // bindgen 0.60 fails with later versions of libclang.
    private const string BindgenLibClang = "/usr/lib/llvm-14/lib";
    private static readonly string[] s_rids = ["linux-x64", "linux-arm64", "linux-musl-x64", "linux-musl-arm64", "win-x64", "win-arm64", "osx-x64", "osx-arm64"];

    public static void Run()
    {
        using var folder = new TestFolder("bench");
        Tool.Run("dotnet", ["tool", "install", "Native.Bindgen", "--tool-path", folder["tools"], "--version", "0.1.0"], folder.Root, folder.Variables).Succeeds();
        folder.Write("large.h", Large());
        Measure(folder, "/usr/include/zlib.h");
        Measure(folder, "/usr/include/sqlite3.h");
        Measure(folder, folder["large.h"]);
    }

    private static void Measure(TestFolder folder, string header)
    {
        var name = Path.GetFileName(header);
        void One() => Generate(folder, header, "linux-x64");
        Comparison.Run($"{name}, one RID, compared with bindgen", Rounds, 1.00, One,
            () => Tool.Run("bindgen", [header, "-o", folder["out.rs"]], folder.Root, new Dictionary<string, string?>(folder.Variables) { ["LIBCLANG_PATH"] = BindgenLibClang }).Succeeds());
        Comparison.Run($"{name}, one RID, compared with ClangSharp", Rounds, 1.00, One, () => Tool.Run("ClangSharpPInvokeGenerator",
            ["--file", header, "--namespace", "Bench", "--libraryPath", "bench", "--output", folder["Peer.cs"]], folder.Root, folder.Variables).Succeeds());
        Comparison.Run($"{name}, eight RIDs compared with one", Rounds, 2.00, () => Generate(folder, header, s_rids), One);
    }

    private static void Generate(TestFolder folder, string header, params string[] rids) => Tool.Run(folder["tools/native-bindgen"],
        [header, "-o", folder["Out.cs"], "--zig", Repository.Zig, .. rids.SelectMany(rid => new[] { "--rid", rid })], folder.Root, folder.Variables).Succeeds();

    private static string Large()
    {
        var text = new StringBuilder("#include <stddef.h>\n");
        for (var i = 0; i < 4000; i++)
            text.Append($"/**\n * Does the thing number {i}.\n * @param p what to do it to\n */\n#define LARGE_{i} ({i} << 1)\nint large_f{i}(void *p, const char *name, size_t size);\n\n");
        return text.ToString();
    }
}
