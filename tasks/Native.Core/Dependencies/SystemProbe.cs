using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Link;

namespace Native.Core.Dependencies;

/// <summary>Represents the result of searching the system for a dependency.</summary>
/// <param name="Dependency">The dependency.</param>
/// <param name="Version">The version that was found, or empty.</param>
/// <param name="Origin">The .pc file, or empty.</param>
/// <param name="Failure">The error, or null.</param>
/// <param name="Reason">The failure in a few words.</param>
public sealed record ProbedDependency(Dependency Dependency, string Version, string Origin, Diagnostic? Failure = null, string Reason = "");

/// <summary>Queries pkg-config with one process for all dependencies or, if that fails, with one per dependency.</summary>
public sealed class SystemProbe(PkgConfig pkgConfig, PcFolder folder, LibraryFinder finder, string rid, string? installHint)
{
    private readonly List<DependencyItem> _items = [];

    /// <summary>The items of all dependencies that were found.</summary>
    public IReadOnlyList<DependencyItem> Items => _items;

    /// <summary>Searches for all <paramref name="dependencies"/>, which are linked the same way.</summary>
    /// <param name="dependencies">The dependencies of the project.</param>
    /// <param name="link">How they are linked.</param>
    /// <param name="together">The query for all dependencies, if it was already started.</param>
    public async Task<IReadOnlyList<ProbedDependency>> Ask(
        IReadOnlyList<Dependency> dependencies, LibraryKind link, Task<PkgConfigAnswer>? together = null)
    {
        if (dependencies.Count == 0)
            return [];
        together ??= Query(dependencies, link);
        // Read the files while pkg-config is running.
        var owners = Owners(dependencies);
        var hasCycle = dependencies.Any(dependency => Cycle(dependency) is not null);
        if ((await together.ConfigureAwait(false)).Fragments is { } all && !hasCycle)
            return Take(dependencies, all, link, owners);
        var results = new ProbedDependency[dependencies.Count];
        await Task.WhenAll(dependencies.Select(async (dependency, i) => results[i] = await AskAlone(dependency, link).ConfigureAwait(false)))
            .ConfigureAwait(false);
        var found = results.Where(result => result.Failure is null).Select(result => result.Dependency).ToList();
        if (found.Count == 0)
            return results;
        var taken = Take(found, (await Query(found, link).ConfigureAwait(false)).Fragments ?? [], link, Owners(found));
        return [.. results.Select(result => taken.FirstOrDefault(other => other.Dependency == result.Dependency) ?? result)];
    }

    /// <summary>Starts one query for all dependencies, with the first of their names that has a file.</summary>
    public Task<PkgConfigAnswer> Query(IEnumerable<Dependency> dependencies, LibraryKind link) =>
        pkgConfig.Query(dependencies.SelectMany(dependency => dependency.Version.Modules(Module(dependency))), link == LibraryKind.Static);

    private string Module(Dependency dependency) => dependency.Names.FirstOrDefault(name => folder.Find(name) is not null) ?? dependency.Name;

    private async Task<ProbedDependency> AskAlone(Dependency dependency, LibraryKind link)
    {
        if (Cycle(dependency) is { } cycle)
            return new(dependency, "", "", cycle, "its .pc files require each other");
        PkgConfigAnswer? last = null;
        foreach (var name in dependency.Names)
        {
            var answer = await pkgConfig.Query(dependency.Version.Modules(name), link == LibraryKind.Static).ConfigureAwait(false);
            if (answer.Fragments is not null)
                return new(dependency, folder.Find(name)?.Version ?? "", folder.Find(name)?.Path ?? "");
            if (last is null || folder.Find(name) is not null)
                last = answer;
        }

        return Failure(dependency, last!);
    }

    private Diagnostic? Cycle(Dependency dependency) => folder.Cycle(Module(dependency)) is not { } cycle ? null : Diagnostic.Error("NSDK3008",
        $"The .pc files of '{dependency.Name}' require each other: {string.Join(" → ", cycle.Select(file => Path.GetFileNameWithoutExtension(file.Path)))}. "
        + "Expected no cycle in Requires; remove one entry, or move it to Requires.private.", cycle[0].Path);

    private ProbedDependency Failure(Dependency dependency, PkgConfigAnswer answer)
    {
        var module = Module(dependency);
        var details = $"\npkg-config reported: {answer.Words.Replace("\n", "\n  ", StringComparison.Ordinal)}\nTo run it again:\n  {answer.CommandLine}"
            + $"\nSearched: {string.Join(", ", folder.Folders)}\n{Remedy(dependency)}";
        var asked = dependency.Version.Text.Length > 0 ? $" {dependency.Version.Text}" : "";
        if (folder.Closure(module).FirstOrDefault(file => file.Faults.Count > 0) is { } broken)
            return new(dependency, "", broken.Path, new(Severity.Error, "NSDK3006",
                $"The .pc file is broken: {string.Join("; ", broken.Faults.Select(fault => fault.Text))}. Expected the format of pc(5); correct it, or reinstall "
                + "the package that contains it." + details, broken.Path, broken.Faults[0].Line), "its .pc file is broken");
        if (folder.Missing(module) is var (missing, requiredBy) && folder.Find(module) is { } top)
            return new(dependency, top.Version, top.Path, Diagnostic.Error("NSDK3007",
                $"The dependency '{dependency.Name}' was found, but '{missing}', which {requiredBy.Path} requires, was not. Expected {missing}.pc." + details, requiredBy.Path),
                $"{missing}, which it requires, is missing");
        if (folder.Find(module) is { Version.Length: > 0 } other)
            return new(dependency, other.Version, other.Path, Diagnostic.Error("NSDK3002",
                $"The dependency '{dependency.Name}'{asked} has the version {other.Version} ({other.Path}). Expected a version in that range." + details),
                $"the system has version {other.Version}");
        return new(dependency, "", "", Diagnostic.Error("NSDK3001",
            $"The dependency '{dependency.Name}'{asked} was not found on this system for {rid}. Expected the file {string.Join(" or ", dependency.Names.Select(name => $"{name}.pc"))}." + details),
            "the system does not have it");
    }

    private string Remedy(Dependency dependency) =>
        (installHint is not null && PackageHints.For(dependency.Name, installHint, pkgConfig.Host) is { } command
            ? $"To install it: {command}. " : "Install its development package, or add its directory to PKG_CONFIG_PATH. ")
        + $"To build it from source instead, add its sources: <NativeSource Include=\"…\" FallbackFor=\"{dependency.Name}\" />.";

    private List<ProbedDependency> Take(
        IReadOnlyList<Dependency> dependencies, IReadOnlyList<Fragment> fragments, LibraryKind link, Dictionary<Fragment, FragmentOwner> owners)
    {
        var files = dependencies.ToDictionary(dependency => dependency, dependency => folder.Find(Module(dependency)));
        var first = new FragmentOwner(dependencies[0], files[dependencies[0]]?.Path ?? "pkg-config", IsOwn: true);
        var maker = new FragmentItems(finder, pkgConfig.Layout);
        _items.AddRange(maker.Make(fragments, link, fragment => owners.GetValueOrDefault(fragment) ?? first));
        return [.. dependencies.Select(dependency => Result(dependency, files[dependency], maker))];
    }

    private ProbedDependency Result(Dependency dependency, PcFile? file, FragmentItems maker)
    {
        var origin = file?.Path ?? "pkg-config";
        if (maker.Failures.TryGetValue(dependency.Name, out var failure))
            return new(dependency, file?.Version ?? "", origin, failure, "its library cannot be used");
        var layout = pkgConfig.Layout;
        // System header folders, of which those of the C library must not precede those of the compiler.
        if (layout.PkgConfigFolders.Contains(Path.GetDirectoryName(origin)))
            _items.AddRange(layout.IncludeFolders.Select(path => new DependencyItem(DependencyItemType.Include, path, dependency.Name, origin, "After")));
        return new(dependency, file?.Version ?? "", origin);
    }

    // If a library of one dependency is also needed by another, it belongs to the first.
    private Dictionary<Fragment, FragmentOwner> Owners(IReadOnlyList<Dependency> dependencies)
    {
        var owners = new Dictionary<Fragment, FragmentOwner>();
        var all = dependencies.SelectMany(Owned).ToList();
        foreach (var (fragment, owner) in all.Where(each => each.Owner.IsOwn).Concat(all))
            owners.TryAdd(fragment.From(pkgConfig.WorkingDirectory, pkgConfig.Layout.Root, pkgConfig.Host), owner);
        return owners;
    }

    private IEnumerable<(Fragment Fragment, FragmentOwner Owner)> Owned(Dependency dependency)
    {
        var module = Module(dependency);
        var own = folder.Own(module);
        foreach (var file in folder.Closure(module))
        {
            foreach (var fragment in file.Libraries.Concat(file.Flags))
                yield return (fragment, new(dependency, file.Path, own.Contains(file) || dependency.HasLibrary(fragment)));
            foreach (var fragment in file.PrivateLibraries)
                yield return (fragment, new(dependency, file.Path, dependency.HasLibrary(fragment)));
        }
    }
}
