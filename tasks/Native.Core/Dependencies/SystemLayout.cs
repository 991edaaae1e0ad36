using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>Where a system keeps libraries and headers that need no option to be found.</summary>
/// <param name="Root">The sysroot, or empty for this machine.</param>
/// <param name="LibraryFolders">Folders of libraries that the loader searches.</param>
/// <param name="IncludeFolders">Folders of headers, the C library's among them.</param>
/// <param name="PkgConfigFolders">Folders of .pc files.</param>
/// <param name="MultiarchFolders">
/// Those among them that have the target's name, with the one for every machine behind them: Debian keeps libraries of several
/// machines side by side (<c>zlib1g-dev:arm64</c>). Empty where the target has no such name.
/// </param>
public sealed record SystemLayout(
    string Root, IReadOnlyList<string> LibraryFolders, IReadOnlyList<string> IncludeFolders, IReadOnlyList<string> PkgConfigFolders,
    IReadOnlyList<string> MultiarchFolders)
{
    /// <summary>The system of the machine on which the folders lie.</summary>
    public HostSystem Host { get; init; } = HostSystem.This;

    /// <summary>The layout of Linux distributions and of macOS, below <paramref name="sysroot"/>, a full path or empty; Windows has none.</summary>
    public static SystemLayout For(NativeTarget target, string sysroot, HostSystem? host = null)
    {
        var (root, system) = (sysroot.TrimEnd('/', '\\'), host ?? HostSystem.This);
        if (target.IsWindows)
            return new(root, [], [], [], []) { Host = system };
        string[] folders = target.IsMacOS
            ? ["/usr/lib", "/usr/local/lib", "/opt/homebrew/lib"]
            : [.. target.Multiarch is { } name ? (string[])[$"/usr/local/lib/{name}", $"/lib/{name}", $"/usr/lib/{name}"] : [],
                "/usr/local/lib", "/lib64", "/usr/lib64", "/lib", "/usr/lib"];
        string[] includes = ["/usr/include", .. target.Multiarch is { } multiarch ? (string[])[$"/usr/include/{multiarch}"] : []];
        return new(root,
            [.. folders.Select(Below)],
            [.. includes.Select(Below)],
            [.. folders.Append("/usr/share").Append("/usr/local/share").Select(folder => Below($"{folder}/pkgconfig"))],
            target.Multiarch is not { } own ? []
                : [Below($"/usr/local/lib/{own}/pkgconfig"), Below($"/usr/lib/{own}/pkgconfig"), Below("/usr/share/pkgconfig")])
        { Host = system };

        // With the separators of this machine, as every full path that it is compared with.
        string Below(string folder) => root.Length == 0 ? folder : system.FullPath(root + folder, root);
    }

    /// <summary>Whether a folder is one of <see cref="LibraryFolders"/>.</summary>
    public bool HasLibraries(string folder) => LibraryFolders.Contains(Trim(folder), Host.PathComparer);

    /// <summary>Whether a folder is one of <see cref="IncludeFolders"/>.</summary>
    public bool HasHeaders(string folder) => IncludeFolders.Contains(Trim(folder), Host.PathComparer);

    private string Trim(string folder) => Path.TrimEndingDirectorySeparator(Host.FullPath(folder, Root.Length > 0 ? Root : Path.GetFullPath("/")));
}
