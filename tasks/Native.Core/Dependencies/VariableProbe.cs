using Native.Core.Diagnostics;
using Native.Core.Link;
using Native.Core.ObjectFiles;

namespace Native.Core.Dependencies;

/// <summary>
/// Finds a dependency through environment variables: <c>LIBSODIUM_LIB_DIR</c> and <c>LIBSODIUM_INCLUDE_DIR</c>. pkg-config
/// is not used, and the version is unknown.
/// </summary>
/// <param name="variables">The environment.</param>
/// <param name="finder">Finds libraries in folders.</param>
/// <param name="request">The target, the host, and the base of relative paths.</param>
public sealed class VariableProbe(BuildVariables variables, LibraryFinder finder, PkgConfigRequest request)
{
    /// <summary>Returns true if the variables locate <paramref name="dependency"/>.</summary>
    public bool Knows(Dependency dependency) => variables.Get($"{dependency.UpperName}_LIB_DIR").Length > 0;

    /// <summary>Adds its items to <paramref name="items"/>. Reports NSDK3014 if a library is not in the folder.</summary>
    public ProbedDependency Find(Dependency dependency, LibraryKind link, List<DependencyItem> items)
    {
        var variable = $"{dependency.UpperName}_LIB_DIR";
        string[] folders = Split(variables.Get(variable));
        foreach (var name in dependency.Libraries)
        {
            if (finder.Find(name, link, folders) is not { } paths)
                return new(dependency, "", variable, Failure(dependency, variable, finder.FileNames(name, link), folders), $"{variable} does not have it");
            foreach (var path in paths)
            {
                var isArchive = finder.IsArchive(path);
                items.Add(new(DependencyItemType.Library, path, dependency.Name, variable, isArchive ? "Static" : "Shared", isArchive));
                if (!isArchive && !LibraryFinder.IsRuntime(path) && finder.Loaded(path) is { } loaded)
                    items.Add(new(DependencyItemType.Copy, loaded.Path, dependency.Name, variable, loaded.Name));
            }
        }

        items.AddRange(Split(variables.Get($"{dependency.UpperName}_INCLUDE_DIR"))
            .Select(folder => new DependencyItem(DependencyItemType.Include, folder, dependency.Name, $"{dependency.UpperName}_INCLUDE_DIR", "System")));
        return new(dependency, "", variable);
    }

    private string[] Split(string folders) =>
        [.. request.Host.Folders(folders).Select(folder => request.Host.FullPath(folder, request.WorkingDirectory))];

    private Diagnostic Failure(Dependency dependency, string variable, IReadOnlyList<string> names, string[] folders)
    {
        var foreign = finder.Foreign.LastOrDefault(library => names.Contains(Path.GetFileName(library.Path)));
        return Diagnostic.Error("NSDK3014",
            $"{variable} is {variables.Get(variable)}, but the dependency '{dependency.Name}' is not in that directory: "
            + (foreign.Path is null ? $"no {string.Join(" or ", names)} in {string.Join(", ", folders)}. "
                : $"{foreign.Path} is {foreign.Header.Format} for {string.Join(", ", foreign.Header.Architectures)}. ")
            + $"Expected a library for {variables.Rid}; correct the variable or remove it (unset {variable}), or set the names of the libraries in the metadata Libraries.");
    }
}
