namespace Native.Core.NodeAddon;

/// <summary>Determines where the headers of Node-API can be.</summary>
public static class NodeHeaderSearch
{
    /// <summary>The npm package that contains only these headers.</summary>
    public const string Package = "node-api-headers";

    /// <summary>The header that every add-on includes.</summary>
    public const string Header = "node_api.h";

    /// <summary>Returns the directories for the value of <c>NativeNodeHeaders</c>: the directory itself, and those in a package or an installation of node.</summary>
    public static IReadOnlyList<string> Named(string folder) => [folder, Path.Combine(folder, "include"), Path.Combine(folder, "include", "node")];

    /// <summary>
    /// Returns the directories of this machine, in the order in which they are searched: the npm package next to the project or above it, as node finds it, and the
    /// installation of node.
    /// </summary>
    /// <param name="project">The directory of the project.</param>
    /// <param name="node">Full path of node, or null.</param>
    /// <param name="isWindows">True on Windows, where no installation contains headers in a common directory.</param>
    public static IReadOnlyList<string> OnMachine(string project, string? node, bool isWindows)
    {
        var folders = new List<string>();
        for (var folder = project; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            folders.Add(Path.Combine(folder, "node_modules", Package, "include"));
        if (Path.GetDirectoryName(Path.GetDirectoryName(node)) is { Length: > 0 } prefix)
            folders.Add(Path.Combine(prefix, "include", "node"));
        return [.. folders, .. isWindows ? [] : (string[])["/usr/local/include/node", "/usr/include/node"]];
    }

    /// <summary>Returns the message of NSDK4018.</summary>
    /// <param name="named">The value of <c>NativeNodeHeaders</c>, or empty.</param>
    /// <param name="searched">The directories that do not contain the header.</param>
    public static string Missing(string named, IReadOnlyList<string> searched) =>
        (named.Length > 0 ? $"NativeNodeHeaders names '{named}', which does not contain {Header}. " : $"The headers of Node-API, which an add-on needs, were not found. ")
        + $"Expected {Header} in one of: {string.Join(", ", searched)}. Let the build download the npm package (<NativeNodeHeadersVersion>1.5.0</NativeNodeHeadersVersion>), "
        + $"install it (npm install --save-dev {Package}), or name the directory: <NativeNodeHeaders>path</NativeNodeHeaders>.";
}
