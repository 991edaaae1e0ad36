namespace Native.Core.Platform;

/// <summary>Describes the RIDs on which a declaration exists, as attributes for operating systems and as a remark.</summary>
/// <param name="Platforms">The arguments of <c>SupportedOSPlatform</c>; empty if all systems have the declaration.</param>
/// <param name="Remark">A sentence if the systems are not sufficient: <c>Only on linux-x64.</c>; otherwise empty.</param>
public sealed record RidAvailability(IReadOnlyList<string> Platforms, string Remark)
{
    /// <summary>Returns the availability of a declaration that exists on <paramref name="present"/> of <paramref name="all"/> RIDs, or null if it exists on all.</summary>
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

    /// <summary>The C# attributes of the declaration.</summary>
    public IEnumerable<string> Attributes => Platforms.Select(platform => $"[global::System.Runtime.Versioning.SupportedOSPlatform(\"{platform}\")]");

    /// <inheritdoc/>
    public bool Equals(RidAvailability? other) => other is not null && Remark == other.Remark && Platforms.SequenceEqual(other.Platforms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Remark, Platforms.Count);

    // .NET does not distinguish glibc and musl platforms.
    private static string System(string rid) => NativeTarget.Parse(rid).System switch
    {
        TargetSystem.Windows => "windows",
        TargetSystem.MacOS => "macos",
        _ => "linux",
    };
}
