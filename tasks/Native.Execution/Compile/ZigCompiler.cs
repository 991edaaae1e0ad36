using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>
/// zig, started by itself or behind <c>NativeCompilerLauncher</c> (ccache, sccache, distcc). A launcher wants the compiler
/// to be one path, so it gets a script that says <c>zig cc</c>.
/// </summary>
internal sealed class ZigCompiler(ZigToolchain zig, string triple, IReadOnlyList<string> launcher, string scratch, HostSystem? host = null) : ICompiler
{
    private readonly HostSystem _host = host ?? HostSystem.This;

    public string Identity => zig.Identity;

    public string Executable => zig.Executable;

    public string OwnHeaders => zig.LibDirectory;

    // A launcher knows the arguments of a driver only, and on Windows zig waits for clang and wants its object.
    public bool SaysFrontend => launcher.Count == 0 && !_host.IsWindows;

    public IReadOnlyList<string> Arguments(CompileRequest request, SourceFile source) => ZigCompileArguments.For(request, source, zig, triple);

    public IReadOnlyList<string> ToShellCommand(IReadOnlyList<string> arguments) => [zig.Executable, .. arguments];

    public ProcessRequest Request(IReadOnlyList<string> arguments, string workingDirectory, string name)
    {
        var shortened = ArgumentFile.Shorten(arguments, $"{name}.rsp");
        // A launcher knows compilers, and no ar.
        return launcher.Count == 0 || arguments[0] == "ar"
            ? new(zig.Executable, shortened, workingDirectory, ZigEnvironment.For(zig, scratch))
            : new(launcher[0], [.. launcher.Skip(1), Script(shortened[0]), .. shortened.Skip(1)], workingDirectory, Environment(zig, scratch, ""));
    }

    /// <summary>The variables of zig, and those by which ccache knows a script for it; <paramref name="triple"/> is in the script.</summary>
    public static Dictionary<string, string?> Environment(ZigToolchain zig, string scratch, string triple) => new(ZigEnvironment.For(zig, scratch))
    {
        // A cache must neither guess what the script is, nor take two zigs for one because the script is the same.
        ["CCACHE_COMPILERTYPE"] = "clang",
        ["CCACHE_COMPILERCHECK"] = $"string:{zig.Identity}{triple}",
    };

    /// <summary>The full path of a launcher that is named as on a command line; NSDK1009 where there is none.</summary>
    public static IReadOnlyList<string> FindLauncher(IReadOnlyList<string> launcher, string? searchPath)
    {
        if (launcher.Count == 0)
            return launcher;
        var isRooted = Path.IsPathRooted(launcher[0]);
        var path = isRooted ? File.Exists(launcher[0]) ? launcher[0] : null : SearchPath.Find(searchPath, launcher[0]);
        return path is not null ? [path, .. launcher.Skip(1)] : throw new NativeException(Diagnostic.Error("NSDK1009",
            $"NativeCompilerLauncher is '{launcher[0]}', which {(isRooted ? "does not exist" : "is not on PATH")}. Install it, give its full path, or "
            + "remove the property to compile without it."));
    }

    // In zig's own cache: one path for all projects, so that they share what the launcher caches.
    private string Script(string driver)
    {
        var folder = Path.Combine(zig.GlobalCache, "native-sdk");
        var path = Path.Combine(folder, $"zig-{driver}-{zig.Version}{(_host.IsWindows ? ".cmd" : "")}");
        var text = _host.IsWindows
            ? $"@{CommandLine.Batch([zig.Executable, driver])} %*\r\n"
            : $"""
                #!/bin/sh
                # distcc sends preprocessed files, whose extensions zig does not know.
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
