using Native.Core.CMake;
using Native.Core.CMakeFallback;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>Represents the settings of a build tree.</summary>
/// <param name="CMake">The full path of cmake.</param>
/// <param name="Generator">The argument of <c>-G</c>, or empty for the default of the platform.</param>
/// <param name="Ninja">The full path of ninja, if it can be the build tool.</param>
/// <param name="Source">The directory of CMakeLists.txt.</param>
/// <param name="Folder">The directory that contains the build tree and the files next to it.</param>
/// <param name="Arguments">The arguments of cmake. A change removes the tree.</param>
/// <param name="Inputs">The files that the arguments name. A change removes the tree.</param>
/// <param name="Environment">The environment variables of cmake and of the build. A change removes the tree.</param>
internal sealed record CMakeSetup(
    string CMake, string Generator, string Ninja, string Source, string Folder, IReadOnlyList<string> Arguments,
    IReadOnlyList<string> Inputs, IReadOnlyDictionary<string, string?> Environment)
{
    // CMake would add these to its flags. The arguments pass them explicitly if they are wanted.
    private static readonly Dictionary<string, string?> s_none = new()
    {
        ["CFLAGS"] = null,
        ["CXXFLAGS"] = null,
        ["CPPFLAGS"] = null,
        ["LDFLAGS"] = null,
        ["ASMFLAGS"] = null,
        // cmake --install would put it before the prefix.
        ["DESTDIR"] = null,
        // With these variables a build tool would not print "Building C object …" in plain text.
        ["VERBOSE"] = null,
        ["CLICOLOR_FORCE"] = null,
        ["NINJA_STATUS"] = null,
    };

    /// <summary>True if the build tool is Ninja.</summary>
    public bool IsNinja => Ninja.Length > 0 && Generator.StartsWith("Ninja", StringComparison.Ordinal);

    /// <summary>Returns every variable that differs from the environment of the build.</summary>
    public Dictionary<string, string?> AllVariables() => new(s_none.Concat(Environment).GroupBy(pair => pair.Key)
        .Select(group => group.Last()));

    /// <summary>Returns the arguments of cmake.</summary>
    public IReadOnlyList<string> Command(string build) =>
    [
        "-S", Source, "-B", build,
        .. Generator.Length > 0 ? (string[])["-G", Generator] : [],
        .. IsNinja ? (string[])[$"-DCMAKE_MAKE_PROGRAM={HostSystem.This.Slashes(Ninja)}"] : [],
        .. Arguments,
    ];
}

/// <summary>Represents one CMake build tree, <c>build/</c>, and the files next to it that record its state.</summary>
internal sealed class CMakeTree(IBuildHost host, ProcessRunner processes, CMakeSetup setup)
{
    private readonly DiskFileReader _files = new();

    /// <summary>The path of the build tree.</summary>
    public string Build { get; } = Path.Combine(setup.Folder, "build");

    /// <summary>The C or C++ compiler that CMake chose, with links followed.</summary>
    public string Compiler { get; private set; } = "";

    /// <summary>The name and version of the compiler: <c>GNU 12.2.0</c>.</summary>
    public string CompilerVersion { get; private set; } = "";

    // Exists while the build tool runs. If it exists at the start, the last build was killed.
    private string Marker => Path.Combine(setup.Folder, "building");

    private string Configured => Path.Combine(setup.Folder, "configured.txt");

    /// <summary>
    /// Configures the tree if its settings changed, and writes <paramref name="file"/>. If anything except the text of that file changed, it first
    /// removes the tree. Returns false if cmake failed, which is reported with <paramref name="code"/>. <paramref name="run"/> runs cmake.
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

    /// <summary>Removes the tree, so that the next build is a clean build.</summary>
    public void Remove()
    {
        FileChanges.Disk.Delete(Configured);
        FileChanges.Disk.DeleteFolder(Build, host.Cancelled);
        FileChanges.Disk.Delete(Marker);
    }

    // CMake reports a missing compiler once per language.
    private void Report(ProcessResult result, string code)
    {
        var diagnostics = CMakeOutput.Parse(result.Output + result.Error, setup.Source, code);
        foreach (var diagnostic in diagnostics.DistinctBy(diagnostic => diagnostic.Code == "NSDK1006" ? "NSDK1006" : diagnostic.Message))
            host.Report(diagnostic);
        if (diagnostics.Count == 0)
            host.Report(Diagnostic.Error(code, $"CMake failed with exit code {result.ExitCode}:\n{(result.Output + result.Error).Trim()}"));
        host.LogMessage(
            $"To configure it manually: {CommandLine.Quote([setup.CMake, .. setup.Command(Build)])}");
    }

    /// <summary>Runs <c>cmake --build</c> with additional <paramref name="arguments"/>.</summary>
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

    /// <summary>Installs the project into the prefix that the tree was configured with.</summary>
    public ProcessResult Install(string configuration) => Run(setup.CMake, ["--install", Build, "--config", configuration]);

    /// <summary>Returns every header that a compilation read.</summary>
    public IEnumerable<string> Headers()
    {
        var named = setup.IsNinja
            ? CMakeOutput.NinjaDependencies(Run(setup.Ninja, ["-C", Build, "-t", "deps"]).Output)
            : Directory.EnumerateFiles(Build, "*.d", SearchOption.AllDirectories).SelectMany(file => Depfile.Parse(File.ReadAllText(file)));
        return named.Select(path => Path.GetFullPath(path, Build)).Distinct(StringComparer.Ordinal);
    }

    /// <summary>
    /// Returns NSDK2017 if the build <paramref name="result"/> created an object for which the compiler did not list headers, otherwise null. It then
    /// removes the tree, because a build tool treats such an object as one without headers.
    /// </summary>
    public Diagnostic? Unlisted(ProcessResult result)
    {
        // CMake does not record the headers of files with such names. Only the project's own CMakeLists.txt can contain them.
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

    // Since CMake 3.20 its makefiles read the depfiles of the compiler. Before, CMake searched for headers itself.
    private string? MakeFault(string path)
    {
        var target = path.IndexOf(".dir/", StringComparison.Ordinal);
        var rules = target < 0 ? null : _files.ReadText(Path.Combine(Build, path[..target] + ".dir", "build.make"));
        if (rules?.Contains(" -MF ", StringComparison.Ordinal) != true || !File.Exists(Path.Combine(Build, path)))
            return null;
        var text = _files.ReadText(Path.Combine(Build, $"{path}.d"));
        return text is null ? "it was not written" : Depfile.Parse(text).Count == 0 ? "it names no file" : null;
    }

    /// <summary>
    /// Returns every input of <paramref name="targets"/>, including the inputs of custom commands. Requires Ninja 1.11; empty for older versions.
    /// </summary>
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
        return processes.RunToEnd(new ProcessRequest(program, arguments, setup.Folder, setup.AllVariables()));
    }

    // The compiler is first, so that its state can be read before CMake runs.
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
