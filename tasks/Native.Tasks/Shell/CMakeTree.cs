using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Native.Core.CMake;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;

namespace Native.Tasks.Shell;

/// <summary>One generated CMake project and its build tree: <c>cmake/CMakeLists.txt</c> and <c>cmake/build/</c>.</summary>
internal sealed class CMakeTree(NativeTask task, ProcessRunner processes, string cmake, string ninja, string toolchainFile, string folder)
{
    // CMake takes these into its own flags; ours have them already.
    private static readonly Dictionary<string, string?> s_environment = new()
    {
        ["CFLAGS"] = null,
        ["CXXFLAGS"] = null,
        ["CPPFLAGS"] = null,
        ["LDFLAGS"] = null,
        ["ASMFLAGS"] = null,
        // With these a build tool would not say "Building C object …", or not in plain text.
        ["VERBOSE"] = null,
        ["CLICOLOR_FORCE"] = null,
        ["NINJA_STATUS"] = null,
    };

    private readonly DiskFileReader _files = new();

    /// <summary>Where CMake builds.</summary>
    public string Build { get; } = Path.Combine(folder, "build");

    /// <summary>The C or C++ compiler that CMake chose, with links followed.</summary>
    public string Compiler { get; private set; } = "";

    /// <summary>Its name and version: <c>GNU 12.2.0</c>.</summary>
    public string CompilerVersion { get; private set; } = "";

    // While the build tool runs; one that is there at the start tells of a build that was killed.
    private string Marker => Path.Combine(folder, "building");

    private string Configured => Path.Combine(folder, "configured.txt");

    /// <summary>Configures when something that decides it changed; false when it failed, which is then logged.</summary>
    public bool Configure(string lists, string? cc, string? cxx)
    {
        var path = Path.Combine(folder, "CMakeLists.txt");
        var known = _files.ReadText(Configured)?.Split('\n') ?? [];
        var identity = Identity(cc, cxx, known.Length > 0 ? known[0] : "");
        var isSame = string.Join('\n', known) == identity && !File.Exists(Marker);
        if (isSame && _files.ReadText(path) == lists)
        {
            ReadCompiler();
            return true;
        }

        if (!isSame && Directory.Exists(Build))
            Directory.Delete(Build, recursive: true);
        Directory.CreateDirectory(folder);
        File.Delete(Configured);
        File.Delete(Marker);
        FileWriter.Write(path, lists);
        List<string> arguments = ["-S", folder, "-B", Build, "-DCMAKE_BUILD_TYPE=", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "--no-warn-unused-cli"];
        if (ninja.Length > 0)
            arguments.AddRange(["-G", "Ninja", $"-DCMAKE_MAKE_PROGRAM={ninja}"]);
        if (toolchainFile.Length > 0)
            arguments.Add($"-DCMAKE_TOOLCHAIN_FILE={toolchainFile}");
        var result = Run(cmake, arguments);
        if (result.ExitCode != 0)
        {
            var diagnostics = CMakeOutput.Parse(result.Output + result.Error, folder);
            foreach (var diagnostic in diagnostics.DistinctBy(diagnostic => diagnostic.Code == "NSDK1006" ? "NSDK1006" : diagnostic.Message))
                task.Log.Report(diagnostic);
            if (diagnostics.Count == 0)
                task.Log.Report(Diagnostic.Error("NSDK1007", $"CMake ended with exit code {result.ExitCode}:\n{(result.Output + result.Error).Trim()}"));
            return false;
        }

        ReadCompiler();
        FileWriter.Write(Configured, Identity(cc, cxx, Compiler));
        return true;
    }

    /// <summary>Builds, with <paramref name="clean"/> from nothing.</summary>
    public ProcessResult RunBuild(int limit, bool clean, CancellationToken cancelled)
    {
        File.WriteAllText(Marker, "");
        ProcessResult? result = null;
        CorePool.WithCores(task.BuildEngine, limit, cores => result = Run(
            cmake, ["--build", Build, "--parallel", $"{cores}", .. clean ? (string[])["--clean-first"] : []]));
        cancelled.ThrowIfCancellationRequested();
        File.Delete(Marker);
        return result!;
    }

    /// <summary>Every header that an object was made from.</summary>
    public IEnumerable<string> Headers()
    {
        var named = ninja.Length > 0
            ? CMakeOutput.NinjaDependencies(Run(ninja, ["-C", Build, "-t", "deps"]).Output)
            : Directory.EnumerateFiles(Build, "*.d", SearchOption.AllDirectories).SelectMany(file => Depfile.Parse(File.ReadAllText(file)));
        return named.Select(path => Path.GetFullPath(path, Build)).Distinct(StringComparer.Ordinal);
    }

    private ProcessResult Run(string program, IReadOnlyList<string> arguments)
    {
        task.Log.LogMessage(MessageImportance.Low, "{0}", CommandLine.Quote([program, .. arguments], OperatingSystem.IsWindows()));
        return processes.Run(new ProcessRequest(program, arguments, folder, s_environment)).GetAwaiter().GetResult();
    }

    // The compiler first, so that its state can be asked for before CMake is.
    private string Identity(string? cc, string? cxx, string compiler) => string.Join('\n',
        compiler, State(compiler), cmake, State(cmake), ninja, toolchainFile, State(toolchainFile), $"CC={cc}", $"CXX={cxx}");

    private string State(string path) => path.Length > 0 && _files.Stamp(path) is { } stamp ? $"{stamp.Ticks} {stamp.Size}" : "";

    private void ReadCompiler()
    {
        var file = Directory.EnumerateFiles(Path.Combine(Build, "CMakeFiles"), "CMakeCCompiler.cmake", SearchOption.AllDirectories)
            .Select(File.ReadAllText).FirstOrDefault() ?? "";
        var compiler = CMakeOutput.Value(file, "CMAKE_C_COMPILER");
        Compiler = compiler.Length == 0 ? "" : File.ResolveLinkTarget(compiler, returnFinalTarget: true)?.FullName ?? compiler;
        CompilerVersion = $"{CMakeOutput.Value(file, "CMAKE_C_COMPILER_ID")} {CMakeOutput.Value(file, "CMAKE_C_COMPILER_VERSION")}";
    }
}
