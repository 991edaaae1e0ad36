using Native.Core.Platform;

namespace Native.Build;

/// <summary>The machine that code is built for. In C# <c>OperatingSystem.IsLinux()</c> and <c>#if</c> speak of the machine that builds.</summary>
public sealed class NativeTarget
{
    private readonly Core.Platform.NativeTarget _target;

    private NativeTarget(string rid, string triple)
    {
        _target = Core.Platform.NativeTarget.Parse(rid);
        Triple = triple;
    }

    /// <summary>What this run of the script is for: <c>TARGET_RID</c>.</summary>
    public static NativeTarget Current => new(BuildContext.Required("TARGET_RID"), BuildContext.Required("TARGET_TRIPLE"));

    /// <summary>The .NET runtime identifier: <c>linux-arm64</c>.</summary>
    public string Rid => _target.Rid;

    /// <summary>The target as <c>-target</c> of zig names it: <c>aarch64-linux-gnu.2.23</c>.</summary>
    public string Triple { get; }

    /// <summary>The processor, as RIDs name it: <c>x64</c>, <c>arm64</c>, …</summary>
    public string Architecture => _target.Architecture.Name;

    /// <summary>Linux, with glibc or musl.</summary>
    public bool IsLinux => _target.System is TargetSystem.Linux or TargetSystem.LinuxMusl;

    /// <summary>Linux with musl.</summary>
    public bool IsMusl => _target.System == TargetSystem.LinuxMusl;

    /// <summary>Windows.</summary>
    public bool IsWindows => _target.IsWindows;

    /// <summary>macOS.</summary>
    public bool IsMacOS => _target.IsMacOS;

    /// <summary>Whether the script runs on another kind of machine than this.</summary>
    public bool IsCross => Rid != BuildContext.HostRid;

    internal Core.Platform.NativeTarget Row => _target;

    /// <summary>The RID.</summary>
    public override string ToString() => Rid;
}
