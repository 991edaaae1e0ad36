namespace Native.Core.Bundle;

/// <summary>Represents a file of a package.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Name">The file name in the package.</param>
/// <param name="Kind">The origin of the file.</param>
/// <param name="Renamed">The new names of the libraries that it needs, by their old names; empty if the file stays as it is.</param>
internal sealed record BundleFile(string Path, string Name, BundleFileKind Kind, IReadOnlyDictionary<string, string> Renamed);

/// <summary>Specifies the origin of a file of a package.</summary>
internal enum BundleFileKind
{
    /// <summary>The library of the project.</summary>
    Library,

    /// <summary>A file that the project copies next to it.</summary>
    Copy,

    /// <summary>A library from outside the project that one of these files needs.</summary>
    Bundled,
}
