using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>Represents the default library and header folders of a system.</summary>
/// <param name="Root">The sysroot, or empty for this machine.</param>
/// <param name="LibraryFolders">Folders of libraries that the loader searches.</param>
/// <param name="IncludeFolders">Folders of headers, including those of the C library.</param>
/// <param name="PkgConfigFolders">Folders of .pc files.</param>
/// <param name="MultiarchFolders">
/// The folders whose name contains the target, followed by the shared one: Debian can install libraries for several
/// machines (<c>zlib1g-dev:arm64</c>). Empty if the target has no such name.
/// </param>
public sealed record SystemLayout(
    string Root, IReadOnlyList<string> LibraryFolders, IReadOnlyList<string> IncludeFolders, IReadOnlyList<string> PkgConfigFolders,
    IReadOnlyList<string> MultiarchFolders)
{
    /// <summary>The system of the machine that contains the folders.</summary>
    public HostSystem Host { get; init; } = HostSystem.This;

    /// <summary>Returns the layout of Linux distributions and macOS below <paramref name="sysroot"/>, a full path or empty. On Windows, it is empty.</summary>
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

        // Use the separators of this machine, as in the full paths for comparison.
        string Below(string folder) => root.Length == 0 ? folder : system.FullPath(root + folder, root);
    }

    /// <summary>Returns true if a folder is one of <see cref="LibraryFolders"/>.</summary>
    public bool HasLibraries(string folder) => LibraryFolders.Contains(Trim(folder), Host.PathComparer);

    /// <summary>Returns true if a folder is one of <see cref="IncludeFolders"/>.</summary>
    public bool HasHeaders(string folder) => IncludeFolders.Contains(Trim(folder), Host.PathComparer);

    private string Trim(string folder) => Path.TrimEndingDirectorySeparator(Host.FullPath(folder, Root.Length > 0 ? Root : Path.GetFullPath("/")));
}
