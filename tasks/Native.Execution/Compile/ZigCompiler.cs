using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>
/// Runs zig, directly or through <c>NativeCompilerLauncher</c> (ccache, sccache, distcc). A launcher expects the compiler as a single path, so it
/// gets a script that runs <c>zig cc</c>.
/// </summary>
internal sealed class ZigCompiler(ZigToolchain zig, string triple, IReadOnlyList<string> launcher, string scratch, HostSystem? host = null) : ICompiler
{
    private readonly HostSystem _host = host ?? HostSystem.This;

    public string Identity => zig.Identity;

    public string Executable => zig.Executable;

    public string OwnHeaders => zig.LibDirectory;

    // A launcher supports only the arguments of a driver. On Windows, zig waits for clang and expects its object file.
    public bool SupportsFrontend => launcher.Count == 0 && !_host.IsWindows;

    public IReadOnlyList<string> Arguments(CompileRequest request, SourceFile source) => ZigCompileArguments.For(request, source, zig, triple);

    public IReadOnlyList<string> ToShellCommand(IReadOnlyList<string> arguments) => [zig.Executable, .. arguments];

    public ProcessRequest Request(IReadOnlyList<string> arguments, string workingDirectory, string name)
    {
        var shortened = ArgumentFile.Shorten(arguments, $"{name}.rsp", isBatch: launcher.Count > 0 && _host.IsWindows);
        // Compiler launchers do not support ar.
        return launcher.Count == 0 || arguments[0] == "ar"
            ? new(zig.Executable, shortened, workingDirectory, ZigEnvironment.For(zig, scratch))
            : new(launcher[0], [.. launcher.Skip(1), Script(shortened[0]), .. shortened.Skip(1)], workingDirectory, Environment(zig, scratch, ""));
    }

    /// <summary>
    /// Returns the variables of zig, and those with which ccache identifies the compiler behind a script. <paramref name="triple"/> is the target in
    /// the script.
    /// </summary>
    public static Dictionary<string, string?> Environment(ZigToolchain zig, string scratch, string triple) => new(ZigEnvironment.For(zig, scratch))
    {
        // The cache must not guess the type of the compiler, and must distinguish two versions of zig behind the same script.
        ["CCACHE_COMPILERTYPE"] = "clang",
        ["CCACHE_COMPILERCHECK"] = $"string:{zig.Identity}{triple}",
    };

    /// <summary>Returns the command line of a launcher with its full path. Reports NSDK1009 if it does not exist.</summary>
    public static IReadOnlyList<string> FindLauncher(IReadOnlyList<string> launcher, string? searchPath)
    {
        if (launcher.Count == 0)
            return launcher;
        var isRooted = Path.IsPathRooted(launcher[0]);
        var path = isRooted ? File.Exists(launcher[0]) ? launcher[0] : null : SearchPath.Find(searchPath, launcher[0]);
        return path is not null ? [path, .. launcher.Skip(1)] : throw new NativeException(Diagnostic.Error("NSDK1009",
            $"NativeCompilerLauncher is '{launcher[0]}', which {(isRooted ? "does not exist" : "is not on PATH")}. Install it, specify its full path, or "
            + "remove the property to compile without it."));
    }

    // The script is in the cache of zig. All projects use the same path, so that they share the results of the launcher.
    private string Script(string driver)
    {
        var folder = Path.Combine(zig.GlobalCache, "native-sdk");
        var path = Path.Combine(folder, $"zig-{driver}-{zig.Version}{(_host.IsWindows ? ".cmd" : "")}");
        var text = _host.IsWindows
            ? $"@{CommandLine.Batch([zig.Executable, driver])} %*\r\n"
            : $"""
                #!/bin/sh
                # distcc sends preprocessed files, whose extensions zig does not support.
                for argument; do
                    case $argument in
                        *.i) set -- -x c "$@" ;;
                        *.ii) set -- -x c++ "$@" ;;
                    esac
                done
                exec {CommandLine.Quote([zig.Executable], _host)} {driver} "$@"

                """;
        FileWriter.WriteIfDifferent(path, text, executable: true);
        return path;
    }
}
