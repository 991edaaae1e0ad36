using System.Globalization;

namespace Native.Core.BuildScripts;

/// <summary>What a build script is told about the build, as typed values; <see cref="Variables"/> has their names.</summary>
public sealed record ScriptContract
{
    /// <summary><c>PROJECT_DIR</c>: full path of the project's folder, which is also the current folder.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary><c>OUT_DIR</c>: full path of the folder for what the script makes.</summary>
    public required string OutDirectory { get; init; }

    /// <summary><c>TARGET_RID</c>: what is built for.</summary>
    public required string TargetRid { get; init; }

    /// <summary><c>TARGET_TRIPLE</c>: the same as <c>-target</c> of zig names it.</summary>
    public required string TargetTriple { get; init; }

    /// <summary><c>HOST_RID</c>: the machine that the script runs on.</summary>
    public required string HostRid { get; init; }

    /// <summary><c>CONFIGURATION</c>: <c>Debug</c> or <c>Release</c>.</summary>
    public required string Configuration { get; init; }

    /// <summary><c>OPT_LEVEL</c>: what follows <c>-O</c>.</summary>
    public required string Optimization { get; init; }

    /// <summary><c>NUM_JOBS</c>: how many compilers may run at once.</summary>
    public required int Jobs { get; init; }

    /// <summary><c>ZIG</c>: full path of the zig that the project is compiled with, empty without one.</summary>
    public string Zig { get; init; } = "";

    /// <summary><c>CMAKE_TOOLCHAIN_FILE</c>: <c>NativeCMakeToolchainFile</c>, with which CMake builds where there is no zig; empty without one.</summary>
    public string ToolchainFile { get; init; } = "";

    /// <summary><c>NATIVE_COMPILER_LAUNCHER</c>: <c>NativeCompilerLauncher</c>, what is started before the compiler, its words separated by semicolons; or empty.</summary>
    public string CompilerLauncher { get; init; } = "";

    /// <summary><c>NATIVE_SYSROOT</c>: <c>NativeSysroot</c>, the root of the target's libraries, or empty.</summary>
    public string Sysroot { get; init; } = "";

    /// <summary><c>NATIVE_PKG_CONFIG_PATH</c>: <c>NativePkgConfigPath</c>, folders of .pc files that are searched first, or empty.</summary>
    public string PkgConfigPath { get; init; } = "";

    /// <summary><c>NATIVE_PKG_CONFIG_TIMEOUT</c>: <c>NativePkgConfigTimeout</c>, in seconds.</summary>
    public string PkgConfigTimeout { get; init; } = "";

    /// <summary><c>DEP_…</c>: facts of the projects and libraries that the project depends on.</summary>
    public IReadOnlyDictionary<string, string> Dependencies { get; init; } = new Dictionary<string, string>();

    /// <summary>The environment of the script, where it differs from that of the build; null takes a variable away.</summary>
    public IReadOnlyDictionary<string, string?> Variables(IEnumerable<string> inherited)
    {
        var variables = inherited.Where(IsOfTheOuterBuild).ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        foreach (var (name, value) in Dependencies)
            variables[name] = value;
        // One that the environment names, and the project does not use, is none.
        variables["ZIG"] = Zig.Length > 0 ? Zig : null;
        variables["CMAKE_TOOLCHAIN_FILE"] = ToolchainFile.Length > 0 ? ToolchainFile : null;
        variables["NATIVE_COMPILER_LAUNCHER"] = CompilerLauncher;
        variables["NATIVE_SYSROOT"] = Sysroot;
        variables["NATIVE_PKG_CONFIG_PATH"] = PkgConfigPath;
        variables["NATIVE_PKG_CONFIG_TIMEOUT"] = PkgConfigTimeout;
        variables["PROJECT_DIR"] = ProjectDirectory;
        variables["OUT_DIR"] = OutDirectory;
        variables["TARGET_RID"] = TargetRid;
        variables["TARGET_TRIPLE"] = TargetTriple;
        variables["HOST_RID"] = HostRid;
        variables["CONFIGURATION"] = Configuration;
        variables["OPT_LEVEL"] = Optimization;
        variables["NUM_JOBS"] = Jobs.ToString(CultureInfo.InvariantCulture);
        return variables;
    }

    // What dotnet tells its MSBuild must not reach the dotnet that compiles the script; what the user set must.
    private static bool IsOfTheOuterBuild(string name)
    {
        string[] ofTheUser = ["MSBUILDDISABLENODEREUSE", "DOTNET_CLI_HOME", "DOTNET_CLI_TELEMETRY_OPTOUT", "DOTNET_CLI_UI_LANGUAGE"];
        string[] ofDotnet = ["MSBUILD", "_MSBUILD", "DOTNET_CLI_", "DOTNET_HOST_PATH", "DEP_"];
        return !ofTheUser.Contains(name, StringComparer.OrdinalIgnoreCase)
            && ofDotnet.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
    }
}
