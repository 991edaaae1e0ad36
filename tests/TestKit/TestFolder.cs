namespace TestKit;

/// <summary>
/// A folder outside the repository with projects that use the packed SDK, as a user would have it: its path has a
/// space and letters beyond ASCII, and nothing of the repository's own build reaches it.
/// </summary>
public sealed class TestFolder : IDisposable
{
    private static readonly Lazy<string> s_packages = new(PreparePackages);

    private readonly int _server = BuildServers.Take();

    /// <summary>An empty folder with <c>global.json</c> and <c>NuGet.config</c>.</summary>
    public TestFolder(string name = "prøject ä")
    {
        Root = Path.Combine(Path.GetTempPath(), "native-sdk-tests", Guid.NewGuid().ToString("N")[..8], name);
        Directory.CreateDirectory(Root);
        Write("global.json", """{ "msbuild-sdks": { "Native.Sdk": "0.1.0" } }""");
        Write("NuGet.config", $"""
            <configuration>
              <packageSources><add key="native-sdk-tests" value="{Repository.Feed}" /></packageSources>
            </configuration>
            """);
        Variables = new()
        {
            ["NUGET_PACKAGES"] = s_packages.Value,
            ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig"),
            ["ZIG"] = Repository.Zig,
            // A zig of this machine must not answer where a test has none.
            ["PATH"] = string.Join(':', Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(path => !File.Exists(Path.Combine(path, "zig")))),
            ["NATIVE_SDK_SOURCES"] = Repository.Sources,
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["MSBUILDTERMINALLOGGER"] = "off",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            // One compiler server for all tests, as on a user's machine: a C# compiler that starts cold takes half the time of a small build.
            ["UseSharedCompilation"] = "true",
            ["MSBuildSDKsPath"] = null,
            ["MSBUILD_EXE_PATH"] = null,
            ["MSBuildExtensionsPath"] = null,
        };
        InstallSdk();
    }

    /// <summary>Full path.</summary>
    public string Root { get; }

    /// <summary>Environment of what is run here; null removes one of the machine's.</summary>
    public Dictionary<string, string?> Variables { get; }

    /// <summary>Set before the test ends to keep the folder for a look.</summary>
    public bool Keep { get; set; }

    /// <summary>Full path of a file here.</summary>
    public string this[string path] => Path.Combine(Root, path);

    /// <summary>Writes a file, with its folders.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    /// <summary>The whole text of a file.</summary>
    public string Read(string path) => File.ReadAllText(this[path]);

    /// <summary>Copies a folder, without <c>bin</c> and <c>obj</c>.</summary>
    public void Copy(string source, string path)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(this[Path.Combine(path, relative)])!);
            File.Copy(file, this[Path.Combine(path, relative)], overwrite: true);
        }
    }

    /// <summary>Runs <c>dotnet</c> in <paramref name="folder"/>; what was built is in the result's log.</summary>
    public BuildResult Dotnet(string folder, params string[] arguments)
    {
        if (arguments[0] is "run" or "test" or "nuget" or "new" or "tool" or "watch")
            return new(Tool.Run("dotnet", arguments, this[folder], Variables), null);
        // Next to the folder, whose name MSBuild could not read in an option.
        var log = Path.Combine(Path.GetDirectoryName(Root)!, $"{Guid.NewGuid():N}.binlog");
        var environment = new Dictionary<string, string?>(Variables);
        foreach (var (name, value) in BuildServers.Variables(_server))
            environment[name] = value;
        return new(Tool.Run("dotnet", [.. arguments, $"-bl:{log};ProjectImports=None"], this[folder], environment), log);
    }

    /// <summary>
    /// Runs the target NativeBuild alone: no restore and no C#, so it is fast.
    /// </summary>
    public BuildResult NativeBuild(string folder, params string[] arguments) =>
        Dotnet(folder, ["msbuild", "-t:NativeBuild", .. arguments]);

    /// <summary>Starts <c>dotnet</c> without waiting, in a process group of its own.</summary>
    public RunningTool StartDotnet(string folder, params string[] arguments) =>
        Tool.StartGroup("dotnet", arguments, this[folder], Variables);

    /// <inheritdoc/>
    public void Dispose()
    {
        BuildServers.Return(_server);
        if (!Keep && Directory.Exists(Root))
            Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);
    }

    // The first build of all would say that it installs the SDK, among the output of a program that it runs.
    private void InstallSdk()
    {
        lock (s_packages)
        {
            if (Directory.Exists(Path.Combine(s_packages.Value, "native.sdk")))
                return;
            Write("install/install.csproj", """<Project Sdk="Native.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
            Tool.Run("dotnet", ["msbuild", "-getProperty:UsingNativeSdk"], this["install"], Variables).Succeeds();
            Directory.Delete(this["install"], recursive: true);
        }
    }

    // A package of the same version that was packed again must not be answered from the cache.
    private static string PreparePackages()
    {
        var packages = Path.Combine(Repository.Cache, "nuget");
        foreach (var package in new[] { "Native.Sdk", "Native.Build" })
        {
            var unpacked = Path.Combine(packages, package.ToLowerInvariant());
            var packed = new FileInfo(Path.Combine(Repository.Feed, $"{package}.0.1.0.nupkg"));
            if (!packed.Exists)
                throw new InvalidOperationException($"There is no {packed.FullName}. Run ./build.sh pack.");
            if (Directory.Exists(unpacked) && Directory.GetLastWriteTimeUtc(unpacked) < packed.LastWriteTimeUtc)
                Directory.Delete(unpacked, recursive: true);
        }

        return packages;
    }
}
