using Native.Core.Diagnostics;
using Native.Core.Frameworks;
using Native.Core.IO;
using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.Link;

/// <summary>Creates the zig command lines that link a shared library, a static library or an executable.</summary>
public static class ZigLinkArguments
{
    /// <summary>Returns the command line, with outputs in <paramref name="directory"/>.</summary>
    public static IReadOnlyList<string> For(LinkRequest request, string triple, string directory, IFileReader files)
    {
        var output = Path.Combine(directory, request.FileName);
        if (request.OutputType == NativeOutputType.StaticLibrary)
            return ["ar", "rcsD", output, .. request.Objects];

        var arguments = new List<string> { request.HasCxx ? "c++" : "cc", "-target", triple, "-o", output };
        arguments.Add(request.OutputType.IsShared() ? "-shared" : request.Target.IsWindows ? "-Wl,--subsystem,console" : "-pie");
        if (request.Properties.Flag(PropertySchema.NativeLto) && request.Target.IsElf)
            arguments.Add("-flto");
        var sanitizers = request.Properties.List(PropertySchema.NativeSanitizers);
        arguments.Add(sanitizers.Contains("undefined") ? "-fsanitize=undefined" : "-fno-sanitize=undefined");
        if (sanitizers.Contains("thread"))
            arguments.Add("-fsanitize=thread");
        arguments.AddRange(request.Objects);
        AddFormat(arguments, request, directory);
        AddHost(arguments, request);
        if (request.IsLinkedWithoutSymbols)
            arguments.Add("-Wl,-s");
        if (request.Libraries.Any(library => library.Kind == LibraryKind.Framework))
            arguments.AddRange(request.SearchPaths.Select(path => $"-F{path}"));
        arguments.AddRange(request.SearchPaths.Select(path => $"-L{path}"));
        arguments.AddRange(request.StubDirectory is { } stubs ? [$"-F{stubs}", $"-L{stubs}"] : request.MacOSSdk is { } sdk ? [$"-F{MacOSSdk.Frameworks(sdk)}"] : []);
        foreach (var library in request.Libraries)
            AddLibrary(arguments, request, library, files);
        return arguments;
    }

    private static void AddFormat(List<string> arguments, LinkRequest request, string directory)
    {
        var shared = request.OutputType.IsShared();
        if (request.Target.IsWindows)
        {
            if (!shared)
                return;
            if (request.ExportListPath is not null)
                arguments.Add(request.ExportListPath);
            if (request.LinkFileName != request.FileName)
                arguments.AddRange(ForLinker("--out-implib", Path.Combine(directory, request.LinkFileName)));
        }
        else if (request.Target.IsMacOS)
        {
            arguments.Add("-Wl,-rpath,@loader_path");
            if (shared)
                arguments.AddRange(ForLinker("-install_name", $"@rpath/{request.FileName}"));
        }
        else
        {
            // -z origin enables $ORIGIN in every loader; -z defs makes an undefined symbol an error.
            arguments.AddRange(["-Wl,-rpath,$ORIGIN", "-Wl,-z,origin"]);
            if (shared)
                arguments.AddRange(ForLinker("-soname", request.FileName));
            if (shared && (request.HostFile is null || request.IsHostCheck))
                arguments.Add("-Wl,-z,defs");
            if (request.ExportListPath is not null)
                arguments.AddRange(ForLinker("--version-script", request.ExportListPath));
        }
    }

    // The functions of node stay undefined, except on Windows, where an import library defines them, and in the check.
    private static void AddHost(List<string> arguments, LinkRequest request)
    {
        if (request.HostFile is null)
            return;
        if (request.Target.IsMacOS)
            arguments.Add("-Wl,-undefined,dynamic_lookup");
        else if (request.Target.IsWindows)
            arguments.Add(request.HostFile);
        else if (request.IsHostCheck)
            arguments.AddRange(["-T", request.HostFile]);
    }

    private static void AddLibrary(List<string> arguments, LinkRequest request, LinkLibrary library, IFileReader files)
    {
        if (library.Kind == LibraryKind.Argument)
        {
            // zig's linkers search all archives repeatedly, and do not support groups for every system.
            if (library.Name is not ("-Wl,--start-group" or "-Wl,--end-group"))
                arguments.Add(library.Name);
            return;
        }

        if (library.Kind == LibraryKind.Framework)
        {
            arguments.AddRange(library.FrameworkArguments);
            return;
        }

        var path = ArchivePath(request, library, files);
        if (library.WholeArchive && path is not null)
            arguments.AddRange(request.Target.IsMacOS
                ? ForLinker("-force_load", path)
                : ["-Wl,--whole-archive", path, "-Wl,--no-whole-archive"]);
        else if (library.IsNeeded == true && request.Target.IsElf)
            arguments.AddRange(["-Wl,--no-as-needed", path ?? $"-l{library.Name}", "-Wl,--as-needed"]);
        else
            arguments.Add(path ?? $"-l{library.Name}");
    }

    // -Wl, would split a name at its commas.
    private static string[] ForLinker(string option, string value) => ["-Xlinker", option, "-Xlinker", value];

    /// <summary>
    /// Returns the file of a library that is specified by path or file name, or that must be an archive; otherwise null. Reports NSDK2014 if
    /// it does not exist.
    /// </summary>
    public static string? ArchivePath(LinkRequest request, LinkLibrary library, IFileReader files) =>
        library.IsPath ? library.Name
        : library.Name.StartsWith(':') ? Find(request, library.Name, [library.Name[1..]], files)
        : library.Kind == LibraryKind.Static || library.WholeArchive ? Find(request, library.Name, [$"lib{library.Name}.a", $"{library.Name}.lib"], files)
        : null;

    // zig searches for shared libraries first, regardless of flags, so pass an archive by path.
    private static string Find(LinkRequest request, string name, string[] names, IFileReader files) =>
        request.SearchPaths.SelectMany(folder => names.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(path => files.Stamp(path) is not null)
            ?? throw new NativeException(Diagnostic.Error("NSDK2014",
                $"The static library '{name}' was not found: {string.Join(" or ", names)} is not in "
                + (request.SearchPaths.Count == 0 ? "any directory, because there are no NativeLinkSearchPath items" : string.Join(", ", request.SearchPaths))
                + ". Expected it in a searched directory: add the directory as a NativeLinkSearchPath item, or use the path of the library."));
}
