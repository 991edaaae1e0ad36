using System.Text.RegularExpressions;
using Native.Core.IO;
using Native.Core.Link;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>
/// Finds the file for <c>-lfoo</c> as a linker does: the first one for the target in the order of
/// folders, shared before static. Files for another machine are skipped.
/// </summary>
public sealed partial class LibraryFinder(IFileReader files, NativeTarget target)
{
    // Parts of the C and C++ runtimes. The compiler has its own, which are compatible with the minimum OS version.
    private static readonly HashSet<string> s_runtime =
        new(["c", "m", "pthread", "dl", "rt", "util", "stdc++", "supc++", "c++", "gcc", "gcc_s", "atomic"], StringComparer.Ordinal);

    private readonly Dictionary<string, BinaryHeader?> _headers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _dlls = new(StringComparer.Ordinal);

    /// <summary>The files with the right name that are for another machine.</summary>
    public IList<(string Path, BinaryHeader Header)> Foreign { get; } = [];

    /// <summary>Returns true if a library is part of the compiler.</summary>
    public static bool IsRuntime(string name) => s_runtime.Contains(name);

    /// <summary>Returns true if a library is linked by name, because it is part of the compiler or of every target system: <c>ws2_32</c>.</summary>
    public bool IsNamed(string name) => IsRuntime(name) || (target.IsWindows && WindowsLibraries.Contains(name));

    /// <summary>
    /// Returns the files for <paramref name="name"/>: one file, or those in a linker script. Names of the C runtime remain
    /// names. Returns null if no folder contains the library.
    /// </summary>
    public IReadOnlyList<string>? Find(string name, LibraryKind kind, IReadOnlyList<string> folders) =>
        FindFile(FileNames(name, kind), folders, kind) is { } path ? Follow(path, kind, folders) : null;

    /// <summary>Returns the files for the file name in <c>-l:</c>.</summary>
    public IReadOnlyList<string>? FindNamed(string fileName, IReadOnlyList<string> folders) =>
        FindFile([fileName], folders) is { } path ? Follow(path, LibraryKind.Default, folders) : null;

    /// <summary>
    /// Returns the folders of gcc's libraries below a sysroot (<c>/usr/lib/gcc/x86_64-linux-gnu/12</c>), newest version first. A .pc file can
    /// refer to a library of gcc, such as libquadmath.
    /// </summary>
    public IReadOnlyList<string> CompilerFolders(string root) => target.IsWindows || target.IsMacOS ? [] :
    [
        .. new[] { "gcc", "gcc-cross" }.SelectMany(name => files.Folders($"{root}/usr/lib/{name}")).SelectMany(files.Folders)
            .OrderByDescending(folder => Version.TryParse(Padded(Path.GetFileName(folder)), out var version) ? version : new Version(0, 0)),
    ];

    /// <summary>Returns true if the file exists.</summary>
    public bool Exists(string path) => files.Stamp(path) is not null;

    /// <summary>Returns true if a file is for the target, or is not for a specific machine.</summary>
    public bool IsForTarget(string path)
    {
        if (Header(path) is not { } header || header.Matches(target))
            return true;
        Foreign.Add((path, header));
        return false;
    }

    /// <summary>Returns true if a library is a static library. An import library belongs to a shared library, regardless of its name.</summary>
    public bool IsArchive(string path) =>
        (path.EndsWith(".a", StringComparison.Ordinal) || (target.IsWindows && path.EndsWith(".lib", StringComparison.OrdinalIgnoreCase))) && Dll(path) is null;

    /// <summary>
    /// Returns the file that the loader loads for a shared library, and its name in programs. For an import library, it is the DLL next to it, or in the
    /// folder <c>bin</c> next to its folder, as in vcpkg, Conan and CMake. Returns null if it does not exist.
    /// </summary>
    public (string Path, string Name)? Loaded(string path)
    {
        if (Dll(path) is { } dll)
        {
            var folder = Path.GetDirectoryName(path) ?? "";
            return FindFile([dll], [folder, Path.Combine(Path.GetDirectoryName(folder) ?? "", "bin")]) is { } found ? (found, dll) : null;
        }

        using var stream = files.Open(path);
        return (path, (stream is null ? null : RuntimeName.Read(stream)) ?? Path.GetFileName(path));
    }

    /// <summary>Returns the file names that a linker tries for a name, in order.</summary>
    public IReadOnlyList<string> FileNames(string name, LibraryKind kind)
    {
        string[] shared = target.IsWindows ? [$"lib{name}.dll.a", $"{name}.dll.a", $"{name}.lib"]
            : target.IsMacOS ? [$"lib{name}.dylib", $"lib{name}.tbd"] : [$"lib{name}.so"];
        string[] archives = target.IsWindows ? [$"lib{name}.a", $"{name}.lib", $"lib{name}.lib"] : [$"lib{name}.a"];
        return kind switch { LibraryKind.Shared => shared, LibraryKind.Static => archives, _ => [.. shared, .. archives] };
    }

    // Version.Parse expects two numbers; Debian names the folder "12", Fedora "13", others "12.2.0".
    private static string Padded(string version) => version.Contains('.', StringComparison.Ordinal) ? version : version + ".0";

    // On Windows, foo.lib can be of either kind.
    private string? FindFile(IReadOnlyList<string> names, IReadOnlyList<string> folders, LibraryKind kind = LibraryKind.Default) =>
        folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(path => files.Stamp(path) is not null && IsForTarget(path)
                && (!target.IsWindows || kind is not (LibraryKind.Static or LibraryKind.Shared) || IsArchive(path) == (kind == LibraryKind.Static)));

    private string? Dll(string path)
    {
        if (!target.IsWindows)
            return null;
        if (_dlls.TryGetValue(path, out var known))
            return known;
        using var stream = files.Open(path);
        return _dlls[path] = stream is null ? null : ImportLibrary.Dll(stream);
    }

    // On Debian, libncurses.so is a linker script: INPUT(libncurses.so.6 -ltinfo)
    private IReadOnlyList<string>? Follow(string path, LibraryKind kind, IReadOnlyList<string> folders)
    {
        if (!path.EndsWith(".so", StringComparison.Ordinal) || Header(path) is not null || files.ReadText(path) is not { } script)
            return [path];
        var found = new List<string>();
        foreach (var word in Inputs().Matches(script).SelectMany(match => Word().Matches(match.Groups[1].Value)).Select(match => match.Value))
        {
            if (word == "AS_NEEDED")
                continue;
            if (word.StartsWith("-l", StringComparison.Ordinal) && IsRuntime(word[2..]))
                found.Add(word[2..]);
            else if (word.StartsWith("-l", StringComparison.Ordinal) && Find(word[2..], kind, folders) is { } library)
                found.AddRange(library);
            else if (FindFile([word], [Path.GetDirectoryName(path)!, .. folders]) is { } file)
                found.Add(file);
            else
                return null;
        }

        return found.Count > 0 ? found : [path];
    }

    private BinaryHeader? Header(string path)
    {
        if (_headers.TryGetValue(path, out var known))
            return known;
        using var stream = files.Open(path);
        return _headers[path] = stream is null ? null : BinaryHeader.Read(stream);
    }

    [GeneratedRegex(@"(?:INPUT|GROUP)\s*\(((?:[^()]|\([^()]*\))*)\)")]
    private static partial Regex Inputs();

    [GeneratedRegex(@"[^\s,()]+")]
    private static partial Regex Word();
}
