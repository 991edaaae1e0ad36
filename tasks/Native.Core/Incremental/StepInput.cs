using System.Globalization;
using Native.Core.IO;

namespace Native.Core.Incremental;

/// <summary>The kinds of things that a step reads.</summary>
public enum InputKind
{
    /// <summary>A file, behind its links. The state is its time and size, or nothing where there is no such file.</summary>
    File,

    /// <summary>
    /// Names that a search did not find in a folder: <c>/p/inc//zlib.h//sys/types.h</c>. The state is the first of them that is there
    /// now. A folder stands for its files, because a search asks for hundreds of them.
    /// </summary>
    Searched,

    /// <summary>Names that must be in a folder, files and folders: <c>/p/out//a.h//sys/b.h</c>. The state is the first of them that is not there.</summary>
    Present,

    /// <summary>The files of a folder whose names are what patterns stand for, without their content: <c>/p/pkgconfig//*.pc</c>.</summary>
    Names,

    /// <summary>
    /// A file, or everything below a folder, with times and sizes. Patterns of what is left out follow the folder:
    /// <c>/p//obj/**//**/*.user</c>.
    /// </summary>
    Tree,

    /// <summary>An environment variable. The state is its value.</summary>
    Variable,
}

/// <summary>One thing that a step read, and the state in which it was read. A class: the runtime compiles collections of its own structs again in every build.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">A full path, or the name of a variable.</param>
/// <param name="State">Its state then.</param>
public sealed record StepInput(InputKind Kind, string Name, string State)
{
    /// <summary>The state that no input has: whatever it is now, it has changed.</summary>
    public const string Changed = "?";

    // A full path has no two slashes in a row but at the beginning.
    private const string Separator = "//";

    /// <summary>A file in a state that is known.</summary>
    public static StepInput File(string path, FileStamp? stamp) => new(InputKind.File, path, StateOf(stamp));

    /// <summary>Names that were not in a folder.</summary>
    public static StepInput NotFound(string folder, IEnumerable<string> names) => new(InputKind.Searched, folder + Separator + string.Join(Separator, names), "");

    /// <summary>The state of a file.</summary>
    public static string StateOf(FileStamp? stamp) => stamp is null ? ""
        : stamp == FileStamp.None ? Changed : string.Create(CultureInfo.InvariantCulture, $"{stamp.Ticks}-{stamp.Size}");

    /// <summary>Files and folders, by full paths below <paramref name="folder"/>, that must be there.</summary>
    public static (InputKind Kind, string Name) Present(string folder, IEnumerable<string> paths) =>
        (InputKind.Present, string.Join(Separator, paths.Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal).Prepend(folder)));

    /// <summary>Which files of a folder are there, of those that <paramref name="patterns"/> stand for: relative to the folder, <c>**/*.c</c> for those below it too.</summary>
    public static (InputKind Kind, string Name) NamesIn(string folder, params IEnumerable<string> patterns) =>
        (InputKind.Names, string.Join(Separator, patterns.Prepend(folder)));

    /// <summary>Everything below a folder but what <paramref name="excluded"/> stands for, patterns relative to the folder.</summary>
    public static (InputKind Kind, string Name) TreeWithout(string folder, IEnumerable<string> excluded) =>
        (InputKind.Tree, string.Join(Separator, excluded.Prepend(folder)));

    /// <summary>The folder, and the names or patterns that follow it.</summary>
    public (string Folder, string[] Names) Search()
    {
        var at = Name.IndexOf(Separator, 1, StringComparison.Ordinal);
        return at < 0 ? (Name, []) : (Name[..at], Name[(at + Separator.Length)..].Split(Separator));
    }
}
