using Native.Core.Command;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Link;

namespace Native.Core.CMake;

/// <summary>Represents the libraries and usage requirements of a CMake project.</summary>
/// <param name="Targets">The names of the targets to build.</param>
/// <param name="Libraries">The libraries to link, in order: archives and shared libraries by path, system libraries by name, and arguments.</param>
/// <param name="SearchPaths">The search paths for libraries by name.</param>
/// <param name="IncludePaths">The include folders.</param>
/// <param name="Defines">The macros for code that uses the library.</param>
/// <param name="Shared">Shared libraries that must be next to the app.</param>
/// <param name="HasCxx">True if an archive contains C++.</param>
public sealed record CMakeProduct(
    IReadOnlyList<string> Targets, IReadOnlyList<LinkLibrary> Libraries, IReadOnlyList<string> SearchPaths,
    IReadOnlyList<string> IncludePaths, IReadOnlyList<string> Defines, IReadOnlyList<string> Shared, bool HasCxx)
{
    /// <summary>
    /// Reads it from the file API reply; <paramref name="project"/> lists its targets. Reports NSDK3023 for an unknown target,
    /// NSDK3024 for a target that is not a library.
    /// </summary>
    public static CMakeProduct From(CMakeProject project, CMakeReply reply, IFileReader files)
    {
        var consumer = Ours(project, reply, CMakeConsumerWriter.Target);
        var wanted = Wanted(project, reply);
        var (libraries, paths) = Link(project, reply, consumer, wanted);
        var closure = Closure(reply, wanted);
        var includes = consumer.IncludePaths.Concat(wanted.SelectMany(target => target.IncludePaths))
            .Where(path => path == project.Source || path == project.Build || FolderPath.Contains(project.Source, path) || FolderPath.Contains(project.Build, path))
            .Concat(project.IncludePaths.Select(path => Path.GetFullPath(path, project.Source)));
        return new(
            [.. wanted.Where(target => target.Type != "INTERFACE_LIBRARY").Select(target => target.Name)], libraries, paths,
            [.. includes.Distinct(StringComparer.Ordinal)], consumer.Defines,
            [
                .. closure.Where(target => target.Type == "SHARED_LIBRARY").Select(target => Loaded(project, target)),
                .. SharedOfNeeds(project, libraries.Where(library => library.IsPath).Select(library => library.Name), new(files, project.Target)),
            ],
            closure.Any(target => target.Type == "STATIC_LIBRARY") && consumer.LinkLanguage is "CXX" or "OBJCXX");
    }

    /// <summary>Returns the target that the consumer script adds. Reports NSDK3029 if CMake did not read the script.</summary>
    internal static CMakeTarget Ours(CMakeProject project, CMakeReply reply, string name) =>
        reply.Targets.FirstOrDefault(target => target.Name == name)
        ?? throw new NativeException(Diagnostic.Error("NSDK3029",
            $"CMake did not read {CMakeConsumerWriter.FileName}, which determines the dependencies of the libraries of {project.Source}. Expected the project not to "
            + "set CMAKE_PROJECT_INCLUDE; remove it from the metadata Options or from CMakeLists.txt.", project.ListsFile));

    /// <summary>Lists the libraries of a reply, for a message.</summary>
    internal static string Names(CMakeReply reply) =>
        string.Join(", ", reply.Targets.Where(target => target.IsLibrary).Select(target => target.Name).Order(StringComparer.Ordinal));

    private static List<CMakeTarget> Wanted(CMakeProject project, CMakeReply reply)
    {
        var (known, libraries) = (reply.Targets.Where(target => target.Name is not (CMakeConsumerWriter.Target or CMakeConsumerWriter.DefaultTarget)).ToList(), Names(reply));
        var wanted = new List<CMakeTarget>();
        foreach (var name in project.Targets)
        {
            var target = known.FirstOrDefault(target => target.Name == name)
                ?? throw new NativeException(Diagnostic.Error("NSDK3023",
                    $"The CMake project {project.Source} has no target '{name}'. Expected one of its libraries in the metadata Targets: {libraries}.",
                    project.ListsFile));
            wanted.Add(target.IsLibrary ? target : throw new NativeException(Diagnostic.Error("NSDK3024",
                $"The target '{name}' of the CMake project {project.Source} has the type {target.Type}, which cannot be linked. Expected one of its "
                + $"libraries in the metadata Targets: {libraries}.", project.ListsFile)));
        }

        return wanted;
    }

    private static (IReadOnlyList<LinkLibrary> Libraries, IReadOnlyList<string> Paths) Link(
        CMakeProject project, CMakeReply reply, CMakeTarget consumer, List<CMakeTarget> wanted)
    {
        // Ignore the run-time search path of the consumer.
        var words = consumer.LinkFragments.SelectMany(fragment => CommandLine.Split(fragment, project.Host))
            .Where(word => !word.StartsWith("-Wl,-rpath", StringComparison.Ordinal))
            .Select(word => LinkLibrary.Argument(SystemLibrary(project, word) is { } name ? $"-l{name}" : word)).ToList();
        var (libraries, paths) = LinkOrder.Of(words, project.Build);
        return ([.. libraries.Select(library => library.IsPath ? File(project, reply, library, wanted) : Named(library))], [.. paths.Distinct()]);
    }

    private static string? SystemLibrary(CMakeProject project, string word) =>
        word.StartsWith('-') ? null : SystemLibraries.Name(project, Path.GetFullPath(word, project.Build));

    // Items have no other way to keep an unused library, or a framework that may be missing.
    private static LinkLibrary Named(LinkLibrary library) =>
        library is { Kind: LibraryKind.Framework, FrameworkArguments: [var argument] } ? LinkLibrary.Argument(argument, library.Origin)
        : library is { IsNeeded: true, Kind: LibraryKind.Default } ? library with { Kind = LibraryKind.Shared } : library;

    private static LinkLibrary File(CMakeProject project, CMakeReply reply, LinkLibrary library, List<CMakeTarget> wanted)
    {
        var target = reply.Targets.FirstOrDefault(target => target.IsFile(library.Name));
        return library with
        {
            // Link a DLL through its import library; on other systems, link the library that is loaded.
            Name = target?.Type == "SHARED_LIBRARY" && !project.Target.IsWindows ? Loaded(project, target) : library.Name,
            // Keep selected libraries even if no C uses them, because P/Invoke finds their functions through the project's library.
            Kind = target?.Type == "SHARED_LIBRARY" && wanted.Contains(target) && library.IsNeeded != false ? LibraryKind.Shared : library.Kind,
            WholeArchive = library.WholeArchive || (project.WholeArchive && target?.Type == "STATIC_LIBRARY" && wanted.Contains(target)),
        };
    }

    // lib/libz.so of another CMake project's prefix, or bin/z.dll for its lib/libz.dll.a.
    private static IEnumerable<string> SharedOfNeeds(CMakeProject project, IEnumerable<string> paths, LibraryFinder finder) =>
        paths.Where(path => project.Needs.Any(prefix => FolderPath.Contains(prefix, path))
            && (project.Target.IsWindows ? !finder.IsArchive(path)
                : path.EndsWith(".dylib", StringComparison.Ordinal) || Path.GetFileName(path).Contains(".so", StringComparison.Ordinal)))
            .Select(path => project.Target.IsWindows ? finder.Loaded(path)?.Path : path).OfType<string>();

    // The selected libraries and all libraries that they depend on.
    private static List<CMakeTarget> Closure(CMakeReply reply, IEnumerable<CMakeTarget> wanted)
    {
        var found = new List<CMakeTarget>();
        var open = new Queue<CMakeTarget>(wanted);
        while (open.TryDequeue(out var target))
        {
            if (!target.IsLibrary || found.Contains(target))
                continue;
            found.Add(target);
            foreach (var dependency in reply.Targets.Where(other => target.Dependencies.Contains(other.Id)))
                open.Enqueue(dependency);
        }

        return found;
    }

    // A DLL has an import library next to it, and can have a .pdb.
    private static string Loaded(CMakeProject project, CMakeTarget target) =>
        target.Artifacts.FirstOrDefault(path => !project.Target.IsWindows || path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        ?? target.Artifacts[0];
}
