using System.Diagnostics;
using Native.Core.Dependencies;
using Native.Core.Toolchain;

namespace Native.Build;

/// <summary>What the project is compiled with: the zig that the build names, else the machine's own compiler.</summary>
internal static class Toolchain
{
    private static readonly Lazy<ZigToolchain?> s_zig = new(FindZig);

    /// <summary>Starts programs with the environment of the script.</summary>
    public static ProcessRunner Processes { get; } = new(() => new ProcessStartInfo(), CancellationToken.None);

    /// <summary>zig, or null where the build has none.</summary>
    public static ZigToolchain? Zig => s_zig.Value;

    /// <summary>What is started before the compiler: ccache and the like, or nothing.</summary>
    public static IReadOnlyList<string> Launcher => ZigCompiler.FindLauncher(
        BuildContext.Optional("NATIVE_COMPILER_LAUNCHER").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), BuildContext.Optional("PATH"));

    /// <summary>The compiler; half-made files go to the folder <paramref name="scratch"/>.</summary>
    public static ICompiler Compiler(string scratch) =>
        Zig is { } zig ? new ZigCompiler(zig, NativeTarget.Current.Triple, Launcher, scratch) : new HostCompiler(Variables(), Launcher);

    /// <summary>Environment variables, in the forms for the target too; <paramref name="names"/> are asked for at once.</summary>
    public static BuildVariables Variables(params string[] names)
    {
        var variables = new BuildVariables(Environment.GetEnvironmentVariable, NativeTarget.Current.Rid);
        foreach (var name in names)
            variables.Get(name);
        return variables;
    }

    /// <summary>Variables that compilers read by themselves, which the native build records too.</summary>
    public static IReadOnlyList<string> RecordedNames { get; } =
        ["SOURCE_DATE_EPOCH", "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "LIBRARY_PATH", "SDKROOT"];

    /// <summary>Their state: <c>SOURCE_DATE_EPOCH=1700000000</c>.</summary>
    public static IReadOnlyList<string> Recorded => [.. RecordedNames.Select(name => $"{name}={BuildContext.Optional(name)}")];

    private static ZigToolchain? FindZig()
    {
        var path = BuildContext.Optional("ZIG");
        return path.Length == 0 ? null : ZigQuery.Ask(Processes, path, BuildContext.ProjectDirectory, Environment.GetEnvironmentVariable);
    }
}
