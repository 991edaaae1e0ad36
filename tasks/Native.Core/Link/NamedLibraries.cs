using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Frameworks;
using Native.Core.IO;
using Native.Core.Incremental;

namespace Native.Core.Link;

/// <summary>
/// Finds the files of libraries that are linked by name: those that the linker uses, and those that it
/// searches for first.
/// </summary>
public static class NamedLibraries
{
    /// <summary>
    /// Returns the full paths of existing files, including those in linker scripts, and the names that were not found. For a library
    /// outside of the search paths of the project, only the latter.
    /// </summary>
    public static (IReadOnlyList<string> Found, IReadOnlyList<SearchedFolder> Missed) Of(LinkRequest request, IFileReader files)
    {
        var asked = new AskedFiles(files);
        // A static library only contains objects.
        if (request.OutputType != Platform.NativeOutputType.StaticLibrary)
        {
            foreach (var library in Named(request.Libraries))
                Ask(request, library, asked);
        }

        return (asked.Found, asked.Missed);
    }

    private static void Ask(LinkRequest request, LinkLibrary library, AskedFiles files)
    {
        var finder = new LibraryFinder(files, request.Target);
        if (library.Kind == LibraryKind.Framework)
            AskFolders(files, FrameworkFolders(request), FrameworkFiles(library.Name));
        else if (library.Kind == LibraryKind.Static || library.WholeArchive || library.Name.StartsWith(':'))
            AskArchive(request, library, files);
        // The flag is the same for shared and static libraries, so the archive is also an input.
        else if (request.Target.IsElf)
            finder.Find(library.Name, LibraryKind.Default, request.SearchPaths);
        else
            AskFolders(files, request.SearchPaths,
                [.. finder.FileNames(library.Name, LibraryKind.Default), request.Target.IsWindows ? $"{library.Name}.dll" : $"lib{library.Name}.so"]);
    }

    // Include all names in a folder, because linkers for Windows and macOS have different preferences.
    private static bool AskFolders(IFileReader files, IReadOnlyList<string> folders, IReadOnlyList<string> names) =>
        folders.Any(folder => names.Count(name => files.Stamp(Path.Combine(folder, name)) is not null) > 0);

    /// <summary>Returns true if the project or an SDK of macOS provides a framework, in a search path or a directory of <c>-F</c>.</summary>
    public static bool HasFramework(LinkRequest request, string name, IFileReader files) => AskFolders(files, FrameworkFolders(request), FrameworkFiles(name));

    private static void AskArchive(LinkRequest request, LinkLibrary library, AskedFiles files)
    {
        try
        {
            ZigLinkArguments.ArchivePath(request, library, files);
        }
        catch (NativeException)
        {
            // The linker reports missing files.
        }
    }

    // -lq, -l q, -Wl,-lq and -Xlinker -lq that are still arguments.
    private static IEnumerable<LinkLibrary> Named(IReadOnlyList<LinkLibrary> libraries) =>
        libraries.Where(library => library.Kind != LibraryKind.Argument && !library.IsPath)
            .Concat(Values(libraries, "-l").Select(name => new LinkLibrary(name, LibraryKind.Default)));

    private static IReadOnlyList<string> FrameworkFolders(LinkRequest request) =>
        [.. Values(request.Libraries, "-F"), .. request.SearchPaths, .. request.MacOSSdk is { } sdk ? [MacOSSdk.Frameworks(sdk)] : Array.Empty<string>()];

    private static IReadOnlyList<string> FrameworkFiles(string name) => [.. new[] { ".tbd", ".dylib", "" }.Select(extension => $"{name}.framework/{name}{extension}")];

    // The value of a one-letter option, in the same argument or the next one.
    private static IEnumerable<string> Values(IReadOnlyList<LinkLibrary> libraries, string option)
    {
        var isNext = false;
        foreach (var word in libraries.Where(library => library is { Kind: LibraryKind.Argument, Name: not "-Xlinker" })
            .SelectMany(library => library.Name.StartsWith("-Wl,", StringComparison.Ordinal) ? library.Name[4..].Split(',') : [library.Name]))
        {
            if (isNext && word.Length > 0)
                yield return word;
            else if (word.Length > 2 && word.StartsWith(option, StringComparison.Ordinal))
                yield return word[2..];
            isNext = word == option;
        }
    }

    /// <summary>Records which files were read, and whether they exist.</summary>
    private sealed class AskedFiles(IFileReader files) : IFileReader
    {
        private readonly Dictionary<string, FileStamp?> _asked = new(StringComparer.Ordinal);

        public IReadOnlyList<string> Found => [.. _asked.Keys.Where(path => _asked[path] is not null).Order(StringComparer.Ordinal)];

        public IReadOnlyList<SearchedFolder> Missed => SearchedFolder.Of(_asked.Keys.Where(path => _asked[path] is null));

        public FileStamp? Stamp(string path) => _asked.TryGetValue(path, out var stamp) ? stamp : _asked[path] = files.Stamp(path);

        public string? ReadText(string path) => files.ReadText(path);

        public Stream? Open(string path) => files.Open(path);

        public IReadOnlyList<string> Folders(string path) => files.Folders(path);

        public IReadOnlySet<string> Names(string path) => files.Names(path);

        public IEnumerable<string> Below(string path, Func<string, bool>? isLeftOut = null) => files.Below(path, isLeftOut);
    }
}
