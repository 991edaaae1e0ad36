using System.Security.Cryptography;
using System.Text;
using Native.Core.CMake;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Build;

/// <summary>
/// Builds a CMake project for the target, as a <c>NativeCMakeProject</c> item does, and compiles and links the project with its libraries. CMake runs
/// only if a file that it read changed; such a change makes the script stale.
/// </summary>
/// <param name="source">The directory that contains CMakeLists.txt, relative to the project directory.</param>
public sealed class CMakeBuild(string source)
{
    private static readonly Dictionary<string, int> s_builds = [];

    private readonly List<string> _targets = [];
    private readonly List<string> _options = [];
    private readonly List<string> _includes = [];
    private readonly List<CMakeBuildResult> _needs = [];
    private string _generator = BuildContext.Optional("CMAKE_GENERATOR");
    private bool _wholeArchive = true;
    private bool _isInstalled;

    /// <summary>Sets a CMake cache variable: <c>-DNAME=VALUE</c>.</summary>
    public CMakeBuild Define(string name, string value) => Option($"-D{name}={value}");

    /// <summary>Adds an argument of cmake. It follows the arguments of the SDK, and so overrides them.</summary>
    public CMakeBuild Option(string argument)
    {
        _options.Add(argument);
        return this;
    }

    /// <summary>
    /// Selects the targets to build and link, named as in <c>add_library</c>. Default: all libraries that a build without arguments creates.
    /// </summary>
    public CMakeBuild Target(params string[] names)
    {
        _targets.AddRange(names);
        return this;
    }

    /// <summary>Selects the CMake generator. Default: <c>CMAKE_GENERATOR</c>; if it is not set, Ninja if it is installed.</summary>
    public CMakeBuild Generator(string name)
    {
        _generator = name;
        return this;
    }

    /// <summary>Adds a directory with headers, relative to the source, to those that the CMake project declares.</summary>
    public CMakeBuild Include(string folder)
    {
        _includes.Add(folder);
        return this;
    }

    /// <summary>Also installs the project, so that other projects can find it with <see cref="Needs"/>.</summary>
    public CMakeBuild Install()
    {
        _isInstalled = true;
        return this;
    }

    /// <summary>Lets CMake find packages of other projects, which were built with <see cref="Install"/>.</summary>
    public CMakeBuild Needs(params CMakeBuildResult[] projects)
    {
        _needs.AddRange(projects);
        return this;
    }

    /// <summary>
    /// Links only the objects of static libraries that C code uses. By default every object is linked, so that C# can call its functions.
    /// </summary>
    public CMakeBuild AsNeeded()
    {
        _wholeArchive = false;
        return this;
    }

    /// <summary>
    /// Configures and builds the project if it is stale. After an error, which the build reports, the script ends with exit code 1.
    /// </summary>
    public CMakeBuildResult Build() => Instructions.OrEnd<CMakeBuildResult>(() =>
    {
        var project = Project();
        if (!File.Exists(project.ListsFile))
            throw new NativeException(Diagnostic.Error("NSDK3021",
                $"CMakeBuild names '{source}', which contains no CMakeLists.txt; expected it in {project.Source}. Name the directory that contains it."));
        var tools = Tools();
        if (tools.Zig is null)
            FallbackCompiler.Require(project.Target, tools.HostRid, tools.ToolchainFile);
        if (new CMakeProjectBuilder(new InstructionHost(), Toolchain.Processes, tools, project, [.. Toolchain.Recorded]).Build() is not { } built)
            return null;
        Rerun.IfChangedElsewhere(built.Files);
        Rerun.IfEnvChanged([.. Variables().Names, "CMAKE_GENERATOR", "PKG_CONFIG_LIBDIR", .. Toolchain.RecordedNames]);
        List<DependencyItem> items = [.. built.Items.Select(DependencyStep.Read)];
        DependencyInstructions.Print(items);
        return new(project.Build, items.Values(DependencyItemType.Library), items.Values(DependencyItemType.Include), items.Values(DependencyItemType.Define))
        {
            Prefixes = project.IsInstalled ? [.. project.Needs, project.Prefix] : [],
        };
    });

    private static CMakeTools Tools()
    {
        string Find(string name) => SearchPath.Find(BuildContext.Optional("PATH"), name) ?? "";
        var file = BuildContext.Optional("CMAKE_TOOLCHAIN_FILE");
        return new(Find("cmake"), Find("ninja"), Toolchain.Zig, file.Length == 0 ? "" : Path.GetFullPath(file, BuildContext.ProjectDirectory),
            BuildContext.HostRid, NativeTarget.Current.Triple, BuildContext.Jobs, Environment.GetEnvironmentVariable);
    }

    private CMakeProject Project()
    {
        var variables = Variables();
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(source, BuildContext.ProjectDirectory));
        return new()
        {
            Target = NativeTarget.Current.Row,
            Source = full,
            Folder = Folder(full),
            OutputFolder = BuildContext.OutDirectory,
            Targets = _targets,
            Options = _options,
            IncludePaths = _includes,
            WholeArchive = _wholeArchive,
            IsInstalled = _isInstalled,
            Needs = [.. _needs.SelectMany(Prefixes).Distinct()],
            Generator = _generator,
            IsDebug = BuildContext.Configuration.Equals("Debug", StringComparison.OrdinalIgnoreCase),
            Properties = PropertyValues.Of(
                (PropertySchema.NativeOptimization, BuildContext.OptimizationLevel),
                (PropertySchema.NativeSymbols, BuildContext.IsDebugging ? "Embedded" : "None")),
            MacOSSdk = Toolchain.MacOSSdk,
            DebugInformation = BuildContext.IsDebugging,
            MapPaths = !BuildContext.IsDebugging,
            ProjectDirectory = BuildContext.ProjectDirectory,
            MachineFolders = MachineFolders.Find(Environment.GetEnvironmentVariable),
            CppFlags = variables.Get("CPPFLAGS"),
            CFlags = variables.Get("CFLAGS"),
            CxxFlags = variables.Get("CXXFLAGS"),
            LdFlags = variables.Get("LDFLAGS"),
            Launcher = Toolchain.Launcher,
        };
    }

    private IReadOnlyList<string> Prefixes(CMakeBuildResult needed) => needed.Prefixes.Count > 0 ? needed.Prefixes
        : throw new NativeException(Diagnostic.Error("NSDK3031",
            $"'{source}' needs the CMake project in {needed.BuildDirectory}, which is not installed. Expected a call to Install() before its Build()."));

    // Two sources can have the same name, and one source can be built twice with different options.
    private static string Folder(string source)
    {
        var count = s_builds[source] = s_builds.GetValueOrDefault(source) + 1;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(BuildContext.ProjectDirectory, source)} {count}")))[..8];
        return Path.Combine(BuildContext.OutDirectory, "cmake", $"{Path.GetFileName(source)}-{hash}");
    }

    private static BuildVariables Variables() => Toolchain.Variables("CPPFLAGS", "CFLAGS", "CXXFLAGS", "LDFLAGS", "CC", "CXX");
}

/// <summary>
/// Represents the result of <see cref="CMakeBuild.Build"/>, with which the project is compiled and linked. All paths are full paths.
/// </summary>
/// <param name="BuildDirectory">The build directory of CMake.</param>
/// <param name="Libraries">The libraries to link: static and shared libraries by path, system libraries by name.</param>
/// <param name="IncludePaths">The directories of its headers.</param>
/// <param name="Defines">The macros that code which includes its headers must define.</param>
public sealed record CMakeBuildResult(
    string BuildDirectory, IReadOnlyList<string> Libraries, IReadOnlyList<string> IncludePaths, IReadOnlyList<string> Defines)
{
    /// <summary>The install prefixes of the project and of the projects that it needs; empty without <see cref="CMakeBuild.Install"/>.</summary>
    internal IReadOnlyList<string> Prefixes { get; init; } = [];
}
