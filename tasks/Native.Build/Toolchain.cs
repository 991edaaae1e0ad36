using System.Diagnostics;
using Native.Core.Dependencies;
using Native.Core.Toolchain;

namespace Native.Build;

/// <summary>Provides the compiler: the zig that the build uses, or the compiler of the host.</summary>
internal static class Toolchain
{
    private static readonly Lazy<ZigToolchain?> s_zig = new(FindZig);

    /// <summary>Starts programs with the environment of the script.</summary>
    public static ProcessRunner Processes { get; } = new(() => new ProcessStartInfo(), CancellationToken.None);

    /// <summary>zig, or null if the build does not use it.</summary>
    public static ZigToolchain? Zig => s_zig.Value;

    /// <summary>The command line of a compiler launcher such as ccache, or empty.</summary>
    public static IReadOnlyList<string> Launcher => ZigCompiler.FindLauncher(
        BuildContext.Optional("NATIVE_COMPILER_LAUNCHER").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), BuildContext.Optional("PATH"));

    /// <summary>Returns the compiler. It writes temporary files to the directory <paramref name="scratch"/>.</summary>
    public static ICompiler Compiler(string scratch) =>
        Zig is { } zig ? new ZigCompiler(zig, NativeTarget.Current.Triple, Launcher, scratch) : new HostCompiler(Variables(), Launcher);

    /// <summary>
    /// Returns the environment variables, including their forms for the target. <paramref name="names"/> are read immediately, so that they are
    /// recorded.
    /// </summary>
    public static BuildVariables Variables(params string[] names)
    {
        var variables = new BuildVariables(Environment.GetEnvironmentVariable, NativeTarget.Current.Rid);
        foreach (var name in names)
            variables.Get(name);
        return variables;
    }

    /// <summary>The variables that compilers read, which the native build also records.</summary>
    public static IReadOnlyList<string> RecordedNames { get; } =
        ["SOURCE_DATE_EPOCH", "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH", "LIBRARY_PATH", "SDKROOT"];

    /// <summary>The full path of Apple's SDK, or null.</summary>
    public static string? MacOSSdk => Core.Frameworks.MacOSSdk.Find(
        NativeTarget.Current.Row, "", BuildContext.Optional("SDKROOT"), BuildContext.ProjectDirectory, new DiskFileReader());

    /// <summary>Their values: <c>SOURCE_DATE_EPOCH=1700000000</c>.</summary>
    public static IReadOnlyList<string> Recorded => [.. RecordedNames.Select(name => $"{name}={BuildContext.Optional(name)}")];

    private static ZigToolchain? FindZig()
    {
        var path = BuildContext.Optional("ZIG");
        return path.Length == 0 ? null : ZigQuery.Ask(Processes, path, BuildContext.ProjectDirectory, Environment.GetEnvironmentVariable);
    }
}
