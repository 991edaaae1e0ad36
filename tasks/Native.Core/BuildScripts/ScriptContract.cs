using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Native.Core.Command;

namespace Native.Core.BuildScripts;

/// <summary>Represents the values that a build script receives; <see cref="Variables"/> contains their names.</summary>
public sealed record ScriptContract
{
    /// <summary><c>PROJECT_DIR</c>: full path of the project directory, which is also the working directory.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary><c>OUT_DIR</c>: full path of the folder for outputs of the script.</summary>
    public required string OutDirectory { get; init; }

    /// <summary><c>TARGET_RID</c>: the target.</summary>
    public required string TargetRid { get; init; }

    /// <summary><c>TARGET_TRIPLE</c>: the target as a value of zig's <c>-target</c>.</summary>
    public required string TargetTriple { get; init; }

    /// <summary><c>HOST_RID</c>: the RID of the host.</summary>
    public required string HostRid { get; init; }

    /// <summary><c>CONFIGURATION</c>: <c>Debug</c> or <c>Release</c>.</summary>
    public required string Configuration { get; init; }

    /// <summary><c>OPT_LEVEL</c>: the value of <c>-O</c>.</summary>
    public required string Optimization { get; init; }

    /// <summary><c>NUM_JOBS</c>: the number of compilers that can run at once.</summary>
    public required int Jobs { get; init; }

    /// <summary><c>ZIG</c>: full path of the zig that compiles the project, or empty.</summary>
    public string Zig { get; init; } = "";

    /// <summary><c>CMAKE_TOOLCHAIN_FILE</c>: <c>NativeCMakeToolchainFile</c>, the toolchain file for CMake if zig is not used, or empty.</summary>
    public string ToolchainFile { get; init; } = "";

    /// <summary><c>NATIVE_COMPILER_LAUNCHER</c>: <c>NativeCompilerLauncher</c>, the compiler launcher and its arguments separated by semicolons, or empty.</summary>
    public string CompilerLauncher { get; init; } = "";

    /// <summary><c>NATIVE_SYSROOT</c>: <c>NativeSysroot</c>, the root of the target's libraries, or empty.</summary>
    public string Sysroot { get; init; } = "";

    /// <summary><c>NATIVE_PKG_CONFIG_PATH</c>: <c>NativePkgConfigPath</c>, folders of .pc files that are searched first, or empty.</summary>
    public string PkgConfigPath { get; init; } = "";

    /// <summary><c>NATIVE_PKG_CONFIG_TIMEOUT</c>: <c>NativePkgConfigTimeout</c>, in seconds.</summary>
    public string PkgConfigTimeout { get; init; } = "";

    /// <summary><c>SDKROOT</c>: <c>NativeMacOSSdk</c>, full path of Apple's SDK, or empty to keep the variable.</summary>
    public string MacOSSdk { get; init; } = "";

    /// <summary><c>DEP_…</c>: values from projects and libraries that the project depends on.</summary>
    public IReadOnlyDictionary<string, string> Dependencies { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns the environment variables that differ from those of the build; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Variables(IEnumerable<string> inherited)
    {
        var variables = OuterBuild.WithoutVariables(inherited);
        foreach (var (name, value) in Dependencies)
            variables[name] = value;
        // Remove values from the environment that the project does not use.
        variables["ZIG"] = Zig.Length > 0 ? Zig : null;
        variables["CMAKE_TOOLCHAIN_FILE"] = ToolchainFile.Length > 0 ? ToolchainFile : null;
        variables["NATIVE_COMPILER_LAUNCHER"] = CompilerLauncher;
        variables["NATIVE_SYSROOT"] = Sysroot;
        variables["NATIVE_PKG_CONFIG_PATH"] = PkgConfigPath;
        variables["NATIVE_PKG_CONFIG_TIMEOUT"] = PkgConfigTimeout;
        if (MacOSSdk.Length > 0)
            variables["SDKROOT"] = MacOSSdk;
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

    /// <summary>Returns the name of the files for the output of a script of a project. Two scripts with the same name can be in different directories.</summary>
    public static string OutputName(string projectDirectory, string script)
    {
        var relative = Path.GetRelativePath(projectDirectory, script);
        return relative == Path.GetFileName(script)
            ? relative
            : $"{Path.GetFileName(script)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(relative)))[..8]}";
    }
}
