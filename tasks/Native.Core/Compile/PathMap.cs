using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Compile;

/// <summary>Represents a folder of this machine and its name in outputs: <c>.</c> for <c>/home/me/app</c>.</summary>
/// <param name="Folder">Full path, without a separator at its end.</param>
/// <param name="Name">The name in outputs, with slashes.</param>
public sealed record PathName(string Folder, string Name)
{
    /// <summary>The option for clang and gcc, for macros, debug information and coverage alike.</summary>
    public string Argument => $"-ffile-prefix-map={Folder}={Name}";
}

/// <summary>
/// Assigns names to folders for use in outputs, so that outputs neither contain paths of this machine nor depend on the location of
/// the project. Folders that share a parent with the project have a name relative to it, so names are unique and do not
/// depend on the location. Folders that differ between machines (NuGet packages, the home directory) have a fixed name,
/// and others have a number, like <c>/_1/</c> in C#.
/// </summary>
public static class PathMap
{
    private static readonly string[] s_fileFlags = ["-include", "-imacros"];
    private static readonly string[] s_flags = ["-I", "-isystem", "-iquote", "-idirafter", "-isysroot", "--sysroot=", .. s_fileFlags];

    /// <summary>Returns the folders in which the compiler finds files.</summary>
    public static IEnumerable<string> Folders(CompileRequest request) =>
    [
        .. request.IncludePaths.Select(include => include.Path),
        .. Folders([.. request.CFlags, .. request.CxxFlags]),
        .. request.Sources.SelectMany(source => (string[])[.. source.IncludePaths, .. Folders(source.Options), Path.GetDirectoryName(source.Path)!]).Distinct(),
        request.ObjectDirectory,
        .. request.MacOSSdk is { } sdk ? (string[])[sdk] : [],
    ];

    /// <summary>
    /// Returns the names in option order: if several match, compilers use the last one.
    /// </summary>
    /// <param name="named">Folders with fixed names; others are relative to the first one.</param>
    /// <param name="folders">Full paths of all other folders that can contain files.</param>
    /// <param name="machine">Folders of this machine that are not part of a project.</param>
    /// <param name="host">The system of the compilers; by default, this one.</param>
    public static IReadOnlyList<PathName> Make(
        IReadOnlyList<PathName> named, IEnumerable<string> folders, IReadOnlyList<PathName> machine, HostSystem? host = null)
    {
        var comparison = (host ?? HostSystem.This).PrefixComparison;
        var fixedNames = named.Select(Trim).ToList();
        var places = machine.Select(Trim).Where(place => Path.GetDirectoryName(place.Folder) is not null).ToList();
        var (root, all, numbered) = (fixedNames[0].Folder, fixedNames.ToList(), new List<PathName>());
        var others = folders.Select(Trim).Distinct(StringComparer.Ordinal).ToList();
        foreach (var folder in others)
        {
            if (Longest(fixedNames, folder, comparison) is not null)
                continue;
            var (shared, place) = (Shared(root, folder, comparison), Longest(places, folder, comparison));
            if (place is not null && place.Folder.Length >= (shared?.Length ?? 0))
                Add(folder, Rename(place, folder));
            else if (shared is not null)
                Add(shared, string.Join('/', Enumerable.Repeat("..", Depth(root) - Depth(shared))));
            else if (Longest(numbered, folder, comparison) is null)
                numbered.Add(new(folder, $"/_/{numbered.Count + 1}"));
        }

        all.AddRange(numbered);
        // Compilers compare text, not folders: /src/app also matches /src/app-more/a.h.
        foreach (var folder in others)
        {
            if (Longest(all, folder, comparison) is { } right && all.Where(name => folder.StartsWith(name.Folder, comparison)).MaxBy(name => name.Folder.Length) != right)
                Add(folder, Rename(right, folder));
        }

        return [.. all.OrderBy(name => name.Folder.Length)];

        void Add(string folder, string name)
        {
            // A folder that keeps its path needs no option, unless the option of a parent folder matches it.
            if (all.TrueForAll(known => !known.Folder.Equals(folder, comparison)) && (name != folder || Longest(all, folder, comparison) is not null))
                all.Add(new(folder, name));
        }
    }

    private static IEnumerable<string> Folders(IReadOnlyList<string> arguments)
    {
        foreach (var (flag, value) in FlagValues.Of(arguments, s_flags))
        {
            if (Path.IsPathFullyQualified(value))
                yield return s_fileFlags.Contains(flag) ? Path.GetDirectoryName(Path.GetFullPath(value)) ?? value : Path.GetFullPath(value);
        }
    }

    private static PathName Trim(PathName name) => name with { Folder = Trim(name.Folder) };

    // One kind of separator is enough, because compilers for Windows treat both kinds as equal.
    private static string Trim(string folder) =>
        Path.TrimEndingDirectorySeparator(folder.Replace(Path.AltDirectorySeparatorChar, Path.DirectorySeparatorChar));

    private static PathName? Longest(IEnumerable<PathName> names, string folder, StringComparison comparison) =>
        names.Where(name => name.Folder.Equals(folder, comparison) || FolderPath.Contains(name.Folder, folder, comparison)).MaxBy(name => name.Folder.Length);

    private static string Rename(PathName name, string folder) => name.Name + folder[name.Folder.Length..].Replace('\\', '/');

    // The nearest common parent folder, or null if it is a root.
    private static string? Shared(string root, string folder, StringComparison comparison)
    {
        for (var above = Path.GetDirectoryName(root); above is not null && Path.GetDirectoryName(above) is not null; above = Path.GetDirectoryName(above))
        {
            if (above.Equals(folder, comparison) || FolderPath.Contains(above, folder, comparison))
                return above;
        }

        return null;
    }

    private static int Depth(string folder) => folder.Count(character => character == Path.DirectorySeparatorChar);
}
