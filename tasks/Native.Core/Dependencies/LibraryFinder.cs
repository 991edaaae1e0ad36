using System.Text.RegularExpressions;
using Native.Core.IO;
using Native.Core.Link;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Dependencies;

/// <summary>
/// Finds the file that <c>-lfoo</c> means, as a linker does, and sees that it is for the target: the first in the order of
/// folders, shared before static, and what is for another machine is passed over.
/// </summary>
public sealed partial class LibraryFinder(IFileReader files, NativeTarget target)
{
    // Parts of the C and C++ runtimes: the compiler has its own, which keep to the oldest system that was asked for.
    private static readonly HashSet<string> s_runtime =
        new(["c", "m", "pthread", "dl", "rt", "util", "stdc++", "supc++", "c++", "gcc", "gcc_s", "atomic"], StringComparer.Ordinal);

    private readonly Dictionary<string, BinaryHeader?> _headers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _dlls = new(StringComparer.Ordinal);

    /// <summary>Files that have the right name and are for another machine.</summary>
    public IList<(string Path, BinaryHeader Header)> Foreign { get; } = [];

    /// <summary>Whether the compiler brings a library by itself.</summary>
    public static bool IsRuntime(string name) => s_runtime.Contains(name);

    /// <summary>Whether a library is linked by its name, because the compiler brings it or every system of the target has it: <c>ws2_32</c>.</summary>
    public bool IsNamed(string name) => IsRuntime(name) || (target.IsWindows && WindowsLibraries.Contains(name));

    /// <summary>
    /// The files that <paramref name="name"/> stands for: one, or those that a linker script names; names of the C runtime stay
    /// names. Null where there is none in any folder.
    /// </summary>
    public IReadOnlyList<string>? Find(string name, LibraryKind kind, IReadOnlyList<string> folders) =>
        FindFile(FileNames(name, kind), folders, kind) is { } path ? Follow(path, kind, folders) : null;

    /// <summary>The same for the file name behind <c>-l:</c>.</summary>
    public IReadOnlyList<string>? FindNamed(string fileName, IReadOnlyList<string> folders) =>
        FindFile([fileName], folders) is { } path ? Follow(path, LibraryKind.Default, folders) : null;

    /// <summary>
    /// The folders of gcc's own libraries below a sysroot (<c>/usr/lib/gcc/x86_64-linux-gnu/12</c>), newest version first. A .pc file may
    /// name a library that only gcc has, such as libquadmath.
    /// </summary>
    public IReadOnlyList<string> CompilerFolders(string root) => target.IsWindows || target.IsMacOS ? [] :
    [
        .. new[] { "gcc", "gcc-cross" }.SelectMany(name => files.Folders($"{root}/usr/lib/{name}")).SelectMany(files.Folders)
            .OrderByDescending(folder => Version.TryParse(Padded(Path.GetFileName(folder)), out var version) ? version : new Version(0, 0)),
    ];

    /// <summary>Whether there is such a file.</summary>
    public bool Exists(string path) => files.Stamp(path) is not null;

    /// <summary>Whether a file is for the target, or tells nothing of a machine.</summary>
    public bool IsForTarget(string path)
    {
        if (Header(path) is not { } header || header.Matches(target))
            return true;
        Foreign.Add((path, header));
        return false;
    }

    /// <summary>Whether a library is an archive of code; an import library of Windows, whatever it is called, is a shared library's.</summary>
    public bool IsArchive(string path) =>
        (path.EndsWith(".a", StringComparison.Ordinal) || (target.IsWindows && path.EndsWith(".lib", StringComparison.OrdinalIgnoreCase))) && Dll(path) is null;

    /// <summary>
    /// The file that the loader takes for a shared library, and the name under which programs ask for it. For an import library it is the DLL next to it, or in the
    /// folder <c>bin</c> next to its folder, where vcpkg, Conan and CMake put it; null where there is none.
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

    /// <summary>What a linker tries for a name, in order.</summary>
    public IReadOnlyList<string> FileNames(string name, LibraryKind kind)
    {
        string[] shared = target.IsWindows ? [$"lib{name}.dll.a", $"{name}.dll.a", $"{name}.lib"]
            : target.IsMacOS ? [$"lib{name}.dylib", $"lib{name}.tbd"] : [$"lib{name}.so"];
        string[] archives = target.IsWindows ? [$"lib{name}.a", $"{name}.lib", $"lib{name}.lib"] : [$"lib{name}.a"];
        return kind switch { LibraryKind.Shared => shared, LibraryKind.Static => archives, _ => [.. shared, .. archives] };
    }

    // Version.Parse expects two numbers; Debian names the folder "12", Fedora "13", others "12.2.0".
    private static string Padded(string version) => version.Contains('.', StringComparison.Ordinal) ? version : version + ".0";

    // foo.lib of Windows may be of either kind.
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

    // libncurses.so of Debian is a text: INPUT(libncurses.so.6 -ltinfo)
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
