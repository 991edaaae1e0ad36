using Native.Core.Platform;

namespace Native.Core.Audit;

/// <summary>Specifies the origin of a library that a binary needs and that the system does not have.</summary>
public enum LibraryOrigin
{
    /// <summary>A <c>NativeLinkLibrary</c> item or a build script names the library. The project expects it on the machine.</summary>
    Named,

    /// <summary>A <c>NativeDependency</c> that was found on the system. NSDK3017 reports it when the project is packed.</summary>
    System,

    /// <summary>Another native project or package, which provides the library.</summary>
    Reference,
}

/// <summary>Represents the requirements that a binary must meet.</summary>
public sealed record AuditPolicy
{
    /// <summary>True if the binary is packed. False if it was built for this machine.</summary>
    public bool IsPack { get; init; }

    /// <summary>The oldest glibc that the project promises, or null.</summary>
    public Version? Glibc { get; init; }

    /// <summary>The oldest macOS that the project promises, or null.</summary>
    public Version? MacOS { get; init; }

    /// <summary>The names of the files that are next to the binary: <see cref="NamesOf"/>.</summary>
    public IReadOnlySet<string> Present { get; init; } = new HashSet<string>();

    /// <summary>The libraries that the project names, by the name that the loader searches for.</summary>
    public IReadOnlyDictionary<string, LibraryOrigin> Declared { get; init; } = new Dictionary<string, LibraryOrigin>();

    /// <summary>The list of exports, or null if the project has none.</summary>
    public ExportsFile? Exports { get; init; }

    /// <summary>Returns a set of file names that compares them as the loader of <paramref name="target"/> does.</summary>
    public static IReadOnlySet<string> NamesOf(NativeTarget target, IEnumerable<string> names) =>
        names.ToHashSet(target.IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>
    /// Returns the oldest glibc for a target: the value of <paramref name="property"/>, or the default, but not older than the first glibc for the processor.
    /// </summary>
    public static Version GlibcOf(NativeTarget target, string property)
    {
        var oldest = Version.Parse(target.Architecture.OldestGlibc ?? "2.0");
        var promised = Version.TryParse(property, out var version) ? version : Version.Parse(target.MinimumGlibc);
        return promised > oldest ? promised : oldest;
    }

    /// <summary>Returns the oldest macOS: the value of <paramref name="property"/>, or the default.</summary>
    public static Version MacOSOf(string property) =>
        Version.TryParse(property.Contains('.', StringComparison.Ordinal) ? property : $"{property}.0", out var version) ? version : Version.Parse(NativeTarget.DefaultMacOS);
}
