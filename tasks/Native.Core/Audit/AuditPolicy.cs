using Native.Core.Platform;

namespace Native.Core.Audit;

/// <summary>Where a library comes from that a binary needs and the system does not have.</summary>
public enum LibraryOrigin
{
    /// <summary>A <c>NativeLinkLibrary</c> item or a build script names it: the project expects it on the machine.</summary>
    Named,

    /// <summary>A <c>NativeDependency</c> that the system has; NSDK3017 reports it when the project is packed.</summary>
    System,

    /// <summary>Another native project or package, which brings it along.</summary>
    Reference,
}

/// <summary>What a binary is held to.</summary>
public sealed record AuditPolicy
{
    /// <summary>Whether the binary is put into a package, rather than built for this machine.</summary>
    public bool IsPack { get; init; }

    /// <summary>The oldest glibc that the project promises; null where it promises none.</summary>
    public Version? Glibc { get; init; }

    /// <summary>The oldest macOS that the project promises; null where it promises none.</summary>
    public Version? MacOS { get; init; }

    /// <summary>The names of the files that are next to the binary.</summary>
    public IReadOnlySet<string> Present { get; init; } = new HashSet<string>();

    /// <summary>The libraries that the project names, by the name under which the loader asks for them.</summary>
    public IReadOnlyDictionary<string, LibraryOrigin> Declared { get; init; } = new Dictionary<string, LibraryOrigin>();

    /// <summary>The list of exports; null where the project has none.</summary>
    public ExportsFile? Exports { get; init; }

    /// <summary>The oldest glibc that counts for a target: that of <paramref name="property"/>, or the default, and none older than the processor.</summary>
    public static Version GlibcOf(NativeTarget target, string property)
    {
        var oldest = Version.Parse(target.Architecture.OldestGlibc ?? "2.0");
        var promised = Version.TryParse(property, out var version) ? version : Version.Parse(target.Architecture.OldestGlibc ?? NativeTarget.DefaultGlibc);
        return promised > oldest ? promised : oldest;
    }

    /// <summary>The oldest macOS that counts: that of <paramref name="property"/>, or the default.</summary>
    public static Version MacOSOf(string property) =>
        Version.TryParse(property.Contains('.', StringComparison.Ordinal) ? property : $"{property}.0", out var version) ? version : Version.Parse(NativeTarget.DefaultMacOS);
}
