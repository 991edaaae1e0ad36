using System.Diagnostics;
using System.Globalization;
using Native.Core.CMake;
using Native.Core.Command;
using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Frameworks;
using Native.Core.IO;
using Native.Core.Incremental;
using Native.Core.ObjectFiles;
using Native.Core.PackageForms;
using Native.Core.Toolchain;

namespace Native.Execution;

/// <summary>Represents the programs that build CMake projects, and their environment.</summary>
/// <param name="CMake">The full path of cmake, or empty.</param>
/// <param name="Ninja">The full path of ninja, or empty.</param>
/// <param name="Zig">The compiler, or null for the compiler of the host.</param>
/// <param name="ToolchainFile">The CMake toolchain file of the user for the compiler of the host, or empty.</param>
/// <param name="HostRid">The RID of this machine.</param>
/// <param name="Triple">The target of zig.</param>
/// <param name="Parallelism">The maximum number of compilers that run at the same time; 0 for one per core.</param>
/// <param name="Variable">Returns the value of an environment variable, or null.</param>
internal sealed record CMakeTools(
    string CMake, string Ninja, ZigToolchain? Zig, string ToolchainFile, string HostRid, string Triple, int Parallelism, Func<string, string?> Variable);

/// <summary>
/// Builds one CMake project if its inputs changed, and records the result in <c>project.state</c>.
/// </summary>
internal sealed class CMakeProjectBuilder(
    IBuildHost host, ProcessRunner processes, CMakeTools tools, CMakeProject project, IReadOnlyList<string> rerun)
{
    /// <summary>The name of the state file.</summary>
    public const string StateName = "project" + StepState.Extension;

    /// <summary>The name of the file with the libraries of a project without <c>Targets</c>.</summary>
    public const string DefaultTargetsName = "default-targets.txt";

    private readonly DiskFileReader _files = new();

    private string Scratch => Path.Combine(project.Folder, "tmp");

    private bool HasSymbolFiles => project.HasSymbolFiles(tools.Zig is not null);

    private string StateFile => Path.Combine(project.Folder, StateName);

    /// <summary>Returns the items and inputs of the project; null if the build failed, which is already reported.</summary>
    public StepState? Build()
    {
        if (tools.CMake.Length == 0)
            throw new NativeException(Diagnostic.Error("NSDK3020",
                $"CMake is not on PATH, but {project.Source} needs it. Install CMake 3.19 or later and Ninja "
                + "(apt install cmake ninja-build, dnf install cmake ninja-build, apk add cmake samurai, brew install cmake ninja, "
                + "winget install Kitware.CMake Ninja-build.Ninja), or download them from https://cmake.org/download."));
        var setup = Setup();
        var tool = tools.Zig?.Identity ?? tools.CMake;
        string[] arguments = [.. setup.Command(project.Build), .. setup.Environment.Select(pair => $"{pair.Key}={pair.Value}"),
            .. project.Targets, $"{project.WholeArchive}", project.FallbackFor, .. project.IncludePaths, .. project.Needs,
            .. HasSymbolFiles ? (string[])["separate symbols"] : []];
        var options = StepOptions.Of(tool, rerun, arguments);
        var known = StepState.Read(_files.ReadText(StateFile));
        var now = new InputReader(_files);
        if ((known is null ? "it has not been built yet" : known.Reason(options, now)) is { } reason)
        {
            host.LogVerbose(() => $"Building {project.Source} with CMake: {reason}.");
            var tree = new CMakeTree(host, processes, setup);
            // Build tools only detect newer times. An input with an older time, or one that they do not track, requires a clean build.
            if (known is not null && (!StepOptions.IsSameStart(known.Options, tool, rerun) || known.NeedsCleanBuild(now)))
                tree.Remove();
            var former = known;
            known = Make(tree, setup, options);
            if (known is not null)
                former?.CopiesIn(project.OutputFolder).Except(known.CopiesIn(project.OutputFolder)).ToList().ForEach(path => FileChanges.Disk.Delete(path));
        }

        return known;
    }

    private CMakeSetup Setup()
    {
        foreach (var source in CMakeConsumerWriter.Sources)
            FileWriter.WriteIfDifferent(Path.Combine(project.Folder, source), "");
        var toolchainFile = tools.Zig is null ? tools.ToolchainFile : Path.Combine(project.Folder, ZigToolchainFileWriter.FileName);
        var inputs = new List<string>();
        if (tools.Zig is not null)
        {
            var scripts = Path.Combine(project.Folder, "tools");
            foreach (var (name, text) in ZigToolchainFileWriter.Scripts(tools.Zig, project.Target, tools.Triple, project.Host, project.MacOSSdk))
            {
                FileWriter.WriteIfDifferent(Path.Combine(scripts, name), text, executable: true);
                inputs.Add(Path.Combine(scripts, name));
            }

            foreach (var archive in SystemLibraries.Archives(project))
                FileWriter.WriteIfDifferent(archive, SystemLibraries.EmptyArchive);
            foreach (var framework in project is { Target.IsMacOS: true, MacOSSdk: null } ? AppleFrameworks.Names : [])
                Directory.CreateDirectory(Path.Combine(SystemLibraries.Frameworks(project), $"{framework}.framework"));
            FileWriter.WriteIfDifferent(toolchainFile, ZigToolchainFileWriter.Write(project, scripts, tools.HostRid));
            inputs.Add(tools.Zig.Executable);
        }

        if (toolchainFile.Length > 0)
            inputs.Add(toolchainFile);
        inputs.AddRange(project.Needs.Select(CMakeProject.InstalledFile));
        return new(tools.CMake, project.Generator.Length == 0 && tools.Ninja.Length > 0 ? "Ninja" : project.Generator, tools.Ninja, project.Source,
            project.Folder, CMakeConfigureArguments.For(project, toolchainFile, tools.Zig?.LibDirectory ?? ""), inputs, Variables());
    }

    private Dictionary<string, string?> Variables()
    {
        var variables = new Dictionary<string, string?>(CMakeConfigureArguments.Environment(project, tools.Zig is not null));
        if (tools.Zig is null)
            return new(variables.Concat(FallbackCompiler.Variables(tools.Variable)));
        foreach (var (name, value) in ZigCompiler.Environment(tools.Zig, Scratch, tools.Triple))
            variables[name] = value;
        // pkg-config must not find the libraries of this machine for another target.
        if (tools.Variable("PKG_CONFIG_LIBDIR") is null && project.Target.Rid != tools.HostRid)
            variables["PKG_CONFIG_LIBDIR"] = Path.Combine(project.Folder, "pkgconfig");
        return variables;
    }

    private StepState? Make(CMakeTree tree, CMakeSetup setup, string options)
    {
        RecordedStep.Begin(StateFile, null);
        var (started, clock) = (DateTime.UtcNow.Ticks, Stopwatch.StartNew());
        Func<Func<ProcessResult>, ProcessResult>? warm = tools.Zig is null ? null
            : start => ZigWarmUp.Run(host.Cancelled, tools.Zig, tools.Triple, hasCxx: false, start);
        if (Configure(tree, warm) is not { } chosen)
            return null;
        var product = Product(chosen, out var reply);
        string[] wanted = product.Targets.Count > 0 ? ["--target", .. product.Targets] : [];
        var result = tree.RunBuild(tools.Parallelism, [.. wanted, "--config", project.BuildType]);
        if (tree.Unlisted(result) is { } unlisted)
            throw new NativeException(unlisted);
        if (result.ExitCode == 0 && project.IsInstalled)
            result = Install(tree, reply, options);
        // A build tool runs CMake again if a CMakeLists.txt changed, so the output can contain messages of CMake.
        if (result.ExitCode != 0)
            CMakeOutput.Parse(result.Output + result.Error, project.Source, "NSDK3022").ToList().ForEach(diagnostic => host.Report(diagnostic));
        if (!CMakeBuildLog.Report(host, result, tree.Build, "NSDK3028", hideWarnings: true))
            return null;
        product = Product(chosen, out reply);
        CheckMachine(product);
        var shared = product.Shared.ToDictionary(path => path, CopyShared);
        FileWriter.WriteIfDifferent(Path.Combine(project.Folder, CMakeArchive.FileName), string.Concat(reply.Targets
            .Where(target => target.Type == "STATIC_LIBRARY" && target.Artifacts.Count > 0)
            .Select(target => new CMakeArchive(target.Artifacts[0], target.Name, Path.GetFileName(project.Source)).Write())));
        var state = new StepState(options, Inputs(tree, setup, product, reply, shared.Values, started))
        {
            Items = [.. CMakeItems.Of(project, product, shared).Select(DependencyStep.Item)],
        };
        FileWriter.Write(StateFile, state.Write());
        // Nothing reads the local cache of zig again.
        if (Directory.Exists(Path.Combine(Scratch, "zig-cache")))
            FileChanges.Disk.DeleteFolder(Scratch);
        host.Summarize(string.Create(CultureInfo.InvariantCulture,
            $"{host.Name}: built {string.Join(", ", product.Targets)} of {Path.GetFileName(project.Source)} for {project.Target.Rid} with CMake in {clock.Elapsed.TotalSeconds:0.0} s"));
        return state;
    }

    // The first run of CMake lists the libraries, and the second one their dependencies.
    private CMakeProject? Configure(CMakeTree tree, Func<Func<ProcessResult>, ProcessResult>? warm)
    {
        var file = Path.Combine(project.Folder, DefaultTargetsName);
        var chosen = project.Targets.Count > 0 || !File.Exists(file) ? project : project with { Targets = File.ReadAllLines(file) };
        bool Run() => tree.Configure(CMakeConsumerWriter.FileName, CMakeConsumerWriter.Write(chosen), "NSDK3022", warm);
        if (!Run())
            return null;
        if (project.Targets.Count > 0)
            return project;
        var all = CMakeDefaultTargets.Choose(project, Reply()).Select(target => target.Name).ToList();
        if (all.SequenceEqual(chosen.Targets))
            return chosen;
        chosen = project with { Targets = all };
        FileWriter.Write(file, string.Concat(all.Select(name => $"{name}\n")));
        return Run() ? chosen : null;
    }

    private CMakeReply Reply() => CMakeReply.Read(
        ReplyIndex(project.Build) ?? Path.Combine(project.Build, CMakeReply.ReplyFolder, "index.json"), project.BuildType, new DiskFileReader());

    /// <summary>Returns the file that lists the reply of CMake's file API in a build tree, or null.</summary>
    public static string? ReplyIndex(string build)
    {
        var folder = Path.Combine(build, CMakeReply.ReplyFolder);
        // The names sort by time. CMake removes old replies, but only after it has written the new one.
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "index-*.json").Max(StringComparer.Ordinal) : null;
    }

    private CMakeProduct Product(CMakeProject chosen, out CMakeReply reply)
    {
        reply = Reply();
        return CMakeProduct.From(chosen, reply, _files);
    }

    // Files that the package files refer to must exist. Other targets are neither built nor installed.
    private ProcessResult Install(CMakeTree tree, CMakeReply reply, string arguments)
    {
        FileChanges.Disk.DeleteFolder(project.Prefix, host.Cancelled);
        var exports = string.Concat(BuildFiles("*.cmake").Where(file => file.Contains($"{Path.DirectorySeparatorChar}Export{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText));
        var named = reply.Targets.Where(target => target.IsInstalled && target.Artifacts.Any(path => CMakeInstall.IsExported(exports, path)))
            .Select(target => target.Name).ToList();
        if (named.Count > 0 && tree.RunBuild(tools.Parallelism, ["--target", .. named, "--config", project.BuildType]) is { ExitCode: not 0 } failed)
            return failed;
        foreach (var script in BuildFiles("cmake_install.cmake"))
            FileWriter.WriteIfDifferent(script, CMakeInstall.WithoutMissing(File.ReadAllText(script)));
        var result = tree.Install(project.BuildType);
        if (result.ExitCode == 0)
            FileWriter.WriteIfDifferent(CMakeProject.InstalledFile(project.Prefix), arguments);
        return result;
    }

    private IEnumerable<string> BuildFiles(string pattern) => Directory.EnumerateFiles(project.Build, pattern, SearchOption.AllDirectories);

    private void CheckMachine(CMakeProduct product)
    {
        foreach (var path in product.Libraries.Where(library => library.IsPath).Select(library => library.Name).Concat(product.Shared).Where(File.Exists))
        {
            // A text file is a linker script, which names other libraries.
            if (BinaryFile.Header(path) is not { } header)
                continue;
            if (BinaryFile.Damage(path, "The build by CMake") is { } damage)
            {
                if (FolderPath.Contains(project.Build, path))
                    FileChanges.Disk.Delete(path);
                throw new NativeException(damage);
            }

            if (!header.Matches(project.Target))
                throw new NativeException(Diagnostic.Error("NSDK3026",
                    $"{path} is for {header.Format} {string.Join(", ", header.Architectures)}, not for {project.Target.Rid}. Expected the "
                    + "CMake project to use the compiler of its toolchain file, or NativeCMakeToolchainFile to name a toolchain file for that RID.", project.ListsFile));
        }
    }

    // Copies to the directory of the project's library, under the name that the loader uses: libz.so.1 for libz.so.1.3.
    private string CopyShared(string path)
    {
        using var library = File.OpenRead(path);
        var copy = Path.Combine(project.OutputFolder, RuntimeName.Read(library) ?? Path.GetFileName(path));
        if (HasSymbolFiles && BinaryFile.Header(path) is not null)
            CopyWithSymbols(path, copy);
        else
        {
            DebugFile.Remove(copy, host.Cancelled);
            FileWriter.CopyIfDifferent(path, copy);
        }

        return copy;
    }

    // The build tool compares the linked file with its inputs, so a copy is stripped.
    private void CopyWithSymbols(string path, string copy)
    {
        using var scratch = ScratchFolder.Create(project.Folder);
        var stripped = Path.Combine(scratch.Path, Path.GetFileName(copy));
        File.Copy(path, stripped);
        if (project.Target.IsElf)
            DebugFile.Detach(stripped, SymbolFiles.Extension);
        else
        {
            foreach (var symbols in DebugFile.Of(path))
                File.Copy(symbols, Path.Combine(scratch.Path, Path.GetFileName(symbols)));
        }

        foreach (var file in Directory.EnumerateFiles(scratch.Path))
            FileWriter.CopyIfDifferent(file, Path.Combine(project.OutputFolder, Path.GetFileName(file)));
    }

    // Files that CMake, the build tool and the compilers read, and the outputs, which must still exist at the next build.
    private List<StepInput> Inputs(CMakeTree tree, CMakeSetup setup, CMakeProduct product, CMakeReply reply, IEnumerable<string> copies, long started)
    {
        var read = reply.Inputs.Concat(reply.Targets.SelectMany(target => target.Sources)).Concat(tree.Headers()).Concat(tree.NinjaInputs(product.Targets))
            .Where(path => !FolderPath.Contains(project.Folder, path) && (tools.Zig is null || !FolderPath.Contains(tools.Zig.LibDirectory, path)) && File.Exists(path))
            .Concat([setup.CMake, tree.Compiler]).Concat(setup.Inputs);
        var made = product.Libraries.Where(library => library.IsPath).Select(library => library.Name).Concat(product.Shared).Concat(copies.SelectMany(copy => DebugFile.Of(copy).Prepend(copy)))
            .Concat(project.IsInstalled ? [CMakeProject.InstalledFile(project.Prefix)] : []);
        var now = new InputReader(_files);
        // Files in the output directory do not change while the project is built. Other files can.
        return
        [
            .. made.Concat(read).Where(path => path.Length > 0).Distinct(StringComparer.Ordinal)
                .Select(path => FolderPath.Contains(project.OutputFolder, path) ? now.File(path) : now.ReadSince(path, started)),
            .. CMakeGlobs.Read(_files.ReadText(Path.Combine(project.Build, CMakeGlobs.FileName)) ?? "").Distinct().Select(glob => now.Now(glob.Kind, glob.Name)),
        ];
    }
}
