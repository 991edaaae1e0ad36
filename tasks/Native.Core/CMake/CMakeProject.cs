using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.CMake;

/// <summary>Represents all settings of a CMake project, except the tools.</summary>
public sealed record CMakeProject
{
    /// <summary>The target.</summary>
    public required NativeTarget Target { get; init; }

    /// <summary>The system of the machine on which CMake runs.</summary>
    public HostSystem Host { get; init; } = HostSystem.This;

    /// <summary>Full path of the folder that contains CMakeLists.txt.</summary>
    public required string Source { get; init; }

    /// <summary>Full path of the folder for all outputs: <c>obj/…/cmake-projects/zlib</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Full path of the folder for shared libraries, which must be next to the app: <c>obj/native/Debug/linux-x64</c>.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The targets to build; empty selects the libraries of the default build.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Arguments for CMake, after those of the SDK.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Additional include folders, relative to <see cref="Source"/>.</summary>
    public IReadOnlyList<string> IncludePaths { get; init; } = [];

    /// <summary>True if every object of a selected archive is linked.</summary>
    public bool WholeArchive { get; init; } = true;

    /// <summary>The dependency for which this is the fallback, or empty.</summary>
    public string FallbackFor { get; init; } = "";

    /// <summary>True if it is installed to <see cref="Prefix"/>, where projects that need it find it.</summary>
    public bool IsInstalled { get; init; }

    /// <summary>The <see cref="Prefix"/> of every project that this one needs, directly or transitively.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The argument of <c>-G</c>, or empty for the default.</summary>
    public string Generator { get; init; } = "";

    /// <summary>True if the build type is Debug, false if it is Release.</summary>
    public bool IsDebug { get; init; }

    /// <summary>Full path of Apple's SDK, or null.</summary>
    public string? MacOSSdk { get; init; }

    /// <summary>The properties of the .NET project.</summary>
    public PropertyValues Properties { get; init; } = PropertyValues.None;

    /// <summary>True if the compiler writes debug information.</summary>
    public bool DebugInformation { get; init; }

    /// <summary>True if objects must not contain paths of this machine.</summary>
    public bool MapPaths { get; init; }

    /// <summary>Full path of the project directory of the .NET project, whose files the CMake project can read.</summary>
    public string ProjectDirectory { get; init; } = "";

    /// <summary>Folders that differ between machines, as for <see cref="Compile.PathMap.Make"/>.</summary>
    public IReadOnlyList<Compile.PathName> MachineFolders { get; init; } = [];

    /// <summary>The environment variable <c>CPPFLAGS</c>, unchanged.</summary>
    public string CppFlags { get; init; } = "";

    /// <summary>The environment variable <c>CFLAGS</c>.</summary>
    public string CFlags { get; init; } = "";

    /// <summary>The environment variable <c>CXXFLAGS</c>.</summary>
    public string CxxFlags { get; init; } = "";

    /// <summary>The environment variable <c>LDFLAGS</c>.</summary>
    public string LdFlags { get; init; } = "";

    /// <summary>The compiler launcher, such as ccache, or empty.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    /// <summary>The build tree.</summary>
    public string Build => Path.Combine(Folder, "build");

    /// <summary>The install prefix.</summary>
    public string Prefix => Path.Combine(Folder, "install");

    /// <summary>Returns the path of the file next to <paramref name="prefix"/> that records its inputs.</summary>
    public static string InstalledFile(string prefix) => Path.Combine(Path.GetDirectoryName(prefix)!, "installed.txt");

    /// <summary>The path of CMakeLists.txt, for messages and items.</summary>
    public string ListsFile => Path.Combine(Source, "CMakeLists.txt");

    /// <summary>
    /// Returns true if the debug information of its shared libraries is in files next to them. Only zig's linker writes such a file for Windows, and no linker for macOS.
    /// </summary>
    public bool HasSymbolFiles(bool isZig) => Properties.HasSeparateSymbols && (Target.IsElf || (Target.IsWindows && isZig));

    /// <summary>The CMake build type.</summary>
    public string BuildType => IsDebug ? "Debug" : "Release";
}
