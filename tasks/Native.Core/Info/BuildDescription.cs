namespace Native.Core.Info;

/// <summary>What would be built, with what, and why: the answer of the target <c>NativeInfo</c>.</summary>
internal sealed record BuildDescription
{
    /// <summary>The project file.</summary>
    public required string Project { get; init; }

    /// <summary>RID, configuration and optimization, as in <c>linux-x64, Debug, -O0</c>.</summary>
    public required string BuiltFor { get; init; }

    /// <summary><c>zig</c>, <c>cmake</c>, or empty where there is no toolchain.</summary>
    public string ToolchainKind { get; init; } = "";

    /// <summary>The version of zig, which CMake is not asked for.</summary>
    public string ToolchainVersion { get; init; } = "";

    /// <summary>Full path of the toolchain.</summary>
    public string ToolchainPath { get; init; } = "";

    /// <summary>The number of sources.</summary>
    public int Sources { get; init; }

    /// <summary>The build scripts.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>The archives, with a checksum that is short.</summary>
    public IReadOnlyList<(string Name, string Checksum, string Folder, string State)> Archives { get; init; } = [];

    /// <summary>The defines.</summary>
    public IReadOnlyList<string> Defines { get; init; } = [];

    /// <summary>The folders of headers.</summary>
    public IReadOnlyList<string> IncludePaths { get; init; } = [];

    /// <summary>What is linked.</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>The dependencies, with the reason for their state.</summary>
    public IReadOnlyList<DependencyState> Dependencies { get; init; } = [];

    /// <summary>The CMake projects.</summary>
    public IReadOnlyList<(string Path, string Targets)> CMakeProjects { get; init; } = [];

    /// <summary>The headers with C#, and the library that it names.</summary>
    public IReadOnlyList<(string Header, string LibraryName)> Bindings { get; init; } = [];

    /// <summary>Full path of the binary; empty where the project has nothing native.</summary>
    public string Output { get; init; } = "";

    /// <summary>When the binary was built; empty where it was not.</summary>
    public string BuiltAt { get; init; } = "";

    /// <summary>The name for P/Invoke; empty where the binary is no shared library.</summary>
    public string ImportName { get; init; } = "";

    /// <summary>The RIDs that are packed.</summary>
    public IReadOnlyList<string> PackedRids { get; init; } = [];

    /// <summary>A dependency as it was found.</summary>
    public sealed record DependencyState(string Name, string Asked, string State, string Version, string Origin, string Reason);

    /// <summary>The lines to show.</summary>
    public IEnumerable<string> Lines() =>
    [
        $"project      {Project}",
        $"built for    {BuiltFor}",
        $"toolchain    {Toolchain}",
        .. List("scripts      ", Scripts),
        .. Archives.Select(archive => $"archive      {archive.Name}, sha256 {archive.Checksum}, in {archive.Folder}/ ({archive.State})"),
        $"sources      {Sources}",
        .. List("defines      ", Defines),
        .. List("includes     ", IncludePaths.Distinct()),
        .. List("links        ", Libraries),
        .. Dependencies.Select(dependency => $"dependency   {dependency.Name} {dependency.Asked}: {Why(dependency)}"),
        // What was built of it shows among the includes and the linked libraries.
        .. CMakeProjects.Select(project => $"CMake        {project.Path}: {project.Targets}"),
        .. Bindings.Select(header => $"bindings     {header.Header}, with [DllImport(\"{header.LibraryName}\")]"),
        .. Output.Length > 0 ? OutputLines() : [],
    ];

    private string Toolchain => ToolchainKind switch
    {
        "zig" => $"zig {ToolchainVersion} at {ToolchainPath}",
        "cmake" => $"CMake at {ToolchainPath}",
        _ => "none: install zig or CMake, or set NativeZigVersion",
    };

    private IEnumerable<string> OutputLines()
    {
        yield return $"output       {Output} ({(BuiltAt.Length > 0 ? $"built {BuiltAt}" : "not built yet")})";
        if (ImportName.Length > 0)
            yield return $"P/Invoke     [DllImport(\"{ImportName}\")]";
        yield return $"packs        {string.Join(' ', PackedRids)}";
    }

    private static IEnumerable<string> List(string title, IEnumerable<string> values) => values.Any() ? [title + string.Join(' ', values)] : [];

    private static string Why(DependencyState dependency) => dependency.State switch
    {
        "System" => $"the system's {dependency.Version}, from {dependency.Origin}",
        "Source" => $"built from source, because {dependency.Reason}",
        "Absent" => $"not used, because {dependency.Reason}",
        _ => "",
    };
}
