using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Native.Bindgen;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Imports;
using Native.Core.Platform;
using Native.Execution;

namespace Native.Tool;

/// <summary>Wraps one library: inspects it, writes the projects and builds them.</summary>
/// <param name="options">The options of the command.</param>
/// <param name="source">The library.</param>
/// <param name="folder">The directory that is filled, which is renamed at the end.</param>
/// <param name="destination">Its later name.</param>
/// <param name="cancelled">Cancelled when the user cancels the command.</param>
internal sealed class Wrapping(WrapOptions options, LibrarySource source, string folder, string destination, CancellationToken cancelled)
{
    private readonly List<Diagnostic> _notes = [];
    private LibraryInspector _inspector = null!;
    private IReadOnlyList<BindgenTarget> _targets = [];
    private SdkBuild _build = null!;
    private Diagnostic? _failure;

    /// <summary>The plan, after <see cref="Run"/> the final one.</summary>
    public ProjectPlan Plan { get; private set; } = new() { Library = source.Library, Name = source.Name, SdkVersion = WrapCommand.SdkVersion };

    /// <summary>What was found and not used.</summary>
    public IReadOnlyList<Diagnostic> Notes => _notes;

    /// <summary>Wraps the library and returns the result of each RID.</summary>
    public IReadOnlyList<RidResult> Run()
    {
        var zig = Zig();
        var host = NativeTarget.All.First(target => target.Rid == RuntimeInformation.RuntimeIdentifier || target.Rid == HostRid).Rid;
        var rids = source.Module is not null || zig is null ? [host] : options.Rids.Count > 0 ? options.Rids : NativeTarget.DefaultRids;
        _build = new SdkBuild(folder, destination, zig, options.LibClang, cancelled);
        _targets = HeaderTargets.Find(source.Module is null ? zig : null, options.LibClang, source.Module is not null || zig is null ? [host] : [host, .. NativeTarget.DefaultRids.Except([host])], cancelled);
        _inspector = new LibraryInspector(folder, _build, _targets);
        Inspect();
        ChooseHeaders();
        WriteProjects();
        Console.WriteLine($"{Plan.SysName}: {(Plan.CMake is { } cmake ? $"the CMake targets {string.Join(", ", cmake.Targets)}" : Plan.Sources is not null ? "C sources" : "the library of the system")}");
        var results = rids.Select(BuildRid).ToList();
        if (BlockMissing(results))
            WriteProjects();
        return [.. results.Select(result => result.Rid == host && result.Works ? result with { Tests = Test() } : result)];
    }

    // A library of the system is built for this machine only, with the compiler of this machine.
    private string? Zig()
    {
        if ((options.Zig ?? Environment.GetEnvironmentVariable("ZIG")) is { Length: > 0 } named)
            return Path.GetFullPath(Directory.Exists(named) ? Path.Combine(named, HostSystem.This.ProgramNames("zig").First()) : named);
        var installed = SearchPath.Find(Environment.GetEnvironmentVariable("PATH"), "zig");
        if (installed is not null || source.Module is not null)
            return installed;
        var (packaged, warning) = PackagedTools.Zig();
        if (warning is not null)
            _notes.Add(warning);
        return packaged;
    }

    /// <summary>Removes the outputs of the builds, which contain the temporary name of the directory.</summary>
    public void Clean()
    {
        foreach (var path in new[] { Plan.SysFolder, Plan.TestFolder }.SelectMany(project => new[] { "bin", "obj" }.Select(name => Path.Combine(folder, project, name))))
            FileChanges.Disk.DeleteFolder(path);
    }

    private static string HostRid => $"{(HostSystem.This.IsWindows ? "win" : HostSystem.This.IsMacOS ? "osx" : "linux")}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    private void Inspect()
    {
        if (source.Module is { } module)
        {
            _inspector.Use(module, source.Library);
            Plan = Plan with { Dependency = new(module.Name, source.Library.Range, IsOnly: true) };
            return;
        }

        foreach (var needed in options.Needs)
        {
            var (archive, other, path) = Open(LibrarySource.Find(needed, null), needed);
            Plan = LibraryInspector.Need(Plan, archive, other, path, needed);
        }

        var (own, tree, include) = Open(source, options.Source!);
        Plan = Plan with { Archive = own };
        if (!tree.HasSources)
            throw new NativeException(Diagnostic.Error("NSDK7005", $"{options.Source} contains no C or C++ source. Expected the sources of a library; name its source archive or their directory, "
                + "or pkg-config:MODULE for a library of the system."));
        Choose(tree, include, source.Archive is null ? $"{include}/" : "");
    }

    // Returns the archive of a library, its files, and its directory as in the project file.
    private (ArchivePlan? Archive, SourceTree Tree, string Include) Open(LibrarySource opened, string argument)
    {
        if (opened.Module is not null)
            throw new NativeException(Diagnostic.Error("NSDK7012", $"'{argument}' is a library of the system. Expected the source archive or the directory of a CMake project, which --needs builds for every RID."));
        if (opened.Archive is not { } archive)
            return (null, SourceTree.Read(opened.Folder!), Path.GetRelativePath(Path.Combine(destination, Plan.SysFolder), opened.Folder!).Replace('\\', '/'));
        var name = Path.GetFileName(archive);
        Directory.CreateDirectory(Path.Combine(folder, Plan.SysFolder));
        FileWriter.CopyIfDifferent(archive, Path.Combine(folder, Plan.SysFolder, name));
        var (plan, tree) = _inspector.Unpack(Plan with { Needs = [], Archive = new(name, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(archive))), opened.Library.Name, 0) });
        return (plan.Archive, tree, $"$(NativeArchiveFolder){opened.Library.Name}");
    }

    // A CMake project knows its sources and its options, so it comes first.
    private void Choose(SourceTree tree, string include, string prefix)
    {
        if (tree.CMakeFolder(tree.Text) is { } cmake)
        {
            (var planned, _failure) = _inspector.TryCMake(Plan, tree, SourceTree.Join(include, cmake).TrimEnd('/'), cmake);
            _failure = _failure is null ? null : MissingPackage.Explain(_failure, options.Source!);
            if (planned is not null)
            {
                Plan = planned;
                return;
            }

            tree = _inspector.Again(Plan, tree);
        }

        if (_inspector.TrySources(Plan, tree, prefix, Representatives()) is not { } sources)
            throw new NativeException(_failure ?? Diagnostic.Error("NSDK7005", $"No C source in {options.Source} compiles by itself, and it has no CMakeLists.txt that defines a library. "
                + "Expected sources that need no configure script; run the script first and name the directory, or write a build script (build.cs)."));
        if (_failure is { } failure)
            _notes.Add(Diagnostic.Warning("NSDK7009", $"The CMake project failed, so the C sources are compiled without it: {failure.Code}: {failure.Message} "
                + "Expected the same functions; to use CMake, replace the sources by a NativeCMakeProject item with Options."));
        Plan = sources;
    }

    private void ChooseHeaders()
    {
        IEnumerable<PublicHeader> named = options.Headers.Select(name => new PublicHeader(name, name));
        // A header that only some systems have would leave out the other RIDs.
        ChosenHeaders Choose() => new HeaderChoice(source.Library, [.. Representatives().Select(_inspector.With)]).Choose(options.Headers.Count > 0 ? named : _inspector.Headers);
        var chosen = Choose();
        if (chosen.Refused.Count > 0 && _inspector.HasUnknownHeaders)
        {
            _inspector.BuildOtherSystems(Plan, Representatives());
            chosen = Choose();
        }

        // A library that lacks another one usually lacks headers that its own build creates, too.
        if (_failure is { Code: MissingPackage.Code } && chosen.Refused.Any(refused => source.Library.Matches(Path.GetFileNameWithoutExtension(refused.Name))))
            throw new NativeException(_failure);
        if (chosen.Names.Count == 0)
            throw new NativeException(_failure is not null && options.Headers.Count == 0 ? _failure : Diagnostic.Error("NSDK7006", chosen.Refused is [var (name, reason), ..]
                ? $"The header {name} does not compile: {reason}. Expected a header that compiles by itself; name another one with --header NAME."
                : $"No header for {source.Library.Name} was found. Expected installed headers, a directory include, or a header with the name of the library; name it as C includes it: --header NAME.h"));
        _notes.AddRange(chosen.Refused.Select(refused => Diagnostic.Warning("NSDK7010", $"The header {refused.Name} is not bound, because it does not compile by itself: {refused.Reason}. "
            + "Expected a header that compiles for every RID; to bind it, add it to wrapper.h after the headers that it needs.")));
        Plan = Plan with { Headers = chosen.Names, Allow = source.Module is null ? [] : [.. chosen.Names.SelectMany(header => (string[])[header, $"{Path.ChangeExtension(header, null)}/*.h"])] };
        var wrapper = Path.Combine(folder, Plan.SysFolder, "wrapper.h");
        FileWriter.Write(wrapper, ProjectWriter.Wrapper(Plan));
        var bindings = new BindingsOptions { Header = wrapper, DisplayName = "wrapper.h", Namespace = Plan.SysName, ClassName = "NativeMethods", LibraryName = Plan.Name, Allow = Plan.Allow };
        var header = LibraryHeader.Read(bindings, [.. _targets.Select(_inspector.With)]);
        Plan = Plan with { Conventions = header.Conventions, Call = header.Call };
    }

    // One per system: the first target is this machine.
    private List<BindgenTarget> Representatives() => [.. _targets.Where(target => target.Rid.StartsWith("linux-x", StringComparison.Ordinal) || target.Rid is "win-x64" or "osx-arm64")
        .Prepend(_targets[0]).DistinctBy(target => HeaderTargets.System(target.Rid))];

    private void WriteProjects()
    {
        void Write(string path, string text) => FileWriter.WriteIfDifferent(Path.Combine(folder, path), text);
        Write(Plan.SysFile, ProjectWriter.Project(Plan));
        Write($"{Plan.SysFolder}/wrapper.h", ProjectWriter.Wrapper(Plan));
        Write($"{Plan.TestFolder}/{Plan.SysName}.Tests.csproj", TestProjectWriter.Project(Plan));
        Write($"{Plan.TestFolder}/LibraryTests.cs", TestProjectWriter.Tests(Plan));
        Write($"{Plan.Name}.slnx", TestProjectWriter.Solution(Plan));
        Write(".gitignore", "bin/\nobj/\n");
    }

    private RidResult BuildRid(string rid)
    {
        Console.WriteLine($"  building {rid}");
        var end = _build.Native(Plan.SysFile, rid);
        var bindings = Path.Combine(folder, Plan.SysFolder, "obj/native/Release/bindings");
        string Read(string name) => File.Exists(Path.Combine(bindings, name)) ? File.ReadAllText(Path.Combine(bindings, name)) : "";
        return new(rid, end.Succeeded ? null : end.Error, DeclaredImports.Symbols(Read(DeclaredImports.FileName), rid).Count,
            Read(MissingImports.FileName(rid)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    // A function that no library exports is not part of the build, so a person would leave it out.
    private bool BlockMissing(IReadOnlyList<RidResult> results)
    {
        var built = results.Where(result => result.Error is null).ToList();
        if (built.Count == 0)
            return false;
        var missing = built.Skip(1).Aggregate(built[0].Missing.AsEnumerable(), (all, result) => all.Intersect(result.Missing)).Order(StringComparer.Ordinal).ToList();
        var partial = built.SelectMany(result => result.Missing).Distinct().Except(missing).Order(StringComparer.Ordinal).ToList();
        Plan = Plan with { Block = missing, Partial = partial, Call = Plan.Call is { } call && missing.Concat(partial).Contains(call.Name) ? null : Plan.Call };
        return missing.Count + partial.Count > 0;
    }

    private string Test()
    {
        var end = _build.Test($"{Plan.TestFolder}/{Plan.SysName}.Tests.csproj");
        if (!end.Succeeded)
            _notes.Add(Diagnostic.Warning("NSDK7008", $"The tests do not pass on this machine: {end.Error?.Message ?? end.Output} Expected tests that pass; run dotnet test in {destination}."));
        return end.Succeeded ? "passed" : "failed";
    }
}
