using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.ObjectFiles;

namespace Native.Core.Dependencies;

/// <summary>Who said a fragment: the dependency, the .pc file, and whether that is the dependency's own file.</summary>
public sealed record FragmentOwner(Dependency Dependency, string Origin, bool IsOwn);

/// <summary>Turns what pkg-config answered into items, with names of libraries followed to files.</summary>
public sealed class FragmentItems(LibraryFinder finder, SystemLayout layout)
{
    private readonly IReadOnlyList<string> _compilerFolders = finder.CompilerFolders(layout.Root);
    private readonly List<DependencyItem> _items = [];
    private readonly LinkState _state = new();
    private readonly Dictionary<string, Diagnostic> _failures = new(StringComparer.Ordinal);

    /// <summary>Dependencies of which a library is not as the answer says: NSDK3009, NSDK3010 or NSDK3011.</summary>
    public IReadOnlyDictionary<string, Diagnostic> Failures => _failures;

    /// <summary>The items of one answer, in its order, without those of <see cref="Failures"/>.</summary>
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

    // Where words stand in pairs, or a linker reads an archive once, the second of two equal ones has a meaning of its own.
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
                // Headers of others bring no warnings; the C library's must not come before the compiler's own.
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
        // -Bstatic decides already now which file a name stands for.
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
            // What the dependency itself defines must be there for C#; what it needs, only as far as it is needed.
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
