using System.Text.RegularExpressions;

namespace EndToEnd.Tests;

/// <summary>Every sample, from the packed SDK in a clean folder: run here, built for four other RIDs and looked at there.</summary>
public sealed class SampleTests : IDisposable
{
    private const string NodeAddon = "napi-addon";

    private readonly TestFolder _test = new();

    public static TheoryData<string> Samples =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "samples")).Select(folder => Path.GetFileName(folder)).Where(name => name != NodeAddon).Order(StringComparer.Ordinal)];

    public void Dispose() => _test.Dispose();

    [Theory]
    [MemberData(nameof(Samples))]
    public void Runs_and_prints_what_its_folder_says(string sample)
    {
        Copy(sample);
        Assert.Equal(_test.Read($"{sample}/expected.txt"), _test.Dotnet(App(sample), "run").Succeeds().Output);
        var again = _test.Dotnet(App(sample), "build", "--no-restore").Succeeds();
        Assert.Empty(again.Codes);
        Assert.False(again.RanTasks, again.Output);
    }

    // For this machine only: NativeAOT has no compiler here for others.
    [Fact]
    public void An_add_on_of_node_runs_in_node_and_takes_its_functions_from_there()
    {
        Runs_and_prints_what_its_folder_says(NodeAddon);
        var info = _test.Dotnet($"{NodeAddon}/Napi.Sys", "msbuild", "-t:NativeInfo").Succeeds().Output;
        Assert.Contains("""node_api.h, of [DllImport("node")]""", info);
        Assert.DoesNotContain("not built yet", info);
        var addon = Assert.Single(Directory.GetFiles(_test[$"{NodeAddon}/App/bin"], "*.node", SearchOption.AllDirectories));
        var symbols = Regex.Matches(Tool.Run("llvm-nm", ["-D", addon]).Succeeds(), @"[A-Z] napi_\w+").Select(match => match.Value);
        Assert.Equal(["T napi_register_module_v1", "U napi_create_string_utf8", "U napi_set_named_property", "U napi_throw_error"], symbols.Order(StringComparer.Ordinal));
    }

    // What a function gives for 2 and 3, in a C program of that machine. wine 8 loads no DLL with C++ inside, and no macOS is here.
    [Theory]
    [InlineData("hello", ".", "hello.Native", "add", "5", "linux-arm64 linux-musl-x64 win-x64")]
    [InlineData("two-libraries", "Shapes", "shapes", "shapes_diagonal", "3", "linux-arm64 linux-musl-x64 win-x64")]
    [InlineData("cpp", ".", "cpp.Native", "calculator_new", @"-?\d+", "linux-arm64 linux-musl-x64")]
    [InlineData("zlib", ".", "z-sample", "zlibCompileFlags", @"\d+", "linux-arm64 linux-musl-x64 win-x64")]
    [InlineData("zlib-cmake", ".", "z-cmake", "zlibCompileFlags", @"\d+", "linux-arm64 linux-musl-x64 win-x64")]
    [InlineData("libsodium", "Sodium.Sys", "Sodium.Sys.Native", "sodium_library_version_major", "10", "linux-arm64 linux-musl-x64 win-x64")]
    [InlineData("sqlite", ".", "sqlite.Native", "sqlite3_libversion_number", @"3\d{6}", "linux-arm64 linux-musl-x64 win-x64")]
    public void Is_built_for_the_other_RIDs_and_runs_there(string sample, string project, string library, string function, string expected, string runs)
    {
        Copy(sample);
        var folder = Path.Combine(sample, project);
        foreach (var (rid, file, machine) in new[]
        {
            ("linux-arm64", $"lib{library}.so", "elf64-littleaarch64 aarch64"),
            ("linux-musl-x64", $"lib{library}.so", "elf64-x86-64 x86_64"),
            ("win-x64", $"{library}.dll", "COFF-x86-64 x86_64"),
            ("osx-arm64", $"lib{library}.dylib", "aarch64"),
        })
        {
            var build = _test.NativeBuild(folder, $"-p:RuntimeIdentifier={rid}").Succeeds();
            Assert.Empty(build.Codes);
            var path = Path.GetFullPath(_test[Path.Combine(folder, "obj/native/Debug", rid, file)]);
            Assert.Contains(machine, Symbols.Machine(path));
            if (!runs.Split(' ').Contains(rid))
                continue;
            // Beside it, as beside an app, the libraries of the projects that it references.
            foreach (var other in Directory.GetFiles(_test[sample], file.Replace(library, "*", StringComparison.Ordinal), SearchOption.AllDirectories)
                .Where(other => other.Contains($"/obj/native/Debug/{rid}/", StringComparison.Ordinal) && Path.GetDirectoryName(other) != Path.GetDirectoryName(path)))
                File.Copy(other, Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(other)), overwrite: true);
            Assert.Matches($"^{expected}\n$", Foreign.CallAdd(_test, rid, path, function).StandardOutput);
        }
    }

    private void Copy(string sample) => _test.Copy(Path.Combine(Repository.Root, "samples", sample), sample);

    private string App(string sample) => Directory.Exists(_test[$"{sample}/App"]) ? $"{sample}/App" : sample;
}
