using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.ObjectFiles;

namespace Native.Core.Dependencies;

/// <summary>The owner of a fragment: the dependency, the .pc file, and whether the file belongs to the dependency itself.</summary>
public sealed record FragmentOwner(Dependency Dependency, string Origin, bool IsOwn);

/// <summary>Converts pkg-config output to items, and resolves library names to files.</summary>
public sealed class FragmentItems(LibraryFinder finder, SystemLayout layout)
{
    private readonly IReadOnlyList<string> _compilerFolders = finder.CompilerFolders(layout.Root);
    private readonly List<DependencyItem> _items = [];
    private readonly LinkState _state = new();
    private readonly Dictionary<string, Diagnostic> _failures = new(StringComparer.Ordinal);

    /// <summary>The dependencies with an unusable library: NSDK3009, NSDK3010 or NSDK3011.</summary>
    public IReadOnlyDictionary<string, Diagnostic> Failures => _failures;

    /// <summary>Returns the items of a query in order, without those of <see cref="Failures"/>.</summary>
    public IReadOnlyList<DependencyItem> Make(IReadOnlyList<Fragment> fragments, LibraryKind link, Func<Fragment, FragmentOwner> owner)
    {
        string[] folders =
        [
            .. fragments.Where(fragment => fragment.Kind == FragmentKind.LibraryPath).Select(fragment => fragment.Value), .. layout.LibraryFolders,
            .. _compilerFolders,
        ];
        foreach (var fragment in fragments)
            Add(fragment, _state.IsStatic && link != LibraryKind.Shared ? LibraryKind.Static : link, folders, owner(fragment));
        var found = _items.Where(item => !_failures.ContainsKey(item.Dependency)).ToList();
        return [.. found.Where((item, i) => IsOrdered(item) || found.IndexOf(item) == i)];
    }

    // Keep duplicates of paired arguments and of archives, because their position is significant.
    private static bool IsOrdered(DependencyItem item) =>
        item.Type is DependencyItemType.Library or DependencyItemType.Option && !item.WholeArchive;

    private void Add(Fragment fragment, LibraryKind link, string[] folders, FragmentOwner owner)
    {
        var value = fragment.Value;
        switch (fragment.Kind)
        {
            case FragmentKind.LibraryPath:
                if (!layout.HasLibraries(value))
                    Add(DependencyItemType.SearchPath, value, owner);
                break;
            case FragmentKind.Library when finder.IsNamed(value):
                Add(DependencyItemType.Library, value, owner);
                break;
            case FragmentKind.Library:
                AddLibrary(finder.Find(value, link, folders), finder.FileNames(value, link), link, folders, owner);
                break;
            case FragmentKind.LibraryFile:
                AddLibrary(finder.FindNamed(value, folders), [value], link, folders, owner);
                break;
            case FragmentKind.File:
                AddLibrary(finder.Exists(value) && finder.IsForTarget(value) ? [value] : null, [Path.GetFileName(value)], link, [Path.GetDirectoryName(value) ?? ""], owner);
                break;
            case FragmentKind.Framework:
                Add(DependencyItemType.Library, value, owner, "Framework");
                break;
            case FragmentKind.LinkArgument:
                AddArgument(value, owner);
                break;
            case FragmentKind.IncludePath or FragmentKind.SystemIncludePath or FragmentKind.AfterIncludePath:
                // Headers of dependencies cause no warnings. Headers of the C library must not precede those of the compiler.
                Add(DependencyItemType.Include, value, owner,
                    layout.HasHeaders(value) || fragment.Kind == FragmentKind.AfterIncludePath ? "After" : "System");
                break;
            case FragmentKind.Define:
                Add(DependencyItemType.Define, value, owner);
                break;
            case FragmentKind.CompileOption:
                Add(DependencyItemType.Option, value, owner);
                break;
            default:
                Add(DependencyItemType.Option, value, owner);
                AddArgument(value, owner);
                break;
        }
    }

    private void AddArgument(string value, FragmentOwner owner)
    {
        // Apply -Bstatic here, because it determines which file a name resolves to.
        foreach (var word in value.StartsWith("-Wl,", StringComparison.Ordinal) ? value[4..].Split(',') : [value])
            _state.Follow(word);
        Add(DependencyItemType.Library, value, owner, nameof(LibraryKind.Argument));
    }

    private void AddLibrary(
        IReadOnlyList<string>? found, IReadOnlyList<string> names, LibraryKind link, string[] folders, FragmentOwner owner)
    {
        if (found is null)
            _failures.TryAdd(owner.Dependency.Name, Missing(names, link, folders, owner));
        foreach (var path in found ?? [])
        {
            var isArchive = finder.IsArchive(path);
            var kind = LibraryFinder.IsRuntime(path) ? "" : isArchive ? "Static" : "Shared";
            // C# can use all functions of the dependency itself; of its own dependencies, only the referenced objects are linked.
            _items.Add(new(DependencyItemType.Library, path, owner.Dependency.Name, owner.Origin, kind, WholeArchive: isArchive && owner.IsOwn));
            if (kind == "Shared" && layout.Root.Length == 0 && !IsOfSystem(Path.GetDirectoryName(path)!) && finder.Loaded(path) is { } loaded)
                Add(DependencyItemType.Copy, loaded.Path, owner, loaded.Name);
        }
    }

    private bool IsOfSystem(string folder) => layout.HasLibraries(folder) || _compilerFolders.Contains(folder);

    private Diagnostic Missing(IReadOnlyList<string> names, LibraryKind link, string[] folders, FragmentOwner owner)
    {
        var name = owner.Dependency.Name;
        var where = string.Join(", ", folders.Distinct());
        if (finder.Foreign.FirstOrDefault(library => names.Contains(Path.GetFileName(library.Path))) is { Path: not null } foreign)
            return Diagnostic.Error("NSDK3010",
                $"The dependency '{name}' is for another machine: {foreign.Path} is {foreign.Header.Format} for "
                + $"{string.Join(", ", foreign.Header.Architectures)}. Expected a library for the target RID; add its directory to PKG_CONFIG_PATH_<rid> or "
                + "NativeSysroot, or build the library from source (Mode=\"Source\").", owner.Origin);
        if (link == LibraryKind.Static)
            return Diagnostic.Error("NSDK3011",
                $"The dependency '{name}' cannot be linked statically: {string.Join(" or ", names)} is not in {where}. Expected a static library for every "
                + $"library in {Path.GetFileName(owner.Origin)}; install them, build '{name}' from source (Mode=\"Source\"), or remove Link=\"Static\".", owner.Origin);
        return Diagnostic.Error("NSDK3009",
            $"The dependency '{name}' is incomplete: {owner.Origin} refers to {string.Join(" or ", names)}, which was not found in {where}. "
            + "Expected the library that belongs to the .pc file; reinstall the package that contains it, or correct the file.", owner.Origin);
    }

    private void Add(DependencyItemType type, string value, FragmentOwner owner, string kind = "") =>
        _items.Add(new(type, value, owner.Dependency.Name, owner.Origin, kind));
}
