namespace Native.Tool;

/// <summary>Represents the archive in a project: its file name in the project directory, and the directory that it is unpacked to.</summary>
internal sealed record ArchivePlan(string File, string Sha256, string Folder, int StripComponents);

/// <summary>Represents a CMake project in a project.</summary>
/// <param name="Include">The value of <c>Include</c>.</param>
/// <param name="Targets">The libraries.</param>
/// <param name="Options">The arguments of CMake.</param>
/// <param name="IncludePaths">Directories with headers that CMake does not report, relative to <paramref name="Include"/>.</param>
internal sealed record CMakePlan(string Include, IReadOnlyList<string> Targets, IReadOnlyList<string> Options, IReadOnlyList<string> IncludePaths)
{
    /// <summary>The name of the project in <c>Needs</c>.</summary>
    public string Name => Include.Split('/', ')')[^1];
}

/// <summary>Represents a library that the library needs, whose CMake project is built first.</summary>
/// <param name="Archive">The archive, or null.</param>
/// <param name="CMake">The CMake project.</param>
internal sealed record NeededPlan(ArchivePlan? Archive, CMakePlan CMake);

/// <summary>Represents sources that the SDK compiles itself.</summary>
/// <param name="Folder">The value of <c>Include</c> before the patterns: <c>../zlib/</c>; empty in an archive.</param>
/// <param name="Patterns">Patterns relative to the library.</param>
/// <param name="Excluded">Patterns of files that do not belong to the library.</param>
/// <param name="IncludePaths">Directories relative to the library.</param>
/// <param name="Defines">Macros.</param>
/// <param name="Libraries">System libraries with the beginning of the RIDs that need them: <c>ws2_32</c>, <c>win</c>.</param>
internal sealed record SourcePlan(
    string Folder, IReadOnlyList<string> Patterns, IReadOnlyList<string> Excluded, IReadOnlyList<string> IncludePaths, IReadOnlyList<string> Defines,
    IReadOnlyList<(string Name, string System)> Libraries)
{
    /// <summary>Sources for some systems only, with the beginning of their RIDs; <c>!win</c> is every system but Windows.</summary>
    public IReadOnlyList<(string File, string System)> Conditional { get; init; } = [];

    /// <summary>Options of the compiler.</summary>
    public string Options { get; init; } = "";
}

/// <summary>Represents a library that the system can have.</summary>
/// <param name="Module">The pkg-config module.</param>
/// <param name="Range">The versions, or empty.</param>
/// <param name="IsOnly">True if the project has no sources for it.</param>
internal sealed record DependencyPlan(string Module, string Range, bool IsOnly);

/// <summary>Represents a project for a library, before it is written.</summary>
internal sealed record ProjectPlan
{
    /// <summary>The library.</summary>
    public required LibraryName Library { get; init; }

    /// <summary>The name of the projects without <c>.Sys</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The version of Native.Sdk.</summary>
    public required string SdkVersion { get; init; }

    /// <summary>The archive, or null.</summary>
    public ArchivePlan? Archive { get; init; }

    /// <summary>The libraries that the library needs.</summary>
    public IReadOnlyList<NeededPlan> Needs { get; init; } = [];

    /// <summary>The CMake project, or null.</summary>
    public CMakePlan? CMake { get; init; }

    /// <summary>The sources, or null.</summary>
    public SourcePlan? Sources { get; init; }

    /// <summary>The dependency, or null.</summary>
    public DependencyPlan? Dependency { get; init; }

    /// <summary>Further include directories, as in the project file.</summary>
    public IReadOnlyList<string> IncludePaths { get; init; } = [];

    /// <summary>The headers that the project contains, because the library creates them in its own build.</summary>
    public IReadOnlyList<MadeHeader> Made { get; init; } = [];

    /// <summary>The headers that the wrapper header includes.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The metadata <c>Allow</c>.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>The metadata <c>Block</c>.</summary>
    public IReadOnlyList<string> Block { get; init; } = [];

    /// <summary>The metadata that the header implies.</summary>
    public Conventions Conventions { get; init; } = new([], [], []);

    /// <summary>Functions that only some RIDs export.</summary>
    public IReadOnlyList<string> Partial { get; init; } = [];

    /// <summary>The function that the test calls, or null.</summary>
    public SafeCall? Call { get; init; }

    /// <summary>The name of the project with the bindings.</summary>
    public string SysName => $"{Name}.Sys";

    /// <summary>The path of its directory in the created directory.</summary>
    public string SysFolder => $"src/{SysName}";

    /// <summary>The path of the directory for C files in the created directory.</summary>
    public string NativeFolder => $"{SysFolder}/native";

    /// <summary>The path of its project file in the created directory.</summary>
    public string SysFile => $"{SysFolder}/{SysName}.csproj";

    /// <summary>The path of the test project's directory.</summary>
    public string TestFolder => $"tests/{SysName}.Tests";
}
