using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Link;

namespace Native.Core.Dependencies;

/// <summary>Represents the resolved dependencies of a project.</summary>
/// <param name="Dependencies">In the order of the items.</param>
/// <param name="Items">The items that they add to the build.</param>
/// <param name="Diagnostics">Errors, and warnings about dependencies that were built from source instead.</param>
/// <param name="Files">The files that were read.</param>
/// <param name="Folders">The folders that were searched.</param>
public sealed record Resolution(
    IReadOnlyList<ResolvedDependency> Dependencies, IReadOnlyList<DependencyItem> Items, IReadOnlyList<Diagnostic> Diagnostics,
    IReadOnlyList<string> Files, IReadOnlyList<string> Folders);

/// <summary>
/// Decides for each <c>NativeDependency</c> whether it comes from the system or from source. One query covers all
/// dependencies, except those that a variable locates, that come from source, or that are for another machine.
/// </summary>
public sealed class DependencyResolver(
    PkgConfig pkgConfig, IFileReader files, BuildVariables variables, PkgConfigRequest request, OwnSearchPath ownPath)
{
    private readonly LibraryFinder _finder = new(files, request.Target);
    private readonly List<DependencyItem> _items = [];
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Resolves all dependencies. Errors of dependencies are returned as diagnostics.</summary>
    public async Task<Resolution> Resolve(IReadOnlyList<Dependency> dependencies)
    {
        var probed = new Dictionary<Dependency, ProbedDependency>();
        var byVariable = new VariableProbe(variables, _finder, request);
        foreach (var dependency in dependencies.Where(dependency => dependency.Mode != DependencyMode.Source && byVariable.Knows(dependency)))
            probed[dependency] = byVariable.Find(dependency, Link(dependency), _items);
        var asked = dependencies.Where(dependency => !probed.ContainsKey(dependency) && WhyUnusable(dependency) is null).ToList();
        var folder = await AskSystem(asked, probed).ConfigureAwait(false);

        var resolved = dependencies.Select(dependency => Decide(dependency, probed.GetValueOrDefault(dependency))).ToList();
        var failed = resolved.Where(dependency => dependency.State != DependencyState.System).Select(dependency => dependency.Dependency.Name).ToHashSet();
        return new(resolved, [.. _items.Where(item => !failed.Contains(item.Dependency)), .. resolved.SelectMany(Facts)], _diagnostics,
            [.. folder?.Read ?? [], .. dependencies.SelectMany(dependency => Libraries(dependency.Name))], [.. folder?.Folders ?? [], .. pkgConfig.WhyNot is null ? [] : pkgConfig.Layout.MultiarchFolders.SkipLast(1)]);
    }

    private async Task<PcFolder?> AskSystem(List<Dependency> asked, Dictionary<Dependency, ProbedDependency> probed)
    {
        if (asked.Count == 0)
            return null;
        // Start the first query before the folders are known, because most dependencies have only one name.
        var searching = pkgConfig.SearchFolders(ownPath);
        var shared = asked.Where(dependency => Link(dependency) != LibraryKind.Static).ToList();
        var together = shared.Count > 0 && shared.All(dependency => dependency.OtherNames.Count == 0)
            ? pkgConfig.Query(shared.SelectMany(dependency => dependency.Version.Modules(dependency.Name)), isStatic: false)
            : null;
        var folder = new PcFolder(files, await searching.ConfigureAwait(false), request.Host);
        var probe = new SystemProbe(pkgConfig, folder, _finder, request.Target.Rid, files.ReadText("/etc/os-release") ?? "");
        foreach (var group in asked.GroupBy(Link).OrderBy(group => group.Key == LibraryKind.Static))
        {
            var isAll = group.Count() == shared.Count && group.Key != LibraryKind.Static;
            foreach (var result in await probe.Ask([.. group], group.Key, isAll ? together : null).ConfigureAwait(false))
                probed[result.Dependency] = result;
        }

        _items.AddRange(probe.Items);
        return folder;
    }

    private IEnumerable<string> Libraries(string dependency) => _items
        .Where(item => item.Type == DependencyItemType.Library && item.Dependency == dependency && Path.IsPathRooted(item.Value))
        .Select(item => item.Value).Distinct();

    private LibraryKind Link(Dependency dependency) =>
        variables.IsOn($"{dependency.UpperName}_DYNAMIC") ? LibraryKind.Shared
        : variables.IsOn($"{dependency.UpperName}_STATIC") ? LibraryKind.Static
        : dependency.Link != LibraryKind.Default ? dependency.Link
        : variables.IsOn("PKG_CONFIG_ALL_DYNAMIC") ? LibraryKind.Shared
        : variables.IsOn("PKG_CONFIG_ALL_STATIC") ? LibraryKind.Static
        : LibraryKind.Default;

    // The reason for not searching the system, or null.
    private (string Reason, Diagnostic Error)? WhyUnusable(Dependency dependency)
    {
        var off = $"{dependency.UpperName}_NO_PKG_CONFIG";
        if (dependency.Mode == DependencyMode.Source)
            return ("Mode is Source", NoSource(dependency, "Mode is Source"));
        if (variables.IsOn(off))
            return ($"{off} is set", NoSource(dependency, $"{off} is set"));
        if (pkgConfig.WhyNot is { } why && !IsInstalledForTarget(dependency))
            return (why, Diagnostic.Error("NSDK3016",
                $"The system is not searched for the dependency '{dependency.Name}': {why}. Expected its sources, to build it for "
                + $"{request.Target.Rid} (<NativeSource Include=\"…\" FallbackFor=\"{dependency.Name}\" />), or the location of that system's libraries: NativeSysroot, "
                + $"or the variable PKG_CONFIG_PATH_{request.Target.Rid.Replace('-', '_')}.{InstallForTarget(dependency)}"));
        if (pkgConfig.Program is null)
            return ("pkg-config is missing", Diagnostic.Error("NSDK3004",
                $"pkg-config, which finds the dependency '{dependency.Name}', is missing. Expected it in PKG_CONFIG or on the PATH; install it (apt install pkg-config, "
                + "dnf install pkgconf-pkg-config, apk add pkgconf, brew install pkgconf, winget install bloodrock.pkg-config-lite), or set the location of the library with "
                + $"{dependency.UpperName}_LIB_DIR and {dependency.UpperName}_INCLUDE_DIR, or add its sources (FallbackFor=\"{dependency.Name}\")."));
        return null;
    }

    // zlib1g-dev:arm64 in addition to the packages of this machine.
    private bool IsInstalledForTarget(Dependency dependency) => variables.Get("PKG_CONFIG_ALLOW_CROSS") != "0"
        && pkgConfig.Layout.MultiarchFolders.SkipLast(1).Any(folder => dependency.Names.Any(name => files.Stamp(Path.Combine(folder, $"{name}.pc")) is not null));

    private string InstallForTarget(Dependency dependency) =>
        request.Target.DebianArchitecture is { } architecture
            && PackageHints.For(dependency.Name, files.ReadText("/etc/os-release") ?? "", request.Host) is { } command && command.StartsWith("apt ", StringComparison.Ordinal)
            ? $" To install them in addition to this machine's: dpkg --add-architecture {architecture} && apt update && {command}:{architecture}." : "";

    private static Diagnostic NoSource(Dependency dependency, string reason) => Diagnostic.Error("NSDK3015",
        $"The dependency '{dependency.Name}' must be built from source ({reason}), but no item of the project builds it. Expected "
        + $"<NativeSource Include=\"…\" FallbackFor=\"{dependency.Name}\" />, or a NativeCMakeProject or NativeSourceArchive item with this metadata; or set Mode=\"Auto\".");

    private ResolvedDependency Decide(Dependency dependency, ProbedDependency? probed)
    {
        if (probed is { Failure: null })
            return new(dependency, DependencyState.System, probed.Version, probed.Origin, "");
        var (reason, error) = probed is { Failure: { } failure } ? (probed.Reason, failure) : WhyUnusable(dependency)!.Value;
        // An explicit folder must contain the library.
        var isNamed = error.Code == "NSDK3014";
        if (dependency.Mode != DependencyMode.System && dependency.HasSource && !isNamed)
        {
            // A broken installation is still reported as a warning.
            if (error.Code is "NSDK3006" or "NSDK3007" or "NSDK3008" or "NSDK3009" or "NSDK3010")
                _diagnostics.Add(error with { Severity = Severity.Warning, Message = $"{error.Message}\nIt is built from source instead." });
            return new(dependency, DependencyState.Source, "", "", reason);
        }

        if (dependency.IsOptional && !isNamed)
            return new(dependency, DependencyState.Absent, "", "", reason);
        _diagnostics.Add(error);
        return new(dependency, DependencyState.Missing, "", "", reason);
    }

    // Values for other projects: DEP_ZLIB_VERSION for projects that reference this one, HAVE_ZLIB for optional dependencies.
    private IEnumerable<DependencyItem> Facts(ResolvedDependency resolved)
    {
        var (name, upper) = (resolved.Dependency.Name, resolved.Dependency.UpperName);
        if (resolved.State is not (DependencyState.System or DependencyState.Source))
            yield break;
        if (resolved.Dependency.IsOptional)
        {
            yield return new(DependencyItemType.Define, $"HAVE_{upper}=1", name, resolved.Origin);
            yield return new(DependencyItemType.Constant, $"HAVE_{upper}", name, resolved.Origin);
        }

        yield return new(DependencyItemType.Metadata, $"DEP_{upper}_ORIGIN", name, resolved.Origin, resolved.State == DependencyState.System ? "system" : "source");
        if (resolved.Version.Length > 0)
            yield return new(DependencyItemType.Metadata, $"DEP_{upper}_VERSION", name, resolved.Origin, resolved.Version);
        var includes = _items.Where(item => item.Type == DependencyItemType.Include && item.Dependency == name).Select(item => item.Value).Distinct();
        if (resolved.State == DependencyState.System && string.Join(request.Host.ListSeparator, includes) is { Length: > 0 } folders)
            yield return new(DependencyItemType.Metadata, $"DEP_{upper}_INCLUDE", name, resolved.Origin, folders);
    }
}
