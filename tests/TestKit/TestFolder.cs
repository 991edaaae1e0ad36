namespace TestKit;

/// <summary>
/// A directory outside the repository with projects that use the packed SDK, as a user would have it: its path contains a
/// space and non-ASCII letters, and no build file of the repository applies to it.
/// </summary>
public sealed class TestFolder : IDisposable
{
    private static readonly HashSet<string> s_prepared = [];

    // The inputs and outputs of the last restore with the same arguments.
    private readonly Dictionary<string, string> _restores = [];
    private readonly int _server = BuildServers.Take();
    private readonly BuildHost _host;

    /// <summary>Creates an empty directory with <c>global.json</c> and <c>NuGet.config</c>.</summary>
    /// <param name="name">The name of the directory.</param>
    /// <param name="host">The machine that builds; by default, the machine that runs the tests.</param>
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

    /// <summary>Environment variables of programs that run here; null removes a variable.</summary>
    public Dictionary<string, string?> Variables { get; }

    /// <summary>Set to <c>true</c> before the test ends to keep the directory for inspection.</summary>
    public bool Keep { get; set; }

    /// <summary>Returns the full path of a file in this directory.</summary>
    public string this[string path] => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Writes a file, and creates its directories.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    /// <summary>Returns the text of a file.</summary>
    public string Read(string path) => File.ReadAllText(this[path]);

    /// <summary>Copies a directory, without <c>bin</c> and <c>obj</c>.</summary>
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

    /// <summary>Builds without zig: nothing names it, and restore does not download it.</summary>
    public void HideZig()
    {
        Variables["ZIG"] = null;
        Variables["NativeZigVersion"] = "none";
    }

    /// <summary>Makes a directory a Git repository with one commit, which contains all of its files.</summary>
    public void Commit(string folder)
    {
        foreach (var arguments in new[] { "init -q .", "add -A", "-c user.name=test -c user.email=test@example.org commit -q -m first" })
            Tool.Run("git", arguments.Split(' '), this[folder], Variables).Succeeds();
    }

    /// <summary>Clones the Git repository in a directory into another directory.</summary>
    public void Clone(string repository, string folder) => Tool.Run("git", ["clone", "-q", this[repository], this[folder]], Root, Variables).Succeeds();

    /// <summary>
    /// Runs <c>dotnet</c> in <paramref name="folder"/>; the log of the result contains the build events. A restore that would repeat the previous one is left
    /// out: with a server, each restore runs in a new process, which takes longer than a small build.
    /// </summary>
    public BuildResult Dotnet(string folder, params string[] arguments)
    {
        if (arguments[0] is not ("build" or "pack" or "publish") || arguments.Contains("--no-restore") || arguments.Contains("--no-build"))
            return RunDotnet(folder, arguments);
        var key = string.Join('\n', [folder, .. arguments, .. Variables.Select(variable => $"{variable.Key}={variable.Value}")]);
        var result = RunDotnet(folder, _restores.TryGetValue(key, out var restored) && restored == RestoreFiles() ? [.. arguments, "--no-restore"] : arguments);
        if (result.ExitCode == 0)
            _restores[key] = RestoreFiles();
        return result;
    }

    private string RestoreFiles() => string.Join('\n', new DirectoryInfo(Root).EnumerateFiles("*", SearchOption.AllDirectories)
        .Where(file => file.Extension is ".csproj" or ".proj" or ".props" or ".targets" or ".config" or ".json" or ".sln" or ".slnx" or ".nupkg")
        .Select(file => $"{file.FullName} {file.LastWriteTimeUtc.Ticks} {file.Length}").Order(StringComparer.Ordinal));

    private BuildResult RunDotnet(string folder, string[] arguments)
    {
        if (arguments[0] is "test" or "nuget" or "new" or "tool" or "watch")
            return new(Run(folder, arguments, Variables), null);
        var environment = new Dictionary<string, string?>(Variables);
        foreach (var (name, value) in BuildServers.Variables(_server))
            environment[name] = value;
        if (arguments[0] == "run")
            return new(Run(folder, arguments, environment), null);
        // The log is outside the directory, whose name MSBuild could not read in an option.
        var log = Path.Combine(Path.GetDirectoryName(Root)!, $"{Guid.NewGuid():N}.binlog");
        return new(Run(folder, [.. arguments, $"-bl:{_host.NameOf(log)};ProjectImports=None"], environment), log);
    }

    /// <summary>
    /// Runs only the target NativeBuild: without restore and C#, so it is fast.
    /// </summary>
    public BuildResult NativeBuild(string folder, params string[] arguments) =>
        Dotnet(folder, ["msbuild", "-t:NativeBuild", .. arguments]);

    /// <summary>Starts <c>dotnet</c> without waiting, in its own process group.</summary>
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

    // The first use of the .NET SDK would print a welcome message into the output of the program.
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

    // A package that was packed again with the same version must not come from the cache.
    private static void RemoveOldPackages(string packages)
    {
        foreach (var package in new[] { "Native.Sdk", "Native.Build" })
        {
            var unpacked = Path.Combine(packages, package.ToLowerInvariant());
            var packed = new FileInfo(Path.Combine(Repository.Feed, $"{package}.0.1.0.nupkg"));
            if (!packed.Exists)
                throw new InvalidOperationException($"{packed.FullName} does not exist. Run ./build.sh pack.");
            if (Directory.Exists(unpacked) && Directory.GetLastWriteTimeUtc(unpacked) < packed.LastWriteTimeUtc)
                Directory.Delete(unpacked, recursive: true);
        }
    }
}
