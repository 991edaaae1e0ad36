using Native.Core.Platform;

namespace Native.Core.NodeAddon;

/// <summary>Contains the names of npm and node for a RID: https://docs.npmjs.com/cli/configuring-npm/package-json</summary>
/// <param name="Os">The value of <c>process.platform</c>.</param>
/// <param name="Cpu">The value of <c>process.arch</c>.</param>
/// <param name="Libc">The C library that npm selects by, on Linux only: <c>glibc</c> or <c>musl</c>.</param>
public sealed record NpmTarget(string Os, string Cpu, string? Libc)
{
    /// <summary>The name of the target in names of packages: <c>linux-x64</c>, <c>linux-x64-musl</c>, <c>win32-x64</c>, <c>darwin-arm64</c>.</summary>
    public string Name => Libc == "musl" ? $"{Os}-{Cpu}-musl" : $"{Os}-{Cpu}";

    /// <summary>Returns the names for a RID.</summary>
    public static NpmTarget Of(NativeTarget target) => new(
        target.System switch
        {
            TargetSystem.Windows => "win32",
            TargetSystem.MacOS => "darwin",
            _ => "linux",
        },
        target.Architecture == TargetArchitecture.X86 ? "ia32" : target.Architecture == TargetArchitecture.LoongArch64 ? "loong64" : target.Architecture.Name,
        target.System switch
        {
            TargetSystem.Linux => "glibc",
            TargetSystem.LinuxMusl => "musl",
            _ => null,
        });
}
