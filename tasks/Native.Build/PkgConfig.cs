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
    /// <summary>
    /// The library, with which the project is then compiled and linked. Where it is missing or has another version, the
    /// build fails with the item's error, which says what to install, and the script ends with exit code 1.
    /// </summary>
    /// <param name="module">The pkg-config module: <c>libsodium</c>.</param>
    /// <param name="version">The versions that will do, in NuGet's notation: <c>[1.0.18,2)</c>; empty for any.</param>
    /// <param name="isStatic">Whether the archive is linked, and not the shared library.</param>
    public static PkgConfigLibrary Probe(string module, string version = "", bool isStatic = false) =>
        Instructions.OrEnd(() => Ask(module, version, isStatic, isOptional: false)?.Library);

    /// <summary>
    /// The same, or null where the system does not have it. A variable that names a wrong folder is an error here too.
    /// </summary>
    public static PkgConfigLibrary? TryProbe(string module, string version = "", bool isStatic = false) =>
        Instructions.OrEnd(() => Ask(module, version, isStatic, isOptional: true)).Library;

    // Null after an error, which was told.
    private static Answer? Ask(string module, string version, bool isStatic, bool isOptional)
    {
        var dependency = new Dependency(module, [], VersionRange.Parse(version, module), DependencyMode.Auto,
            isStatic ? LibraryKind.Static : LibraryKind.Default, isOptional, [], HasSource: false);
        var (variables, files) = (Toolchain.Variables(), new DiskFileReader());
        var request = new PkgConfigRequest(NativeTarget.Current.Row, BuildContext.HostRid, BuildContext.Optional("NATIVE_SYSROOT"),
            BuildContext.Optional("NATIVE_PKG_CONFIG_PATH"), BuildContext.ProjectDirectory, PkgConfigRequest.Limit(BuildContext.Optional("NATIVE_PKG_CONFIG_TIMEOUT")));
        var pkgConfig = new Core.Dependencies.PkgConfig(Toolchain.Processes, files, variables, request);
        var resolution = new DependencyResolver(pkgConfig, files, variables, request, new OwnSearchPath()).Resolve([dependency]).GetAwaiter().GetResult();
        // Also where it was not found: installing it is a change.
        Rerun.IfChanged([.. resolution.Files, .. resolution.Folders]);
        Rerun.IfEnvChanged([.. variables.Names]);
        resolution.Diagnostics.ToList().ForEach(Instructions.Tell);
        var found = resolution.Dependencies[0];
        if (found.State != DependencyState.System)
            return found.State == DependencyState.Missing ? null : new(null);
        DependencyInstructions.Say(resolution.Items);
        return new(new(module, found.Version, resolution.Items.Values(DependencyItemType.Include), resolution.Items.Values(DependencyItemType.SearchPath),
            resolution.Items.Values(DependencyItemType.Library)));
    }

    private sealed record Answer(PkgConfigLibrary? Library);
}

/// <summary>A library that was found.</summary>
/// <param name="Name">The module.</param>
/// <param name="Version">Its version.</param>
/// <param name="IncludePaths">Folders of its headers.</param>
/// <param name="SearchPaths">Folders in which libraries are searched.</param>
/// <param name="Libraries">Its libraries, and those that it needs: files where they were found, else names.</param>
public sealed record PkgConfigLibrary(
    string Name, string Version, IReadOnlyList<string> IncludePaths, IReadOnlyList<string> SearchPaths, IReadOnlyList<string> Libraries);
