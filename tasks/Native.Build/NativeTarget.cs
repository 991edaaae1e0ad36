using Native.Core.Platform;

namespace Native.Build;

/// <summary>
/// Represents the platform that the code is compiled for. <c>OperatingSystem.IsLinux()</c> and <c>#if</c> in a script refer to the machine that runs
/// the build.
/// </summary>
public sealed class NativeTarget
{
    private readonly Core.Platform.NativeTarget _target;

    private NativeTarget(string rid, string triple)
    {
        _target = Core.Platform.NativeTarget.Parse(rid);
        Triple = triple;
    }

    /// <summary>The target of this run of the script: <c>TARGET_RID</c>.</summary>
    public static NativeTarget Current => new(BuildContext.Required("TARGET_RID"), BuildContext.Required("TARGET_TRIPLE"));

    /// <summary>The .NET runtime identifier: <c>linux-arm64</c>.</summary>
    public string Rid => _target.Rid;

    /// <summary>The target as the value of zig's <c>-target</c> option: <c>aarch64-linux-gnu.2.23</c>.</summary>
    public string Triple { get; }

    /// <summary>
    /// The target as configure and GNU programs name it, the value of <c>--host</c>: <c>aarch64-linux-gnu</c>, <c>x86_64-w64-mingw32</c>.
    /// </summary>
    public string GnuTriple => _target.GnuTriple;

    /// <summary>The processor architecture as in RIDs: <c>x64</c>, <c>arm64</c>, …</summary>
    public string Architecture => _target.Architecture.Name;

    /// <summary>True if the target is Linux, with glibc or musl.</summary>
    public bool IsLinux => _target.System is TargetSystem.Linux or TargetSystem.LinuxMusl;

    /// <summary>True if the target is Linux with musl.</summary>
    public bool IsMusl => _target.System == TargetSystem.LinuxMusl;

    /// <summary>True if the target is Windows.</summary>
    public bool IsWindows => _target.IsWindows;

    /// <summary>True if the target is macOS.</summary>
    public bool IsMacOS => _target.IsMacOS;

    /// <summary>True if the target RID differs from the host RID.</summary>
    public bool IsCross => Rid != BuildContext.HostRid;

    internal Core.Platform.NativeTarget Row => _target;

    /// <summary>Returns the RID.</summary>
    public override string ToString() => Rid;
}
