using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Link;

namespace Native.Build;

/// <summary>
/// Finds C libraries of the system, as a <c>NativeDependency</c> item does: with pkg-config, or where variables such as
/// <c>LIBSODIUM_LIB_DIR</c> say they are.
/// </summary>
public static class PkgConfig
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The library, with which the project is then compiled and linked. Where it is missing or has another version, the
    /// build fails with the item's error, which says what to install, and the script ends with exit code 1.
    /// </summary>
    /// <param name="module">The pkg-config module: <c>libsodium</c>.</param>
    /// <param name="version">The versions that will do, in NuGet's notation: <c>[1.0.18,2)</c>; empty for any.</param>
    /// <param name="isStatic">Whether the archive is linked, and not the shared library.</param>
    public static PkgConfigLibrary Probe(string module, string version = "", bool isStatic = false)
    {
        var (library, resolution) = Ask(module, version, isStatic, isOptional: false);
        foreach (var diagnostic in resolution.Diagnostics)
            CCompiler.Tell(diagnostic);
        if (library is null)
            Environment.Exit(1);
        return library!;
    }

    /// <summary>The same, or null where the system does not have it.</summary>
    public static PkgConfigLibrary? TryProbe(string module, string version = "", bool isStatic = false) =>
        Ask(module, version, isStatic, isOptional: true).Library;

    private static (PkgConfigLibrary? Library, Resolution Resolution) Ask(string module, string version, bool isStatic, bool isOptional)
    {
        var dependency = new Dependency(module, [], VersionRange.Parse(version, module), DependencyMode.Auto,
            isStatic ? LibraryKind.Static : LibraryKind.Default, isOptional, [], HasSource: false);
        var variables = new BuildVariables(Environment.GetEnvironmentVariable, NativeTarget.Current.Rid);
        var request = new PkgConfigRequest(NativeTarget.Current.Row, BuildContext.HostRid, "", "", BuildContext.ProjectDirectory, s_limit);
        var (programs, disk) = (new Programs(), new Disk());
        var resolution = new DependencyResolver(new Core.Dependencies.PkgConfig(programs, disk, variables, request), disk, variables, request, new OwnSearchPath())
            .Resolve([dependency]).GetAwaiter().GetResult();
        // Also where it was not found: installing it is a change.
        Rerun.IfChanged([.. resolution.Files, .. resolution.Folders]);
        Rerun.IfEnvChanged([.. variables.Names]);
        var found = resolution.Dependencies[0];
        if (found.State != DependencyState.System)
            return (null, resolution);
        foreach (var item in resolution.Items)
            Say(item);
        string[] Of(DependencyItemType type) => [.. resolution.Items.Where(item => item.Type == type).Select(item => item.Value).Distinct()];
        return (new(module, found.Version, Of(DependencyItemType.Include), Of(DependencyItemType.SearchPath), Of(DependencyItemType.Library)), resolution);
    }

    private static void Say(DependencyItem item)
    {
        switch (item.Type)
        {
            case DependencyItemType.Library:
                Link.Library(item.Value, item.WholeArchive ? LinkKind.WholeStatic : Enum.TryParse<LinkKind>(item.Kind, out var kind) ? kind : LinkKind.Default);
                break;
            case DependencyItemType.SearchPath:
                Link.Search(item.Value);
                break;
            case DependencyItemType.Argument:
                Link.Argument(item.Value);
                break;
            case DependencyItemType.Include:
                Instructions.Say("include", item.Kind is "System" or "After" ? $"{item.Kind.ToLowerInvariant()}={item.Value}" : item.Value);
                break;
            case DependencyItemType.Define:
                Instructions.Say("define", item.Value);
                break;
            case DependencyItemType.Constant:
                Emit.Constant(item.Value);
                break;
            case DependencyItemType.Copy:
                var copy = Path.Combine(BuildContext.OutDirectory, item.Kind);
                File.Copy(item.Value, copy, overwrite: true);
                Emit.Copy(copy);
                break;
            case DependencyItemType.Option when item.Value != "-pthread":
                Emit.Warning($"The option {item.Value} of {item.Dependency} ({item.Origin}) has no instruction. Use a NativeDependency item for this library.");
                break;
        }
    }
}

/// <summary>A library that was found.</summary>
/// <param name="Name">The module.</param>
/// <param name="Version">Its version.</param>
/// <param name="IncludePaths">Folders of its headers.</param>
/// <param name="SearchPaths">Folders in which libraries are searched.</param>
/// <param name="Libraries">Its libraries, and those that it needs: files where they were found, else names.</param>
public sealed record PkgConfigLibrary(
    string Name, string Version, IReadOnlyList<string> IncludePaths, IReadOnlyList<string> SearchPaths, IReadOnlyList<string> Libraries);
