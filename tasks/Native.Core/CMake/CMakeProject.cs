using Native.Core.Platform;
using Native.Core.Schema;

namespace Native.Core.CMake;

/// <summary>Everything that decides what is made of one CMake project, except the tools.</summary>
public sealed record CMakeProject
{
    /// <summary>What is built for.</summary>
    public required NativeTarget Target { get; init; }

    /// <summary>The system of the machine on which CMake runs.</summary>
    public HostSystem Host { get; init; } = HostSystem.This;

    /// <summary>Full path of the folder that has the CMakeLists.txt.</summary>
    public required string Source { get; init; }

    /// <summary>Full path of the folder that takes everything that is made: <c>obj/…/cmake-projects/zlib</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Full path of the folder above it that takes shared libraries, which must be next to the app: <c>obj/native/Debug/linux-x64</c>.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The targets that are wanted; none means every library of the default build.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Arguments of cmake, after ours.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>More folders for headers, relative to <see cref="Source"/>.</summary>
    public IReadOnlyList<string> IncludePaths { get; init; } = [];

    /// <summary>Whether every object of a wanted archive is linked.</summary>
    public bool WholeArchive { get; init; } = true;

    /// <summary>The dependency that this is the source of, or empty.</summary>
    public string FallbackFor { get; init; } = "";

    /// <summary>Whether it is installed into <see cref="Prefix"/>, where projects that need it find it.</summary>
    public bool IsInstalled { get; init; }

    /// <summary>The <see cref="Prefix"/> of every project that this one needs, those that they need included.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The argument of <c>-G</c>, or empty for the platform's own.</summary>
    public string Generator { get; init; } = "";

    /// <summary>Whether CMake builds its type Debug, and not Release.</summary>
    public bool IsDebug { get; init; }

    /// <summary>The properties of the .NET project.</summary>
    public PropertyValues Properties { get; init; } = PropertyValues.None;

    /// <summary>Whether debug information is written.</summary>
    public bool DebugInformation { get; init; }

    /// <summary>Whether paths of this machine are kept out of the objects.</summary>
    public bool MapPaths { get; init; }

    /// <summary>Full path of the folder of the .NET project, whose files the CMake project may read.</summary>
    public string ProjectDirectory { get; init; } = "";

    /// <summary>Folders that are elsewhere on every machine, as for <see cref="Compile.PathMap.Make"/>.</summary>
    public IReadOnlyList<Compile.PathName> MachineFolders { get; init; } = [];

    /// <summary><c>CPPFLAGS</c> of the environment, as it is.</summary>
    public string CppFlags { get; init; } = "";

    /// <summary><c>CFLAGS</c>, likewise.</summary>
    public string CFlags { get; init; } = "";

    /// <summary><c>CXXFLAGS</c>, likewise.</summary>
    public string CxxFlags { get; init; } = "";

    /// <summary><c>LDFLAGS</c>, likewise.</summary>
    public string LdFlags { get; init; } = "";

    /// <summary>ccache and the like, or nothing.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    /// <summary>Where CMake builds.</summary>
    public string Build => Path.Combine(Folder, "build");

    /// <summary>Where CMake installs.</summary>
    public string Prefix => Path.Combine(Folder, "install");

    /// <summary>Beside <paramref name="prefix"/>, the file that says what it was made from.</summary>
    public static string InstalledFile(string prefix) => Path.Combine(Path.GetDirectoryName(prefix)!, "installed.txt");

    /// <summary>The file that decides, as its error messages and items name it.</summary>
    public string ListsFile => Path.Combine(Source, "CMakeLists.txt");

    /// <summary>CMake's word for the kind of build.</summary>
    public string BuildType => IsDebug ? "Debug" : "Release";
}
