using Native.Core.Bindings;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.IO;
using Native.Core.Platform;
using Native.Execution;

namespace Native.Tool;

/// <summary>Decides how a library is built, with builds for this machine in the created directory.</summary>
/// <param name="folder">The created directory.</param>
/// <param name="build">Runs builds.</param>
/// <param name="targets">The targets of libclang; the first one is this machine.</param>
internal sealed class LibraryInspector(string folder, SdkBuild build, IReadOnlyList<BindgenTarget> targets)
{
    private const string ObjFolder = "obj/native";
    private readonly DiskFileReader _files = new();
    private readonly Dictionary<string, IReadOnlyList<string>> _others = new(StringComparer.Ordinal);
    private bool _hasGenerated;

    /// <summary>The directories and defines with which the headers of the library are read.</summary>
    public IReadOnlyList<string> Arguments { get; private set; } = [];

    /// <summary>Headers that users of the library include.</summary>
    public IReadOnlyList<PublicHeader> Headers { get; private set; } = [];

    /// <summary>True if CMake creates headers, which can differ per RID, and only those of this machine are known.</summary>
    public bool HasUnknownHeaders => _hasGenerated && _others.Count == 0 && targets.Count > 1;

    /// <summary>Returns a target with the directories and defines of the library.</summary>
    public BindgenTarget With(BindgenTarget target) => target with { Arguments = [.. target.Arguments, .. _others.GetValueOrDefault(HeaderTargets.System(target.Rid)) ?? Arguments] };

    private string Rid => targets[0].Rid;

    /// <summary>
    /// Unpacks the archive of the plan. Returns the plan and the tree of its sources. Reports the error of the SDK if it cannot be unpacked.
    /// </summary>
    public (ProjectPlan Plan, SourceTree Tree) Unpack(ProjectPlan plan)
    {
        var archive = plan.Archive!;
        Build(plan);
        var root = Path.Combine(folder, plan.SysFolder, ObjFolder, "archives", archive.Folder);
        // Most archives contain one directory with the name and version of the library.
        if (!Directory.Exists(root) || Directory.GetFileSystemEntries(root) is not [var only] || !Directory.Exists(only))
            return (plan, SourceTree.Read(root));
        plan = plan with { Archive = archive with { StripComponents = 1 } };
        Build(plan);
        return (plan, SourceTree.Read(root));
    }

    /// <summary>Unpacks the archive again, because some CMake projects change their sources. A directory of the user remains as it is.</summary>
    public SourceTree Again(ProjectPlan plan, SourceTree tree)
    {
        if (plan.Archive is null)
            return tree;
        FileChanges.Disk.DeleteFolder(Path.Combine(folder, plan.SysFolder, "obj"));
        Build(plan with { Needs = [] });
        return SourceTree.Read(tree.Root);
    }

    /// <summary>
    /// Adds the CMake project of a library that the library needs to the plan. Reports NSDK7012 if it has none. <paramref name="archive"/> is its archive, or null.
    /// </summary>
    public static ProjectPlan Need(ProjectPlan plan, ArchivePlan? archive, SourceTree tree, string include, string argument)
    {
        var cmake = tree.CMakeFolder(tree.Text) ?? throw new NativeException(Diagnostic.Error("NSDK7012",
            $"'{argument}' has no CMakeLists.txt that defines a library. Expected a CMake project, which --needs builds and installs for the library; "
            + "name another archive of the library, or build it in a build script (build.cs)."));
        return plan with { Needs = [.. plan.Needs, new(archive, CMakeProject(tree, SourceTree.Join(include, cmake).TrimEnd('/'), cmake))] };
    }

    private static CMakePlan CMakeProject(SourceTree tree, string include, string cmakeFolder) =>
        new(include, [], [.. CMakeOptions.For(tree.CMakeCommands(cmakeFolder)), .. AppleMacros.CMake(tree)], []);

    private string CMakeProjectFolder(ProjectPlan plan, string name, string rid) => Path.Combine(folder, plan.SysFolder, ObjFolder, "Release", rid, "cmake-projects", name);

    // The include directories of the libraries that the library needs.
    private IEnumerable<string> NeededFolders(ProjectPlan plan) => plan.Needs
        .SelectMany(needed => State(CMakeProjectFolder(plan, needed.CMake.Name, Rid))?.Items ?? [])
        .Where(item => item.Type == "Include").Select(item => item.Include);

    /// <summary>Adds a CMake project to the plan and builds it; null with the error if that fails.</summary>
    public (ProjectPlan? Plan, Diagnostic? Error) TryCMake(ProjectPlan plan, SourceTree tree, string include, string cmakeFolder)
    {
        plan = plan with { CMake = CMakeProject(tree, include, cmakeFolder) };
        var end = Write(plan);
        var project = CMakeProjectFolder(plan, plan.CMake.Name, Rid);
        var state = State(project);
        // The link without bindings can fail after CMake succeeded, for example because nothing is exported yet.
        if (state is null)
            return (null, end.Error);
        var installed = InstalledFiles.Read(CMakeProjectBuilder.ReplyIndex(Path.Combine(project, "build"))!, _files);
        var known = state.Items.Where(item => item.Type == "Include").Select(item => item.Include).ToList();
        var headers = new InstalledHeaders(installed, known, [tree.Root, Path.Combine(project, "build")]);
        Headers = headers.Found;
        _hasGenerated = Headers.Any(header => FolderPath.Contains(project, header.File));
        Arguments = CMakeArguments(plan, state, headers.Added);
        var targets = _files.ReadText(Path.Combine(project, CMakeProjectBuilder.DefaultTargetsName)) ?? "";
        plan = plan with
        {
            CMake = plan.CMake with { Targets = targets.Split('\n', StringSplitOptions.RemoveEmptyEntries) },
            Dependency = Dependency(installed, plan.Library),
        };
        return (WithIncludePaths(plan, tree, cmakeFolder, headers.Added), null);
    }

    /// <summary>Builds the CMake project for one target per system, because the headers that it creates differ.</summary>
    public void BuildOtherSystems(ProjectPlan plan, IEnumerable<BindgenTarget> systems)
    {
        foreach (var rid in systems.Select(target => target.Rid).Where(rid => rid != Rid))
        {
            build.Native(plan.SysFile, rid);
            if (State(CMakeProjectFolder(plan, plan.CMake!.Name, rid)) is { } state)
                _others[HeaderTargets.System(rid)] = CMakeArguments(plan, state, InSource(plan));
        }
    }

    private IEnumerable<string> InSource(ProjectPlan plan) => Arguments.Where(argument => argument.StartsWith("-I", StringComparison.Ordinal)).Select(argument => argument[2..])
        .Where(path => !FolderPath.Contains(CMakeProjectFolder(plan, plan.CMake!.Name, Rid), path));

    private StepState? State(string project) => StepState.Read(_files.ReadText(Path.Combine(project, CMakeProjectBuilder.StateName)));

    private IReadOnlyList<string> CMakeArguments(ProjectPlan plan, StepState state, IEnumerable<string> added) =>
        [.. state.Items.Where(item => item.Type == "Include").Select(item => item.Include).Concat(added).Concat(NeededFolders(plan)).Distinct().Select(path => $"-I{path}"),
            .. state.Items.Where(item => item.Type == "Define").Select(item => $"-D{item.Include}")];

    // A directory in the sources is relative to the item. The build tree of CMake is below obj, and its name contains the RID.
    private ProjectPlan WithIncludePaths(ProjectPlan plan, SourceTree tree, string cmakeFolder, IReadOnlyList<string> added)
    {
        var inSource = added.Where(path => FolderPath.Contains(tree.Root, path) || FolderPath.AreEqual(tree.Root, path, HostSystem.This.PathComparison)).ToList();
        string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
        return plan with
        {
            CMake = plan.CMake! with { IncludePaths = [.. inSource.Select(path => Relative(Path.Combine(tree.Root, cmakeFolder), path))] },
            IncludePaths = [.. added.Except(inSource).Select(path => Relative(Path.Combine(folder, plan.SysFolder), path)
                .Replace($"{ObjFolder}/Release/{Rid}/", $"{ObjFolder}/$(Configuration)/$(NativeRuntimeIdentifier)/", StringComparison.Ordinal))],
        };
    }

    /// <summary>Adds the C sources to the plan; null if no source compiles. <paramref name="systems"/> contains one target per system.</summary>
    public ProjectPlan? TrySources(ProjectPlan plan, SourceTree tree, string prefix, IReadOnlyList<BindgenTarget> systems)
    {
        // The sources include the headers of the libraries that they need. The link without sources can fail.
        if (plan.Needs.Count > 0)
            Write(plan with { CMake = null });
        var headers = new MadeHeaders(tree, plan.Library, targets).Evaluate();
        var automake = AutomakeProject.Read(tree, headers.Script is { } script ? script.IsTrue : _ => false);
        tree = tree with { Listed = automake?.Sources };
        plan = plan with { CMake = null, Made = headers.For(tree) };
        WriteMade(plan);
        if (new SourceScan(tree, systems, Context(plan, tree, headers, automake)).Find(prefix) is not { } sources)
            return null;
        Headers = SourceHeaders(plan, tree, InstalledByScript.Headers(automake, tree.CMakeCommands("")), sources);
        // A header in the root of the library has no include path that a source needs.
        var missing = Headers.Where(header => !FolderPath.Contains(Native(plan), header.File) && !sources.IncludePaths.Any(path => File.Exists(Path.Combine(tree.Root, path, header.Name))))
            .Select(header => Path.GetRelativePath(tree.Root, Path.GetDirectoryName(header.File)!).Replace('\\', '/')).Distinct();
        sources = sources with { IncludePaths = [.. sources.IncludePaths.Concat(missing)] };
        Arguments = [.. MadeArguments(plan), .. NeededFolders(plan).Select(path => $"-I{path}"), .. sources.IncludePaths.Select(path => $"-I{Path.Combine(tree.Root, path)}"), .. sources.Defines.Select(define => $"-D{define}")];
        return plan with { Sources = sources };
    }

    /// <summary>Writes the headers that the project contains.</summary>
    public void WriteMade(ProjectPlan plan) => plan.Made.ToList().ForEach(header => FileWriter.WriteIfDifferent(Path.Combine(Native(plan), header.Name), header.Text));

    private string Native(ProjectPlan plan) => Path.Combine(folder, plan.NativeFolder);

    private string[] MadeArguments(ProjectPlan plan) => plan.Made.Count > 0 ? [$"-I{Native(plan)}"] : [];

    private SourceContext Context(ProjectPlan plan, SourceTree tree, MadeHeaders headers, AutomakeProject? automake)
    {
        var forced = plan.Made.FirstOrDefault(header => header.IsForced);
        string[] options = [.. AppleMacros.AreOld(tree) ? (string[])[AppleMacros.Option] : [], .. forced is null ? [] : (string[])[$"-include {forced.Name}"]];
        string[] config = tree.Sources.Concat(tree.Headers).Any(file => tree.Text(file).Contains("HAVE_CONFIG_H", StringComparison.Ordinal)) ? ["HAVE_CONFIG_H=1"] : [];
        return new([.. MadeArguments(plan), .. NeededFolders(plan).Select(path => $"-I{path}"), .. forced is null ? [] : (string[])["-include", Path.Combine(Native(plan), forced.Name)]], string.Join(' ', options))
        {
            Defines = headers.Script is null ? null : [.. config, .. automake?.Defines ?? []],
            Folders = [.. plan.Made.Select(header => header.Folder).Where(path => path.Length > 0).Distinct()],
            Absent = headers.Absent,
        };
    }

    // A header that the scripts of the library install can be one that the project contains.
    private IReadOnlyList<PublicHeader> SourceHeaders(ProjectPlan plan, SourceTree tree, IReadOnlyList<string> installed, SourcePlan sources)
    {
        var chosen = installed.Where(tree.Files.Contains).ToList();
        if (chosen.Count == 0)
            chosen = [.. tree.Headers.Where(header => plan.Library.Matches(Path.GetFileNameWithoutExtension(header)) || header.StartsWith("include/", StringComparison.Ordinal))];
        var made = plan.Made.Where(header => installed.Any(path => Path.GetFileName(path) == Path.GetFileName(header.Name)) && header.Folder.Length == 0);
        return [.. chosen.Select(header => new PublicHeader(Name(header, sources.IncludePaths), Path.Combine(tree.Root, header))),
            .. made.Select(header => new PublicHeader(header.Name, Path.Combine(Native(plan), header.Name)))];
    }

    /// <summary>Sets the headers of a module of the system.</summary>
    public void Use(PkgConfigModule module, LibraryName library)
    {
        Headers = module.Headers(library);
        Arguments = [.. module.IncludePaths.Where(path => path != "/usr/include").Select(path => $"-I{path}"), "-idirafter", "/usr/include"];
    }

    private static string Name(string header, IReadOnlyList<string> folders) => folders.Where(path => path != "." && header.StartsWith($"{path}/", StringComparison.Ordinal))
        .Select(path => header[(path.Length + 1)..]).MinBy(name => name.Length) ?? (folders.Contains(".") ? header : Path.GetFileName(header));

    private DependencyPlan? Dependency(IReadOnlyList<InstalledFile> installed, LibraryName library)
    {
        var modules = installed.Where(file => file.Source.EndsWith(".pc", StringComparison.Ordinal) && File.Exists(file.Source)).Select(file => PcFile.Parse(file.Source, File.ReadAllText(file.Source))).ToList();
        var own = modules.Count == 1 ? modules[0] : modules.Find(module => library.Matches(Path.GetFileNameWithoutExtension(module.Path)));
        return own is null ? null : new(Path.GetFileNameWithoutExtension(own.Path), (library with { Version = own.Version.Length > 0 ? own.Version : library.Version }).Range, IsOnly: false);
    }

    private void Build(ProjectPlan plan)
    {
        var end = Write(plan);
        if (!end.Succeeded)
            throw new NativeException(end.Error!);
    }

    private BuildEnd Write(ProjectPlan plan)
    {
        FileWriter.Write(Path.Combine(folder, plan.SysFile), ProjectWriter.Project(plan with { Headers = [] }));
        return build.Native(plan.SysFile, Rid);
    }
}
