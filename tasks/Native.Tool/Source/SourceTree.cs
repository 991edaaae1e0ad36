using Native.Core.CMake;

namespace Native.Tool;

/// <summary>Represents the files of a library that are relevant to a build, by their names.</summary>
/// <param name="Root">The full path of the directory.</param>
/// <param name="Files">The paths of all files, relative to the root, with slashes.</param>
internal sealed record SourceTree(string Root, IReadOnlyList<string> Files)
{
    // Directories that contain no part of a library, in addition to those for tests and examples.
    private static readonly HashSet<string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        "doc", "docs", "tool", "tools", "programs", "apps", "app", "bin", "cmd", "cli", "contrib", "extras", "extra", "fuzzers", "fuzzer", "oss-fuzz", "regress", "regression", "perf",
        "debian", "third_party", "third-party", "thirdparty", "3rdparty", "external", "vendor", "deps", "bindings", "python", "java", "perl",
        "ruby", "go", "php", "swift", "rust", "ports", "msvc", "vs", "amiga", "os400", "watcom", "qnx", "nintendo", "msdos", "wasm", "scripts", "dist-build", "m4", "site", "zlibwrapper",
    };

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private static readonly string[] s_cmakeFolders = ["", "build/cmake", "cmake_unofficial", "cmake", "contrib/cmake", "build"];

    /// <summary>Reads the names of all files below a directory, without hidden ones.</summary>
    public static SourceTree Read(string root) => new(root,
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(file => !file.StartsWith('.') && !file.Contains("/.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);

    /// <summary>The sources that the build of the library lists; null if they are unknown.</summary>
    public IReadOnlyList<string>? Listed { get; init; }

    /// <summary>The listed sources or, without them, the C sources outside of directories for tests, examples, tools and the like.</summary>
    public IReadOnlyList<string> Sources => Listed ?? [.. Files.Where(file => file.EndsWith(".c", StringComparison.Ordinal) && !IsAside(file))];

    /// <summary>The C headers outside of such directories.</summary>
    public IReadOnlyList<string> Headers => [.. Files.Where(file => file.EndsWith(".h", StringComparison.Ordinal) && !IsAside(file))];

    /// <summary>The files of Automake outside of such directories.</summary>
    public IEnumerable<string> Automakes => Files.Where(file => Path.GetFileName(file) == "Makefile.am" && !IsAside(file));

    /// <summary>The source of a configure script in the root; null without one.</summary>
    public string? ConfigureScript => Files.FirstOrDefault(file => file is "configure.ac" or "configure.in");

    /// <summary>True if the tree has C or C++ code at all.</summary>
    public bool HasSources => Files.Any(file => file.EndsWith(".c", StringComparison.Ordinal) || file.EndsWith(".cc", StringComparison.Ordinal) || file.EndsWith(".cpp", StringComparison.Ordinal)
        || file.EndsWith(".cxx", StringComparison.Ordinal));

    /// <summary>
    /// Returns the directory of a CMakeLists.txt that defines a library, itself or in a subdirectory that it adds: a usual one, or one in the root, as in
    /// an archive with several libraries. Returns null if none does.
    /// <paramref name="read"/> returns the text of a file.
    /// </summary>
    public string? CMakeFolder(Func<string, string> read) => s_cmakeFolders
        .Concat(Files.Where(file => file.Count(letter => letter == '/') == 1 && file.EndsWith("/CMakeLists.txt", StringComparison.Ordinal) && !IsAside(file)).Select(file => file[..file.IndexOf('/')]))
        .FirstOrDefault(folder => DefinesLibrary(folder, read, []));

    private bool DefinesLibrary(string folder, Func<string, string> read, HashSet<string> seen)
    {
        var file = Join(folder, "CMakeLists.txt");
        if (!Files.Contains(file) || !seen.Add(folder))
            return false;
        var commands = CMakeScript.Commands(read(file)).ToList();
        return commands.Exists(command => command.Name == "add_library")
            || commands.Exists(command => command.Name == "add_subdirectory" && command.Arguments.Count > 0 && DefinesLibrary(Join(folder, command.Arguments[0]), read, seen));
    }

    /// <summary>Returns the commands of the CMake scripts of a directory and of the directories below it.</summary>
    public IReadOnlyList<CMakeCommand> CMakeCommands(string folder)
    {
        var scripts = Files.Where(file => (folder.Length == 0 || file.StartsWith($"{folder}/", StringComparison.Ordinal)) && !IsAside(file, folder)
            && (Path.GetFileName(file) == "CMakeLists.txt" || file.EndsWith(".cmake", StringComparison.Ordinal))).ToList();
        var commands = scripts.SelectMany(script => CMakeScript.Commands(Text(script), script)).ToList();
        // include(CMakeOptions.txt)
        var included = commands.Where(command => command.Name == "include" && command.Arguments.Count > 0).Select(command => Join(folder, command.Arguments[0]))
            .Distinct().Intersect(Files).Except(scripts);
        return [.. commands, .. included.SelectMany(script => CMakeScript.Commands(Text(script), script))];
    }

    /// <summary>Returns the text of a file. Several steps read the same files, so each is read once.</summary>
    public string Text(string file) => _texts.TryGetValue(file, out var text) ? text : _texts[file] = File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Returns the directory of a file; empty for the root.</summary>
    public static string Folder(string file) => file.Contains('/') ? file[..file.LastIndexOf('/')] : "";

    /// <summary>Returns a path in a directory, which is empty for the root.</summary>
    public static string Join(string folder, string file) => folder.Length == 0 ? file : $"{folder}/{file}";

    // The directory of the script itself can be called contrib.
    private static bool IsAside(string file, string folder = "") => file[(folder.Length == 0 ? 0 : folder.Length + 1)..].Split('/')[..^1]
        .Any(part => s_others.Contains(part) || CMakeDefaultTargets.IsAside(part));
}
