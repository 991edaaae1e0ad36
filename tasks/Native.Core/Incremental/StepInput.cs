using System.Globalization;
using Native.Core.IO;

namespace Native.Core.Incremental;

/// <summary>The kind of an input of a step.</summary>
public enum InputKind
{
    /// <summary>A file, or the target of a link. The state is its time and size, or empty if the file does not exist.</summary>
    File,

    /// <summary>
    /// Names that a search did not find in a folder: <c>/p/inc//zlib.h//sys/types.h</c>. The state is the first of them that exists
    /// now. Names are grouped by folder, because a search can check hundreds of them.
    /// </summary>
    Searched,

    /// <summary>Names that must be in a folder, files and folders: <c>/p/out//a.h//sys/b.h</c>. The state is the first of them that does not exist.</summary>
    Present,

    /// <summary>The names of files in a folder that match patterns, without their content: <c>/p/pkgconfig//*.pc</c>.</summary>
    Names,

    /// <summary>
    /// A file, or all files below a folder, with times and sizes. Patterns to exclude follow the folder:
    /// <c>/p//obj/**//**/*.user</c>.
    /// </summary>
    Tree,

    /// <summary>An environment variable. The state is its value.</summary>
    Variable,
}

/// <summary>Represents an input of a step, with its state when it was read. A class, because generic collections of structs must be compiled in every build.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">A full path, or the name of a variable.</param>
/// <param name="State">The state when it was read.</param>
public sealed record StepInput(InputKind Kind, string Name, string State)
{
    /// <summary>A state that no input has, so that it always counts as changed.</summary>
    public const string Changed = "?";

    // A full path contains two consecutive slashes only at the beginning.
    private const string Separator = "//";

    /// <summary>Creates an input for a file with a known state.</summary>
    public static StepInput File(string path, FileStamp? stamp) => new(InputKind.File, path, StateOf(stamp));

    /// <summary>Creates an input for names that were not found in a folder.</summary>
    public static StepInput NotFound(string folder, IEnumerable<string> names) => new(InputKind.Searched, folder + Separator + string.Join(Separator, names), "");

    /// <summary>Returns the state of a file as text.</summary>
    public static string StateOf(FileStamp? stamp) => stamp is null ? ""
        : stamp == FileStamp.None ? Changed : string.Create(CultureInfo.InvariantCulture, $"{stamp.Ticks}-{stamp.Size}");

    /// <summary>Creates an input for files and folders below <paramref name="folder"/> that must exist.</summary>
    public static (InputKind Kind, string Name) Present(string folder, IEnumerable<string> paths) =>
        (InputKind.Present, string.Join(Separator, paths.Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal).Prepend(folder)));

    /// <summary>Creates an input for the names of files that match <paramref name="patterns"/>, relative to the folder: <c>**/*.c</c> includes subfolders.</summary>
    public static (InputKind Kind, string Name) NamesIn(string folder, params IEnumerable<string> patterns) =>
        (InputKind.Names, string.Join(Separator, patterns.Prepend(folder)));

    /// <summary>Creates an input for all files below a folder except those that match <paramref name="excluded"/>, relative to the folder.</summary>
    public static (InputKind Kind, string Name) TreeWithout(string folder, IEnumerable<string> excluded) =>
        (InputKind.Tree, string.Join(Separator, excluded.Prepend(folder)));

    /// <summary>Returns the folder, and the names or patterns that follow it.</summary>
    public (string Folder, string[] Names) Search()
    {
        var at = Name.IndexOf(Separator, 1, StringComparison.Ordinal);
        return at < 0 ? (Name, []) : (Name[..at], Name[(at + Separator.Length)..].Split(Separator));
    }
}
