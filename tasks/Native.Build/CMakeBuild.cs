using System.Security.Cryptography;
using System.Text;
using Native.Core.CMake;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Build;

/// <summary>
/// Builds a library by its own CMakeLists.txt, for the target and as the item <c>NativeCMakeProject</c> does, and has the
/// project compiled and linked with it. CMake starts only when something that it read changed, which makes the script stale.
/// </summary>
/// <param name="source">The folder that has the CMakeLists.txt.</param>
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

    /// <summary>A variable of CMake's cache: <c>-DNAME=VALUE</c>.</summary>
    public CMakeBuild Define(string name, string value) => Option($"-D{name}={value}");

    /// <summary>A raw argument of cmake, after those of the SDK, so that it wins.</summary>
    public CMakeBuild Option(string argument)
    {
        _options.Add(argument);
        return this;
    }

    /// <summary>The targets to build and link, as in <c>add_library</c>. Without a call: all libraries of the default build.</summary>
    public CMakeBuild Target(params string[] names)
    {
        _targets.AddRange(names);
        return this;
    }

    /// <summary>A generator of CMake. Without a call: that of <c>CMAKE_GENERATOR</c>, else Ninja where there is one.</summary>
    public CMakeBuild Generator(string name)
    {
        _generator = name;
        return this;
    }

    /// <summary>A folder with headers, relative to the source, in addition to those that CMake names.</summary>
    public CMakeBuild Include(string folder)
    {
        _includes.Add(folder);
        return this;
    }

    /// <summary>Installs the project too, so that others may need it.</summary>
    public CMakeBuild Install()
    {
        _isInstalled = true;
        return this;
    }

    /// <summary>Lets CMake find what another project installed, which was built with <see cref="Install"/>.</summary>
    public CMakeBuild Needs(params CMakeBuildResult[] projects)
    {
        _needs.AddRange(projects);
        return this;
    }

    /// <summary>Links of archives what C uses, and not every object, which C# could call.</summary>
    public CMakeBuild AsNeeded()
    {
        _wholeArchive = false;
        return this;
    }

    /// <summary>Configures and builds what is stale. After an error, which the build then shows, the script ends with exit code 1.</summary>
    public CMakeBuildResult Build() => Instructions.OrEnd<CMakeBuildResult>(() =>
    {
        var project = Project();
        if (!File.Exists(project.ListsFile))
            throw new NativeException(Diagnostic.Error("NSDK3021",
                $"There is no CMakeLists.txt in '{source}', which CMakeBuild names; expected it at {project.Source}. Name the folder that has it."));
        var tools = Tools();
        if (tools.Zig is null)
            FallbackCompiler.Require(project.Target, tools.HostRid, tools.ToolchainFile);
        if (new CMakeProjectBuilder(new InstructionHost(), Toolchain.Processes, tools, project, [.. Toolchain.Recorded]).Build() is not { } built)
            return null;
        Rerun.IfChangedElsewhere(built.Files);
        Rerun.IfEnvChanged([.. Variables().Names, "CMAKE_GENERATOR", "PKG_CONFIG_LIBDIR", .. Toolchain.RecordedNames]);
        List<DependencyItem> items = [.. built.Items.Select(DependencyStep.Read)];
        DependencyInstructions.Say(items);
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
                (PropertySchema.NativeStrip, BuildContext.IsDebugging ? "false" : "true")),
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
            $"'{source}' needs the CMake project that was built in {needed.BuildDirectory}, which was not installed. Expected Install() before its Build()."));

    // Two sources may have one name, and one source may be built twice, with other options.
    private static string Folder(string source)
    {
        var count = s_builds[source] = s_builds.GetValueOrDefault(source) + 1;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(BuildContext.ProjectDirectory, source)} {count}")))[..8];
        return Path.Combine(BuildContext.OutDirectory, "cmake", $"{Path.GetFileName(source)}-{hash}");
    }

    private static BuildVariables Variables() => Toolchain.Variables("CPPFLAGS", "CFLAGS", "CXXFLAGS", "LDFLAGS", "CC", "CXX");
}

/// <summary>What <see cref="CMakeBuild.Build"/> made, and the project is compiled and linked with. Paths are full.</summary>
/// <param name="BuildDirectory">Where CMake built.</param>
/// <param name="Libraries">What is linked: archives and shared libraries by path, libraries of the system by name.</param>
/// <param name="IncludePaths">Folders of its headers.</param>
/// <param name="Defines">Macros that its users must have.</param>
public sealed record CMakeBuildResult(
    string BuildDirectory, IReadOnlyList<string> Libraries, IReadOnlyList<string> IncludePaths, IReadOnlyList<string> Defines)
{
    /// <summary>Where it and the projects that it needs are installed; none without <see cref="CMakeBuild.Install"/>.</summary>
    internal IReadOnlyList<string> Prefixes { get; init; } = [];
}
