using Native.Core.Platform;

namespace Native.Core.PackageTest;

/// <summary>Represents how this machine runs a program for a RID.</summary>
/// <param name="Name">The name of the emulator for the table, or an empty text if the machine runs the program itself.</param>
/// <param name="Command">The emulator and its arguments, to which the program is appended.</param>
/// <param name="Refusal">Why the program cannot run here, or an empty text.</param>
public sealed record ProgramRunner(string Name, IReadOnlyList<string> Command, string Refusal)
{
    // wine does not support the W^X memory protection of .NET, and its own messages would hide those of the program.
    private static readonly Dictionary<string, string?> s_wine = new() { ["DOTNET_EnableWriteXorExecute"] = "0", ["WINEDEBUG"] = "-all" };

    private const string GnuRoot = "/usr/aarch64-linux-gnu";

    /// <summary>The environment variables of the emulator.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; private init; } = new Dictionary<string, string?>();

    /// <summary>Returns how a program for <paramref name="target"/> runs on this machine.</summary>
    /// <param name="target">The target.</param>
    /// <param name="host">The target that this machine is, or null if it is not in the table of RIDs.</param>
    /// <param name="find">Returns the full path of the first of some programs that is on PATH, or null.</param>
    /// <param name="variable">Returns an environment variable.</param>
    /// <param name="exists">Returns true if a file exists.</param>
    public static ProgramRunner For(NativeTarget target, NativeTarget? host, Func<IReadOnlyList<string>, string?> find, Func<string, string?> variable, Func<string, bool> exists)
    {
        if (target == host || IsCompatible(target, host))
            return new("", [], "");
        return (host?.System, target.System) switch
        {
            (TargetSystem.Linux, TargetSystem.Linux) => Emulated(target, find, variable, exists),
            (TargetSystem.Linux or TargetSystem.MacOS, TargetSystem.Windows) when target.Architecture == TargetArchitecture.X64 =>
                find(["wine64", "wine"]) is { } wine ? new("wine", [wine], "") { Variables = s_wine } : Refused("there is no wine on PATH"),
            _ => Refused($"a program for {target.Rid} does not run on {host?.Rid ?? "this machine"}"),
        };
    }

    // Windows on arm64 runs x64 programs, and Windows on x64 runs x86 programs.
    private static bool IsCompatible(NativeTarget target, NativeTarget? host) => host?.System == TargetSystem.Windows && target.System == TargetSystem.Windows
        && target.Architecture != TargetArchitecture.Arm64;

    // With -L, qemu finds the libraries of a cross-compiler. Without it, it uses those of this machine's multiarch packages or of QEMU_LD_PREFIX.
    private static ProgramRunner Emulated(NativeTarget target, Func<IReadOnlyList<string>, string?> find, Func<string, string?> variable, Func<string, bool> exists)
    {
        const string Loader = "/lib/ld-linux-aarch64.so.1";
        if (target.Architecture != TargetArchitecture.Arm64)
            return Refused($"only programs for linux-arm64 run with qemu");
        if (find(["qemu-aarch64-static", "qemu-aarch64"]) is not { } qemu)
            return Refused("there is no qemu-aarch64 on PATH");
        if (exists(Loader) || !string.IsNullOrEmpty(variable("QEMU_LD_PREFIX")))
            return new("qemu", [qemu], "");
        return exists(GnuRoot + Loader) ? new("qemu", [qemu, "-L", GnuRoot], "")
            : Refused($"the C library for arm64 is not installed ({Loader}; QEMU_LD_PREFIX is not set)");
    }

    private static ProgramRunner Refused(string reason) => new("", [], reason);
}
