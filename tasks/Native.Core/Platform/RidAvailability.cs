namespace Native.Core.Platform;

/// <summary>Where C# can be used that only some RIDs have: as attributes where operating systems say it, else as a remark.</summary>
/// <param name="Platforms">An argument of <c>SupportedOSPlatform</c> for each system that has it; empty where every system has it.</param>
/// <param name="Remark">A sentence where systems do not say it all: <c>Only on linux-x64.</c>; else empty.</param>
public sealed record RidAvailability(IReadOnlyList<string> Platforms, string Remark)
{
    /// <summary>What to say of a declaration that <paramref name="present"/> have, of the RIDs <paramref name="all"/>; null where all have it.</summary>
    public static RidAvailability? Of(IReadOnlyCollection<string> present, IReadOnlyCollection<string> all)
    {
        var missing = all.Except(present, StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
            return null;
        var systems = present.Select(System).Distinct().ToList();
        var isExact = !missing.Exists(rid => systems.Contains(System(rid)));
        return new(
            systems.Count < all.Select(System).Distinct().Count() ? systems : [],
            isExact ? "" : missing.Count < present.Count ? $"Not on {string.Join(", ", missing)}." : $"Only on {string.Join(", ", present)}.");
    }

    /// <summary>The lines of C# that stand above the declaration.</summary>
    public IEnumerable<string> Attributes => Platforms.Select(platform => $"[global::System.Runtime.Versioning.SupportedOSPlatform(\"{platform}\")]");

    /// <inheritdoc/>
    public bool Equals(RidAvailability? other) => other is not null && Remark == other.Remark && Platforms.SequenceEqual(other.Platforms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Remark, Platforms.Count);

    // glibc and musl are one system to .NET.
    private static string System(string rid) => NativeTarget.Parse(rid).System switch
    {
        TargetSystem.Windows => "windows",
        TargetSystem.MacOS => "macos",
        _ => "linux",
    };
}
