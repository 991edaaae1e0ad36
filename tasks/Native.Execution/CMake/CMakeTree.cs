using Native.Core.CMake;
using Native.Core.CMakeFallback;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>What decides a build tree.</summary>
/// <param name="CMake">Full path of cmake.</param>
/// <param name="Generator">The argument of <c>-G</c>, or empty for the platform's own.</param>
/// <param name="Ninja">Full path of ninja, where it may be the build tool.</param>
/// <param name="Source">The folder of the CMakeLists.txt.</param>
/// <param name="Folder">Takes the build tree and the files next to it.</param>
/// <param name="Arguments">Arguments of cmake; another one starts the tree from nothing.</param>
/// <param name="Inputs">Files that the arguments name; another state starts the tree from nothing, too.</param>
/// <param name="Environment">Variables of cmake and of the build, likewise.</param>
internal sealed record CMakeSetup(
    string CMake, string Generator, string Ninja, string Source, string Folder, IReadOnlyList<string> Arguments,
    IReadOnlyList<string> Inputs, IReadOnlyDictionary<string, string?> Environment)
{
    // CMake takes these into its own flags; who wants them there says so.
    private static readonly Dictionary<string, string?> s_none = new()
    {
        ["CFLAGS"] = null,
        ["CXXFLAGS"] = null,
        ["CPPFLAGS"] = null,
        ["LDFLAGS"] = null,
        ["ASMFLAGS"] = null,
        // Would be put before the prefix.
        ["DESTDIR"] = null,
        // With these a build tool would not say "Building C object …", or not in plain text.
        ["VERBOSE"] = null,
        ["CLICOLOR_FORCE"] = null,
        ["NINJA_STATUS"] = null,
    };

    /// <summary>Whether Ninja builds.</summary>
    public bool IsNinja => Ninja.Length > 0 && Generator.StartsWith("Ninja", StringComparison.Ordinal);

    /// <summary>Every variable that differs from the build's own.</summary>
    public Dictionary<string, string?> AllVariables() => new(s_none.Concat(Environment).GroupBy(pair => pair.Key)
        .Select(group => group.Last()));

    /// <summary>The command line of cmake, without its name.</summary>
    public IReadOnlyList<string> Command(string build) =>
    [
        "-S", Source, "-B", build,
        .. Generator.Length > 0 ? (string[])["-G", Generator] : [],
        .. IsNinja ? (string[])[$"-DCMAKE_MAKE_PROGRAM={HostSystem.This.Slashes(Ninja)}"] : [],
        .. Arguments,
    ];
}

/// <summary>One build tree of CMake, <c>build/</c>, and the files next to it that say in which state it is.</summary>
internal sealed class CMakeTree(IBuildHost host, ProcessRunner processes, CMakeSetup setup)
{
    private readonly DiskFileReader _files = new();

    /// <summary>Where CMake builds.</summary>
    public string Build { get; } = Path.Combine(setup.Folder, "build");

    /// <summary>The C or C++ compiler that CMake chose, with links followed.</summary>
    public string Compiler { get; private set; } = "";

    /// <summary>Its name and version: <c>GNU 12.2.0</c>.</summary>
    public string CompilerVersion { get; private set; } = "";

    // While the build tool runs; one that is there at the start tells of a build that was killed.
    private string Marker => Path.Combine(setup.Folder, "building");

    private string Configured => Path.Combine(setup.Folder, "configured.txt");

    /// <summary>
    /// Configures when something that decides it changed, from nothing when more changed than the text of
    /// <paramref name="file"/>, which is written; false when it failed, which is then logged with
    /// <paramref name="code"/>. <paramref name="run"/> runs cmake.
    /// </summary>
    public bool Configure(string file, string text, string code, Func<Func<ProcessResult>, ProcessResult>? run = null)
    {
        var path = Path.Combine(setup.Folder, file);
        var known = _files.ReadText(Configured)?.Split('\n') ?? [];
        var identity = Identity(known.Length > 0 ? known[0] : "");
        var isSame = string.Join('\n', known) == identity && !File.Exists(Marker) && File.Exists(Path.Combine(Build, "CMakeCache.txt"));
        if (isSame && _files.ReadText(path) == text)
        {
            ReadCompiler();
            return true;
        }

        Directory.CreateDirectory(setup.Folder);
        if (!isSame)
            Remove();
        FileChanges.Disk.Delete(Configured);
        FileWriter.Write(path, text);
        foreach (var query in CMakeReply.Queries)
            FileWriter.WriteIfDifferent(Path.Combine(Build, CMakeReply.QueryFolder, query), "");
        ProcessResult Start() => Run(setup.CMake, setup.Command(Build));
        var result = run is null ? Start() : run(Start);
        if (result.ExitCode != 0)
        {
            Report(result, code);
            return false;
        }

        ReadCompiler();
        FileWriter.Write(Configured, Identity(Compiler));
        return true;
    }

    /// <summary>Forgets everything, so that the next build starts from nothing.</summary>
    public void Remove()
    {
        FileChanges.Disk.Delete(Configured);
        FileChanges.Disk.DeleteFolder(Build, host.Cancelled);
        FileChanges.Disk.Delete(Marker);
    }

    // What CMake says of one missing compiler it says of every language.
    private void Report(ProcessResult result, string code)
    {
        var diagnostics = CMakeOutput.Parse(result.Output + result.Error, setup.Source, code);
        foreach (var diagnostic in diagnostics.DistinctBy(diagnostic => diagnostic.Code == "NSDK1006" ? "NSDK1006" : diagnostic.Message))
            host.Report(diagnostic);
        if (diagnostics.Count == 0)
            host.Report(Diagnostic.Error(code, $"CMake ended with exit code {result.ExitCode}:\n{(result.Output + result.Error).Trim()}"));
        host.LogMessage(
            $"To configure it by hand: {CommandLine.Quote([setup.CMake, .. setup.Command(Build)])}");
    }

    /// <summary>Builds with more <paramref name="arguments"/> of <c>cmake --build</c>.</summary>
    public ProcessResult RunBuild(int limit, IReadOnlyList<string> arguments)
    {
        File.WriteAllText(Marker, "");
        ProcessResult? result = null;
        CorePool.WithCores(host, limit, cores => result = Run(
            setup.CMake, ["--build", Build, "--parallel", $"{cores}", .. arguments]));
        host.Cancelled.ThrowIfCancellationRequested();
        FileChanges.Disk.Delete(Marker);
        return result!;
    }

    /// <summary>Installs what was built into the prefix that the tree was configured with.</summary>
    public ProcessResult Install(string configuration) => Run(setup.CMake, ["--install", Build, "--config", configuration]);

    /// <summary>Every header that an object was made from.</summary>
    public IEnumerable<string> Headers()
    {
        var named = setup.IsNinja
            ? CMakeOutput.NinjaDependencies(Run(setup.Ninja, ["-C", Build, "-t", "deps"]).Output)
            : Directory.EnumerateFiles(Build, "*.d", SearchOption.AllDirectories).SelectMany(file => Depfile.Parse(File.ReadAllText(file)));
        return named.Select(path => Path.GetFullPath(path, Build)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>
    /// NSDK2017 for an object that <paramref name="result"/> made and whose headers the compiler did not tell, else null. The
    /// tree then starts from nothing: a build tool takes such an object for one without headers.
    /// </summary>
    public Diagnostic? Unlisted(ProcessResult result)
    {
        // CMake itself loses the headers of some names; only a project's own CMakeLists.txt has them.
        var made = CMakeOutput.Objects(result.Output, HostSystem.This).Where(path => !FallbackStandIn.IsAwkward(path)).ToList();
        if (made.Count == 0 || result.ExitCode != 0)
            return null;
        var known = setup.IsNinja && setup.Generator == "Ninja" ? CMakeOutput.NinjaKnown(Run(setup.Ninja, ["-C", Build, "-t", "deps"]).Output, HostSystem.This) : null;
        var found = made.Select(path => (Path: path, Fault: known is null ? MakeFault(path) : known.Contains(path) ? null : "it was not written, or is empty"))
            .FirstOrDefault(entry => entry.Fault is not null);
        if (found.Fault is null)
            return null;
        Remove();
        return Depfile.Unusable(Path.Combine(Build, found.Path), found.Fault);
    }

    // Since 3.20 the makefiles of CMake read what the compiler tells; before, CMake looked for headers itself.
    private string? MakeFault(string path)
    {
        var target = path.IndexOf(".dir/", StringComparison.Ordinal);
        var rules = target < 0 ? null : _files.ReadText(Path.Combine(Build, path[..target] + ".dir", "build.make"));
        if (rules?.Contains(" -MF ", StringComparison.Ordinal) != true || !File.Exists(Path.Combine(Build, path)))
            return null;
        var text = _files.ReadText(Path.Combine(Build, $"{path}.d"));
        return text is null ? "it was not written" : Depfile.Parse(text).Count == 0 ? "it names no file" : null;
    }

    /// <summary>Every file that Ninja builds <paramref name="targets"/> from, those of custom commands included; it can tell since 1.11.</summary>
    public IEnumerable<string> NinjaInputs(IReadOnlyList<string> targets)
    {
        if (!setup.IsNinja || targets.Count == 0)
            return [];
        var answer = Run(setup.Ninja, ["-C", Build, "-t", "inputs", .. targets]);
        return answer.ExitCode == 0 ? answer.Output.Split('\n').Where(line => line.Length > 0)
            .SelectMany(line => CommandLine.Split(line, HostSystem.This)).Select(path => Path.GetFullPath(path, Build)) : [];
    }

    private ProcessResult Run(string program, IReadOnlyList<string> arguments)
    {
        host.LogVerbose(() => CommandLine.Quote([program, .. arguments]));
        return processes.Run(new ProcessRequest(program, arguments, setup.Folder, setup.AllVariables())).GetAwaiter().GetResult();
    }

    // The compiler first, so that its state can be asked for before CMake is.
    private string Identity(string compiler) => string.Join('\n',
    [
        compiler, State(compiler), setup.CMake, State(setup.CMake), setup.Generator, setup.IsNinja ? setup.Ninja : "",
        .. setup.Arguments, .. setup.Inputs.Select(path => $"{path} {State(path)}"),
        .. setup.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"),
    ]);

    private string State(string path) => path.Length > 0 ? StepInput.StateOf(_files.Stamp(path)) : "";

    private void ReadCompiler()
    {
        var compilers = Directory.EnumerateFiles(Path.Combine(Build, "CMakeFiles"), "CMakeC*Compiler.cmake", SearchOption.AllDirectories)
            .DistinctBy(Path.GetFileName).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        foreach (var language in new[] { "CXX", "C" })
        {
            if (!compilers.TryGetValue($"CMake{language}Compiler.cmake", out var file))
                continue;
            var compiler = CMakeOutput.Value(file, $"CMAKE_{language}_COMPILER");
            Compiler = compiler.Length == 0 ? "" : File.ResolveLinkTarget(compiler, returnFinalTarget: true)?.FullName ?? compiler;
            CompilerVersion = $"{CMakeOutput.Value(file, $"CMAKE_{language}_COMPILER_ID")} {CMakeOutput.Value(file, $"CMAKE_{language}_COMPILER_VERSION")}";
        }
    }
}
