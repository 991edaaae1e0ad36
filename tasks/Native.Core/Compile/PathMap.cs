using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Compile;

/// <summary>A folder of this machine, and what outputs call it: <c>/home/me/app</c> is <c>.</c></summary>
/// <param name="Folder">Full path, without a separator at its end.</param>
/// <param name="Name">What stands for it, with slashes.</param>
public sealed record PathName(string Folder, string Name)
{
    /// <summary>The option for clang and gcc, for macros, debug information and coverage alike.</summary>
    public string Argument => $"-ffile-prefix-map={Folder}={Name}";
}

/// <summary>
/// Which names outputs have for folders, so that they neither tell whose machine made them nor differ where the same tree is
/// elsewhere. What shares a folder with the project is named relative to the project: no two folders get one name, and no name
/// depends on where the tree is. What every machine has elsewhere (packages of NuGet, the user's folder) gets a name of its own,
/// and anything else a number, as C# does with <c>/_1/</c>.
/// </summary>
public static class PathMap
{
    private static readonly string[] s_fileFlags = ["-include", "-imacros"];
    private static readonly string[] s_flags = ["-I", "-isystem", "-iquote", "-idirafter", "-isysroot", "--sysroot=", .. s_fileFlags];

    /// <summary>The folders that the compiler is told of, which is where it finds files.</summary>
    public static IEnumerable<string> Folders(CompileRequest request) =>
    [
        .. request.IncludePaths.Select(include => include.Path),
        .. Folders([.. request.CFlags, .. request.CxxFlags]),
        .. request.Sources.SelectMany(source => (string[])[.. source.IncludePaths, .. Folders(source.Options), Path.GetDirectoryName(source.Path)!]).Distinct(),
        request.ObjectDirectory,
    ];

    /// <summary>
    /// The names, in the order in which the options must stand: of several that fit, compilers take the last.
    /// </summary>
    /// <param name="named">Folders with a name of their own; the first is the one that others are relative to.</param>
    /// <param name="folders">Full paths of all others that may have files.</param>
    /// <param name="machine">Folders of this machine that are no part of a tree that is built.</param>
    /// <param name="host">The system whose compilers read the options; this machine's where none is given.</param>
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
        // A compiler compares letters, not folders: /src/app would be found in /src/app-more/a.h.
        foreach (var folder in others)
        {
            if (Longest(all, folder, comparison) is { } right && all.Where(name => folder.StartsWith(name.Folder, comparison)).MaxBy(name => name.Folder.Length) != right)
                Add(folder, Rename(right, folder));
        }

        return [.. all.OrderBy(name => name.Folder.Length)];

        void Add(string folder, string name)
        {
            // A folder that keeps its path needs no option, unless one for a folder above it would change that.
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

    // With one kind of separator: compilers for Windows take both for the same.
    private static string Trim(string folder) =>
        Path.TrimEndingDirectorySeparator(folder.Replace(Path.AltDirectorySeparatorChar, Path.DirectorySeparatorChar));

    private static PathName? Longest(IEnumerable<PathName> names, string folder, StringComparison comparison) =>
        names.Where(name => name.Folder.Equals(folder, comparison) || FolderPath.Contains(name.Folder, folder, comparison)).MaxBy(name => name.Folder.Length);

    private static string Rename(PathName name, string folder) => name.Name + folder[name.Folder.Length..].Replace('\\', '/');

    // The nearest folder that both are in; null where that is the root of a drive or of everything.
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
