namespace Native.Core.Info;

/// <summary>Represents the output of the target <c>NativeInfo</c>: what would be built, with which tools, and why.</summary>
internal sealed record BuildDescription
{
    /// <summary>The project file.</summary>
    public required string Project { get; init; }

    /// <summary>RID, configuration and optimization, as in <c>linux-x64, Debug, -O0</c>.</summary>
    public required string BuiltFor { get; init; }

    /// <summary><c>zig</c>, <c>cmake</c>, or empty if there is no toolchain.</summary>
    public string ToolchainKind { get; init; } = "";

    /// <summary>The version of zig; empty for CMake.</summary>
    public string ToolchainVersion { get; init; } = "";

    /// <summary>Full path of the toolchain.</summary>
    public string ToolchainPath { get; init; } = "";

    /// <summary>The number of sources.</summary>
    public int Sources { get; init; }

    /// <summary>The build scripts of the project and of the projects that it references.</summary>
    public IReadOnlyList<ScriptState> Scripts { get; init; } = [];

    /// <summary>The archives, with a shortened checksum.</summary>
    public IReadOnlyList<(string Name, string Checksum, string Folder, string State)> Archives { get; init; } = [];

    /// <summary>The defines.</summary>
    public IReadOnlyList<string> Defines { get; init; } = [];

    /// <summary>The folders of headers.</summary>
    public IReadOnlyList<string> IncludePaths { get; init; } = [];

    /// <summary>The linked libraries.</summary>
    public IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>The dependencies, with the reason for their state.</summary>
    public IReadOnlyList<DependencyState> Dependencies { get; init; } = [];

    /// <summary>The CMake projects.</summary>
    public IReadOnlyList<(string Path, string Targets)> CMakeProjects { get; init; } = [];

    /// <summary>The bound headers, and the library name in their C#.</summary>
    public IReadOnlyList<(string Header, string LibraryName)> Bindings { get; init; } = [];

    /// <summary>Full path of the binary; empty if the project has no native inputs.</summary>
    public string Output { get; init; } = "";

    /// <summary>The build time of the binary; empty if it was not built.</summary>
    public string BuiltAt { get; init; } = "";

    /// <summary>The name for P/Invoke; empty if the binary is not a shared library.</summary>
    public string ImportName { get; init; } = "";

    /// <summary>The RIDs that are packed.</summary>
    public IReadOnlyList<string> PackedRids { get; init; } = [];

    /// <summary>Represents a resolved dependency.</summary>
    public sealed record DependencyState(string Name, string Asked, string State, string Version, string Origin, string Reason);

    /// <summary>Represents a build script.</summary>
    /// <param name="Path">The path relative to the directory of the project.</param>
    /// <param name="Name">The name in <c>NativeAllowBuildScripts</c>.</param>
    /// <param name="IsAllowed">Whether <c>NativeAllowBuildScripts</c> allows the script.</param>
    /// <param name="IsConfined">Whether the script runs confined.</param>
    /// <param name="RanAt">The time of the last run; empty if the script did not run.</param>
    public sealed record ScriptState(string Path, string Name, bool IsAllowed, bool IsConfined, string RanAt);

    /// <summary>Returns the lines of the output.</summary>
    public IEnumerable<string> Lines() =>
    [
        $"project      {Project}",
        $"built for    {BuiltFor}",
        $"toolchain    {Toolchain}",
        .. Scripts.Select(script => $"scripts      {script.Path} ({script.Name}: {(script.IsAllowed ? "" : "not ")}allowed, {(script.IsConfined ? "" : "not ")}confined, "
            + $"{(script.RanAt.Length > 0 ? $"last run {script.RanAt}" : "not run yet")})"),
        .. Archives.Select(archive => $"archive      {archive.Name}, sha256 {archive.Checksum}, in {archive.Folder}/ ({archive.State})"),
        $"sources      {Sources}",
        .. List("defines      ", Defines),
        .. List("includes     ", IncludePaths.Distinct()),
        .. List("links        ", Libraries),
        .. Dependencies.Select(dependency => $"dependency   {dependency.Name} {dependency.Asked}: {Why(dependency)}"),
        // Its outputs are listed with the include folders and linked libraries.
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
