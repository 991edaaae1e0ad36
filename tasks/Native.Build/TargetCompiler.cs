using Native.Core.BuildScripts;
using Native.Core.CMake;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Build;

/// <summary>
/// Provides the compiler for the target as commands, and runs other build systems with it: configure and make, Meson, or makefiles. It is zig, or the
/// compiler of the host in a build without zig.
/// </summary>
public sealed class TargetCompiler
{
    private static readonly Lazy<TargetCompiler> s_current = new(() => Instructions.OrEnd(() => new TargetCompiler()));

    private readonly Dictionary<string, string?> _environment;

    private TargetCompiler()
    {
        var variables = Toolchain.Variables("CPPFLAGS", "CFLAGS", "CXXFLAGS", "LDFLAGS", "CC", "CXX", "AR");
        var folder = Toolchain.Zig is { } zig ? WriteScripts(zig) : "";
        IReadOnlyList<string> Tool(string name) => Toolchain.Zig is null
            ? Toolchain.Compiler("").ToShellCommand([name])
            : [Path.Combine(folder, ZigToolchainFileWriter.ScriptName(name, HostSystem.This))];
        C = [.. Toolchain.Launcher, .. Tool("cc")];
        Cxx = FindCxx(Tool);
        Ar = Tool("ar");
        Ranlib = Toolchain.Zig is null ? ["ranlib"] : Tool("ranlib");
        string[] common = [$"-O{BuildContext.OptimizationLevel}", BuildContext.IsDebugging ? "-g" : "-g0", .. NativeTarget.Current.IsWindows ? (string[])[] : ["-fPIC"], .. PrefixMaps()];
        IReadOnlyList<string> Flags(string name) =>
            [.. common, .. CommandLine.Split(variables.Get("CPPFLAGS"), HostSystem.This), .. CommandLine.Split(variables.Get(name), HostSystem.This)];
        CFlags = Flags("CFLAGS");
        CxxFlags = Flags("CXXFLAGS");
        LdFlags = CommandLine.Split(variables.Get("LDFLAGS"), HostSystem.This);
        _environment = Variables();
        Rerun.IfEnvChanged([.. variables.Names, .. Toolchain.RecordedNames]);
    }

    /// <summary>
    /// The compiler of this run of the script. It prints <c>rerun-if-env-changed</c> lines, so name the sources with <see cref="Rerun.IfChanged"/>.
    /// </summary>
    public static TargetCompiler Current => s_current.Value;

    /// <summary>The C compiler: its path, or a compiler launcher and its path.</summary>
    public IReadOnlyList<string> C { get; }

    /// <summary>The C++ compiler; empty in a build without zig on a machine that has none.</summary>
    public IReadOnlyList<string> Cxx { get; }

    /// <summary>The program that creates static libraries.</summary>
    public IReadOnlyList<string> Ar { get; }

    /// <summary>The program that writes the index of a static library.</summary>
    public IReadOnlyList<string> Ranlib { get; }

    /// <summary>
    /// The options for C: the optimization level, debug information, <c>-fPIC</c> except for Windows, and the variables <c>CPPFLAGS</c> and <c>CFLAGS</c>.
    /// </summary>
    public IReadOnlyList<string> CFlags { get; }

    /// <summary>The options for C++, with the variable <c>CXXFLAGS</c>.</summary>
    public IReadOnlyList<string> CxxFlags { get; }

    /// <summary>The options for the linker: the variable <c>LDFLAGS</c>.</summary>
    public IReadOnlyList<string> LdFlags { get; }

    /// <summary>
    /// Runs a program with the variables <c>CC</c>, <c>CXX</c>, <c>AR</c>, <c>RANLIB</c>, <c>CFLAGS</c>, <c>CXXFLAGS</c> and <c>LDFLAGS</c>, and prints its output. If it
    /// fails, the build reports an error, and the script ends with exit code 1.
    /// </summary>
    /// <param name="folder">The working directory, which is created if it does not exist.</param>
    /// <param name="program">The name of a program on <c>PATH</c>, or its path.</param>
    /// <param name="arguments">The arguments.</param>
    public void Run(string folder, string program, params string[] arguments) => Instructions.OrEnd(() =>
    {
        var path = SearchPath.Find(BuildContext.Optional("PATH"), program) ?? throw new NativeException(Diagnostic.Error("NSDK5015",
            $"The build script runs '{program}', which was not found. Expected a program on PATH, or the path of a program. Install '{program}', or correct the build script."));
        var full = Directory.CreateDirectory(Path.GetFullPath(folder, BuildContext.ProjectDirectory)).FullName;
        var result = Toolchain.Processes.RunToEnd(new(path, arguments, full, _environment));
        Console.Out.Write(result.Output);
        Console.Error.Write(result.Error);
        // Nothing reads the local cache of zig again.
        if (Directory.Exists(Scratch))
            FileChanges.Disk.DeleteFolder(Scratch);
        return result.ExitCode == 0 ? result : throw new NativeException(Diagnostic.Error("NSDK5014",
            $"'{CommandLine.Quote([program, .. arguments], HostSystem.This)}' ended with exit code {result.ExitCode}. Correct the cause that its last lines of output state, or the arguments "
            + $"in the build script. The last lines:\n{ScriptFailure.LastLines(result.Output + result.Error)}"));
    });

    /// <summary>
    /// Writes the file that describes the compiler and the target to Meson, and returns its path for <c>meson setup --cross-file</c>. It also applies to the host.
    /// </summary>
    public string WriteMesonFile()
    {
        // pkg-config of this machine finds libraries for this machine.
        List<(string, IReadOnlyList<string>)> tools = [("c", C), ("ar", Ar), ("ranlib", Ranlib)];
        if (Cxx.Count > 0)
            tools.Add(("cpp", Cxx));
        if (!NativeTarget.Current.IsCross)
            tools.Add(("pkg-config", ["pkg-config"]));
        return BuildContext.WriteOut("meson.ini", MesonCrossFile.Write(NativeTarget.Current.Row, tools,
            [("c_args", CFlags), ("cpp_args", CxxFlags), ("c_link_args", LdFlags), ("cpp_link_args", LdFlags)]));
    }

    // Most libraries are C only.
    private static IReadOnlyList<string> FindCxx(Func<string, IReadOnlyList<string>> tool)
    {
        try
        {
            return [.. Toolchain.Launcher, .. tool("c++")];
        }
        catch (NativeException)
        {
            return [];
        }
    }

    private static string Scratch => Path.Combine(BuildContext.OutDirectory, "tmp");

    // Most build systems split CC at spaces, so the scripts are not in OUT_DIR, whose path is that of the project.
    private static string WriteScripts(ZigToolchain zig)
    {
        var scripts = ZigToolchainFileWriter.OtherScripts(zig, NativeTarget.Current.Row, NativeTarget.Current.Triple, HostSystem.This, Toolchain.MacOSSdk);
        var folder = Path.Combine(zig.GlobalCache, "native-sdk", $"{NativeTarget.Current.Triple}-{TextDigest.Of(string.Concat(scripts.Select(script => script.Text)))[..8]}");
        foreach (var (name, text) in scripts)
            FileWriter.WriteIfDifferent(Path.Combine(folder, name), text, executable: true);
        return folder;
    }

    private static IReadOnlyList<string> PrefixMaps() => BuildContext.IsDebugging ? [] :
        [.. PathMap.Make([new(BuildContext.ProjectDirectory, ".")], [BuildContext.OutDirectory, .. Toolchain.Zig is { } zig ? (string[])[zig.LibDirectory] : []],
            MachineFolders.Find(Environment.GetEnvironmentVariable)).Select(name => name.Argument)];

    private Dictionary<string, string?> Variables()
    {
        var result = Toolchain.Zig is { } zig
            ? ZigCompiler.Environment(zig, Scratch, NativeTarget.Current.Triple) : [];
        // Makefiles and scripts split the values at spaces.
        foreach (var (name, words) in new[] { ("CC", C), ("CXX", Cxx), ("AR", Ar), ("RANLIB", Ranlib), ("CFLAGS", CFlags), ("CXXFLAGS", CxxFlags), ("LDFLAGS", LdFlags) })
            result[name] = words.Count == 0 ? null : string.Join(' ', words.Where(word => !word.StartsWith("-ffile-prefix-map", StringComparison.Ordinal) || !word.Contains(' ')));
        // CFLAGS and CXXFLAGS contain its value.
        result["CPPFLAGS"] = null;
        return result;
    }
}
