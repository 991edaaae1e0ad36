using System.Text.RegularExpressions;

namespace Packages.Tests;

/// <summary>Add-ons for Node.js, as npm packages that are installed from a registry and loaded by node.</summary>
public sealed class NodeAddonTests : IDisposable
{
    // Writes a value of the add-on into a file, from the main thread and from two workers, or from workers alone. Under wine, node cannot open pipes for its output.
    private const string Script = """
        const { Worker, isMainThread, workerData } = require('worker_threads');
        const [name, file, mode] = isMainThread ? process.argv.slice(2) : workerData;
        if (!isMainThread || mode === 'all') {
          const addon = require(name);
          require('fs').appendFileSync(file, `${isMainThread ? 'main' : 'worker'} ${addon.add ? addon.add(2, 3) : addon.foo}\n`);
        }
        const start = () => new Promise((end) => new Worker(__filename, { workerData: [name, file, mode], stdout: true, stderr: true }).on('exit', end));
        if (isMainThread) start().then(start);
        """;

    private readonly TestFolder _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void An_add_on_in_C_is_installed_by_system_and_loaded_in_all_threads()
    {
        var packages = Pack("napi-c", "-p:NativeRuntimeIdentifiers=linux-x64%3Blinux-musl-x64%3Blinux-arm64%3Bwin-x64%3Bosx-arm64");
        using var registry = new NpmRegistry(packages);
        (string Os, string Cpu, string Libc, string? Expected)[] systems =
        [
            ("linux", "x64", "glibc", "linux-x64"), ("linux", "x64", "musl", "linux-x64-musl"), ("linux", "arm64", "glibc", "linux-arm64"), ("win32", "x64", "", "win32-x64"),
            ("darwin", "arm64", "", "darwin-arm64"), ("darwin", "x64", "", null),
        ];
        foreach (var (os, cpu, libc, expected) in systems)
        {
            string[] options = ["--os", os, "--cpu", cpu, .. libc.Length > 0 ? (string[])["--libc", libc] : []];
            var installed = registry.Install(_test, $"{os} {cpu} {libc}", "@native-sdk/napi-c", options);
            Assert.Equal(["@native-sdk/napi-c", .. expected is null ? [] : (string[])[$"@native-sdk/napi-c-{expected}"]], installed);
        }

        Assert.Equal("main 5\nworker 5\nworker 5\n", Load("linux x64 glibc", "@native-sdk/napi-c"));
        Assert.Equal("main 5\nworker 5\nworker 5\n", LoadOnWindows("win32 x64 ", "@native-sdk/napi-c"));
        // The names can be imported, and the types belong to them.
        Assert.Equal("5 linux\n", Tool.Run("node", ["--input-type=module", "-e", "import { add, platform } from '@native-sdk/napi-c'; console.log(add(2, 3), platform)"],
            _test["linux x64 glibc"]).Succeeds());
        Assert.Equal("export declare const add: (a: number, b: number) => number;\nexport declare const platform: string;\n",
            _test.Read("linux x64 glibc/node_modules/@native-sdk/napi-c/index.d.ts"));
        NameEveryAttempt();
    }

    [Fact]
    public void An_add_on_in_CSharp_is_loaded_in_all_threads_and_after_its_last_thread_ends()
    {
        Copy("napi-addon");
        _test.Write("napi-addon/napi-addon.csproj", _test.Read("napi-addon/napi-addon.csproj").Replace("net9.0", "net10.0", StringComparison.Ordinal)
            .Replace("<PublishAot>", "<RuntimeIdentifiers>linux-x64;win-x64</RuntimeIdentifiers><PublishAot>", StringComparison.Ordinal));
        var packages = Pack("napi-addon");
        using var registry = new NpmRegistry(packages);
        registry.Install(_test, "linux", "@native-sdk/napi-addon");
        registry.Install(_test, "windows", "@native-sdk/napi-addon", "--os", "win32");
        Assert.Equal("main bar\nworker bar\nworker bar\n", Load("linux", "@native-sdk/napi-addon"));
        // node closes the add-on when a worker ends that was the only one to load it.
        Assert.Equal("worker bar\nworker bar\n", Load("linux", "@native-sdk/napi-addon", "workers"));
        Assert.Equal("main bar\nworker bar\nworker bar\n", LoadOnWindows("windows", "@native-sdk/napi-addon"));
    }

    // The package of another C library, a damaged one, and none.
    private void NameEveryAttempt()
    {
        var message = Error("linux x64 musl");
        Assert.StartsWith("NATIVE_ADDON_NOT_LOADED 2 napi-c.node for linux-x64 was not loaded. Attempts:\n", message);
        Assert.Contains("\n  @native-sdk/napi-c-linux-x64/napi-c.node: Cannot find module '@native-sdk/napi-c-linux-x64/napi-c.node'\n", message);
        Assert.Contains("\n  ./napi-c.node: Cannot find module './napi-c.node'\n", message);
        Assert.Contains("or run: npm install @native-sdk/napi-c-linux-x64@1.0.0", message);
        _test.Write("linux x64 glibc/node_modules/@native-sdk/napi-c-linux-x64/napi-c.node", "not an add-on");
        Assert.Matches(@"\n  @native-sdk/napi-c-linux-x64/napi-c\.node: .*file too short\n", Error("linux x64 glibc"));
        // The loader has no package for the system.
        var loader = "darwin x64 /node_modules/@native-sdk/napi-c/index.js";
        _test.Write(loader, Regex.Replace(_test.Read(loader), "  'linux-x64.*\n", ""));
        message = Error("darwin x64 ");
        Assert.Contains("\n  linux-x64: there is no package for this system\n", message);
        Assert.Contains("Expected one of: darwin-arm64, linux-arm64, win32-x64.", message);
    }

    private string Error(string folder) => Tool.Run("node", ["-e", "try { require('@native-sdk/napi-c') } catch (error) { console.log(error.code, error.attempts.length, error.message) }"], _test[folder]).Succeeds();

    private string Load(string folder, string package, string mode = "all")
    {
        _test.Write($"{folder}/run.js", Script);
        File.Delete(_test[$"{folder}/out.txt"]);
        Tool.Run("node", ["run.js", package, "out.txt", mode], _test[folder]).Succeeds();
        return _test.Read($"{folder}/out.txt");
    }

    private string LoadOnWindows(string folder, string package)
    {
        _test.Write($"{folder}/run.js", Script);
        File.Copy(Repository.WindowsNode, _test[$"{folder}/node.exe"]);
        string Name(string file) => "Z:" + _test[$"{folder}/{file}"].Replace('/', '\\');
        Foreign.Run("win-x64", _test[$"{folder}/node.exe"], new Dictionary<string, string?> { ["NODE_SKIP_PLATFORM_CHECK"] = "1" }, Name("run.js"), package, Name("out.txt"), "all");
        return _test.Read($"{folder}/out.txt");
    }

    private string Pack(string sample, params string[] options)
    {
        Copy(sample);
        _test.Dotnet(sample, ["pack", .. options]).Succeeds();
        Assert.Empty(Directory.GetFiles(_test[$"{sample}/bin/Release"], "*.nupkg"));
        return _test[$"{sample}/bin/Release"];
    }

    private void Copy(string sample)
    {
        if (!Directory.Exists(_test[sample]))
            _test.Copy(Path.Combine(Repository.Root, "samples", sample), sample);
    }
}
