using System.Text.RegularExpressions;
using Native.Core.Diagnostics;

namespace Native.Core.Platform;

/// <summary>Creates advice for an unsupported RID.</summary>
internal static partial class RidAdvice
{
    // The first part of .NET RIDs that are not supported, and the display name.
    private static readonly Dictionary<string, string> s_unsupported = new(StringComparer.OrdinalIgnoreCase)
    {
        ["android"] = "Android",
        ["ios"] = "iOS",
        ["iossimulator"] = "the simulator of iOS",
        ["tvos"] = "tvOS",
        ["tvossimulator"] = "the simulator of tvOS",
        ["maccatalyst"] = "Mac Catalyst",
        ["browser"] = "browsers (WebAssembly)",
        ["wasi"] = "WASI (WebAssembly)",
        ["tizen"] = "Tizen",
        ["freebsd"] = "FreeBSD",
        ["openbsd"] = "OpenBSD",
        ["netbsd"] = "NetBSD",
        ["illumos"] = "illumos",
        ["solaris"] = "Solaris",
        ["haiku"] = "Haiku",
    };

    // Alternative names of supported RIDs: those of distributions, other tools, and processors.
    private static readonly Dictionary<string, string> s_systems = new(StringComparer.OrdinalIgnoreCase)
    {
        ["windows"] = "win",
        ["macos"] = "osx",
        ["mac"] = "osx",
        ["darwin"] = "osx",
        ["alpine"] = "linux-musl",
        ["musl"] = "linux-musl",
        ["ubuntu"] = "linux",
        ["debian"] = "linux",
        ["fedora"] = "linux",
        ["rhel"] = "linux",
        ["centos"] = "linux",
        ["sles"] = "linux",
        ["opensuse"] = "linux",
        ["arch"] = "linux",
        ["ol"] = "linux",
        ["linuxmint"] = "linux",
        ["linux-gnu"] = "linux",
        ["linux-glibc"] = "linux",
    };

    private static readonly Dictionary<string, string> s_architectures = new(StringComparer.OrdinalIgnoreCase)
    {
        ["amd64"] = "x64",
        ["x86_64"] = "x64",
        ["aarch64"] = "arm64",
        ["i386"] = "x86",
        ["i686"] = "x86",
        ["armhf"] = "arm",
        ["armv7"] = "arm",
    };

    /// <summary>Returns a sentence with a leading space about an unsupported system or a similar RID, or an empty string.</summary>
    public static string For(string rid, IEnumerable<string> known)
    {
        var (system, architecture) = Split(rid);
        if (s_unsupported.TryGetValue(system, out var name))
            return $" Native.Sdk does not build for {name}; exclude native code for this RID (NativeEnableDefaultSources=false, or a Condition on NativeSource), or build it with that platform's own tools.";
        var usual = $"{s_systems.GetValueOrDefault(system, system)}-{s_architectures.GetValueOrDefault(architecture, architecture)}";
        return known.FirstOrDefault(other => other.Equals(usual, StringComparison.OrdinalIgnoreCase)) is { } meant
            ? $" Did you mean '{meant}'?"
            : NearNames.Hint(rid, known);
    }

    // ubuntu.22.04-x64: ubuntu, x64; linux-musl-x86_64: linux-musl, x86_64; win10-x64: win, x64
    private static (string System, string Architecture) Split(string rid)
    {
        var at = rid.LastIndexOf('-');
        var (system, architecture) = at < 0 ? (rid, "") : (rid[..at], rid[(at + 1)..]);
        return (Version().Replace(system, ""), architecture);
    }

    [GeneratedRegex(@"\.?\d+(\.\d+)*$")]
    private static partial Regex Version();
}
