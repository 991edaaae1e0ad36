using Native.Core.Dependencies;
using Native.Core.Diagnostics;
using Native.Core.Link;

namespace Native.Build;

/// <summary>
/// Finds C libraries of the system, as a <c>NativeDependency</c> item does: with pkg-config, or in directories that variables such as
/// <c>LIBSODIUM_LIB_DIR</c> specify.
/// </summary>
public static class PkgConfig
{
    /// <summary>
    /// Finds a library, and compiles and links the project with it. If the library is missing or has another version, the build reports the packages
    /// to install, and the script ends with exit code 1.
    /// </summary>
    /// <param name="module">The pkg-config module: <c>libsodium</c>.</param>
    /// <param name="version">The accepted versions in NuGet notation: <c>[1.0.18,2)</c>; empty for any version.</param>
    /// <param name="isStatic">True to link the static library instead of the shared one.</param>
    public static PkgConfigLibrary Probe(string module, string version = "", bool isStatic = false) =>
        Instructions.OrEnd(() => Resolve(module, version, isStatic, isOptional: false)?.Library);

    /// <summary>
    /// Finds a library as <see cref="Probe"/> does, but returns null if the system does not have it. A variable with a wrong directory is still an
    /// error.
    /// </summary>
    public static PkgConfigLibrary? TryProbe(string module, string version = "", bool isStatic = false) =>
        Instructions.OrEnd(() => Resolve(module, version, isStatic, isOptional: true)).Library;

    // Returns null after an error, which is already printed.
    private static Answer? Resolve(string module, string version, bool isStatic, bool isOptional)
    {
        var dependency = new Dependency(module, [], VersionRange.Parse(version, module), DependencyMode.Auto,
            isStatic ? LibraryKind.Static : LibraryKind.Default, isOptional, [], HasSource: false);
        var (variables, files) = (Toolchain.Variables(), new DiskFileReader());
        var request = new PkgConfigRequest(NativeTarget.Current.Row, BuildContext.HostRid, BuildContext.Optional("NATIVE_SYSROOT"),
            BuildContext.Optional("NATIVE_PKG_CONFIG_PATH"), BuildContext.ProjectDirectory, PkgConfigRequest.Limit(BuildContext.Optional("NATIVE_PKG_CONFIG_TIMEOUT")));
        var pkgConfig = new Core.Dependencies.PkgConfig(Toolchain.Processes, files, variables, request);
        var resolution = new DependencyResolver(pkgConfig, files, variables, request, new OwnSearchPath()).Resolve([dependency]).GetAwaiter().GetResult();
        // Record the inputs of a failed search too, because the user can install the library later.
        Rerun.IfChanged([.. resolution.Files, .. resolution.Folders]);
        Rerun.IfEnvChanged([.. variables.Names]);
        resolution.Diagnostics.ToList().ForEach(Instructions.Report);
        var found = resolution.Dependencies[0];
        if (found.State != DependencyState.System)
            return found.State == DependencyState.Missing ? null : new(null);
        DependencyInstructions.Print(resolution.Items);
        return new(new(module, found.Version, resolution.Items.Values(DependencyItemType.Include), resolution.Items.Values(DependencyItemType.SearchPath),
            resolution.Items.Values(DependencyItemType.Library)));
    }

    private sealed record Answer(PkgConfigLibrary? Library);
}

/// <summary>Represents a library that was found.</summary>
/// <param name="Name">The pkg-config module.</param>
/// <param name="Version">The version of the library.</param>
/// <param name="IncludePaths">The directories of its headers.</param>
/// <param name="SearchPaths">The directories in which the linker searches for libraries.</param>
/// <param name="Libraries">The library and the libraries that it needs: full paths if the files were found, otherwise names.</param>
public sealed record PkgConfigLibrary(
    string Name, string Version, IReadOnlyList<string> IncludePaths, IReadOnlyList<string> SearchPaths, IReadOnlyList<string> Libraries);
