namespace TestKit;

/// <summary>
/// A folder outside the repository with projects that use the packed SDK, as a user would have it: its path has a
/// space and letters beyond ASCII, and nothing of the repository's own build reaches it.
/// </summary>
public sealed class TestFolder : IDisposable
{
    private static readonly HashSet<string> s_prepared = [];

    private readonly int _server = BuildServers.Take();
    private readonly BuildHost _host;

    /// <summary>An empty folder with <c>global.json</c> and <c>NuGet.config</c>.</summary>
    /// <param name="name">Its own name.</param>
    /// <param name="host">What builds there, unless it is this machine.</param>
    public TestFolder(string name = "prøject ä", BuildHost? host = null)
    {
        _host = host ?? BuildHost.This;
        Root = Path.Combine(Path.GetTempPath(), "native-sdk-tests", Guid.NewGuid().ToString("N")[..8], name);
        Directory.CreateDirectory(Root);
        Write("global.json", """{ "msbuild-sdks": { "Native.Sdk": "0.1.0" } }""");
        Write("NuGet.config", $"""
            <configuration>
              <packageSources><add key="native-sdk-tests" value="{_host.NameOf(Repository.Feed)}" /></packageSources>
            </configuration>
            """);
        Variables = new(_host.Variables)
        {
            ["NUGET_PACKAGES"] = _host.NameOf(_host.Packages),
            ["ZIG_GLOBAL_CACHE_DIR"] = _host.NameOf(Path.Combine(Repository.Cache, "zig")),
            ["NATIVE_SDK_SOURCES"] = _host.NameOf(Repository.Sources),
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["MSBUILDTERMINALLOGGER"] = "off",
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
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
            return new(Run(folder, arguments, Variables), null);
        // Next to the folder, whose name MSBuild could not read in an option.
        var log = Path.Combine(Path.GetDirectoryName(Root)!, $"{Guid.NewGuid():N}.binlog");
        var environment = new Dictionary<string, string?>(Variables);
        foreach (var (name, value) in BuildServers.Variables(_server))
            environment[name] = value;
        return new(Run(folder, [.. arguments, $"-bl:{_host.NameOf(log)};ProjectImports=None"], environment), log);
    }

    /// <summary>
    /// Runs the target NativeBuild alone: no restore and no C#, so it is fast.
    /// </summary>
    public BuildResult NativeBuild(string folder, params string[] arguments) =>
        Dotnet(folder, ["msbuild", "-t:NativeBuild", .. arguments]);

    /// <summary>Starts <c>dotnet</c> without waiting, in a process group of its own.</summary>
    public RunningTool StartDotnet(string folder, params string[] arguments) =>
        Tool.StartGroup(_host.Dotnet[0], [.. _host.Dotnet.Skip(1), .. _host.Arguments(this[folder], arguments)], this[folder], Variables);

    /// <inheritdoc/>
    public void Dispose()
    {
        BuildServers.Return(_server);
        if (!Keep && Directory.Exists(Root))
            Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);
    }

    private ToolResult Run(string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> environment) =>
        Tool.Run(_host.Dotnet[0], [.. _host.Dotnet.Skip(1), .. _host.Arguments(this[folder], arguments)], this[folder], environment);

    // The first build of all would say that it installs the SDK, among the output of a program that it runs.
    private void InstallSdk()
    {
        lock (s_prepared)
        {
            if (s_prepared.Add(_host.Packages))
                RemoveOldPackages(_host.Packages);
            if (Directory.Exists(Path.Combine(_host.Packages, "native.sdk")))
                return;
            Write("install/install.csproj", """<Project Sdk="Native.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
            Run("install", ["msbuild", "-getProperty:UsingNativeSdk"], Variables).Succeeds();
            Directory.Delete(this["install"], recursive: true);
        }
    }

    // A package of the same version that was packed again must not be answered from the cache.
    private static void RemoveOldPackages(string packages)
    {
        foreach (var package in new[] { "Native.Sdk", "Native.Build" })
        {
            var unpacked = Path.Combine(packages, package.ToLowerInvariant());
            var packed = new FileInfo(Path.Combine(Repository.Feed, $"{package}.0.1.0.nupkg"));
            if (!packed.Exists)
                throw new InvalidOperationException($"There is no {packed.FullName}. Run ./build.sh pack.");
            if (Directory.Exists(unpacked) && Directory.GetLastWriteTimeUtc(unpacked) < packed.LastWriteTimeUtc)
                Directory.Delete(unpacked, recursive: true);
        }
    }
}
