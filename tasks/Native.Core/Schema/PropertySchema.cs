using Native.Core.Platform;

namespace Native.Core.Schema;

/// <summary>
/// Every public property of the SDK. After a change, <c>NATIVE_SDK_REWRITE=1 dotnet test tests/Native.Core.Tests</c> generates the files that
/// depend on it.
/// </summary>
public static class PropertySchema
{
    private const PropertyReaders Build = PropertyReaders.Build;

    /// <summary>The kind of file that a native build creates.</summary>
    public static PropertyOption NativeOutputType { get; } =
        Choice("NativeOutputType", Enum.GetNames<NativeOutputType>(), "`SharedLibrary`, `StaticLibrary`, `Executable` or [`NodeAddon`](node-addons.md)", Build | PropertyReaders.Bindings) with
        {
            Definition = "SharedLibrary",
            Default = "`SharedLibrary`",
        };

    /// <summary>The name that P/Invoke uses.</summary>
    public static PropertyOption NativeLibraryName { get; } = Text("NativeLibraryName", "the name for `DllImport`, without `lib` and without an extension", Build | PropertyReaders.Bindings) with
    {
        Default = "the assembly name and `.Native`; the assembly name alone if `IncludeBuildOutput=false` and the project has no C#",
    };

    /// <summary>The command line of the compiler launcher.</summary>
    public static PropertyOption NativeCompilerLauncher { get; } =
        List("NativeCompilerLauncher", "a program that starts the compiler: `ccache`, `sccache`, `distcc`; its own arguments follow after semicolons", Build | PropertyReaders.Scripts);

    /// <summary>The argument of <c>-O</c>.</summary>
    public static PropertyOption NativeOptimization { get; } = Choice("NativeOptimization", ["0", "1", "2", "3", "s", "z", "g"],
        "the value of `-O`: `0`, `1`, `2`, `3`, `s`, `z` or `g`. `CFLAGS` and `Options` override it, and the last level applies. The SDK passes the level to the compiler unchanged, while `zig cc` replaces `1` and `3` with `2`",
        Build | PropertyReaders.Scripts) with
    {
        OptimizedDefinition = "2",
        Definition = "0",
        Default = "`2` if `Optimize` is `true` (Release), else `0`",
    };

    /// <summary>The argument of <c>-std</c> for C.</summary>
    public static PropertyOption NativeCStandard { get; } =
        Text("NativeCStandard", "the value of `-std=` for C: `c11`, `c17`, `gnu17`", Build | PropertyReaders.Bindings) with { Default = "the compiler's" };

    /// <summary>The argument of <c>-std</c> for C++.</summary>
    public static PropertyOption NativeCxxStandard { get; } =
        Text("NativeCxxStandard", "the value of `-std=` for C++: `c++17`, `c++20`", Build | PropertyReaders.Bindings) with { Default = "the compiler's" };

    /// <summary>Returns true if the compiler's warnings are errors.</summary>
    public static PropertyOption NativeTreatWarningsAsErrors { get; } = Flag("NativeTreatWarningsAsErrors",
        "`true`: compiler warnings are errors (`-Werror`), except those in `NoWarn` and `WarningsNotAsErrors`", Build) with
    {
        Definition = "$(TreatWarningsAsErrors)",
        Default = "`TreatWarningsAsErrors`",
    };

    /// <summary>The symbols that a library exports.</summary>
    public static PropertyOption NativeSymbolVisibility { get; } = Choice("NativeSymbolVisibility", ["default", "hidden"],
        "`default`: every function that is not `static` is exported. `hidden`: only functions that are marked in the source", Build) with
    {
        Definition = "default",
        Default = "`default`",
    };

    /// <summary>The arguments of <c>-fsanitize</c>.</summary>
    public static PropertyOption NativeSanitizers { get; } = List("NativeSanitizers",
        "the values of `-fsanitize=`, separated by semicolons: `undefined`; with zig, `thread` for programs on Linux; with CMake, also `address`", Build);

    /// <summary>True if objects are optimized together.</summary>
    public static PropertyOption NativeLto { get; } =
        Flag("NativeLto", "`true`: link-time optimization across files. Not supported on macOS with zig", Build) with { Default = "`false`" };

    /// <summary>The number of compilers that run at once.</summary>
    public static PropertyOption NativeParallelism { get; } =
        Number("NativeParallelism", "the number of compilers that run at once; `0`: one more than the cores that MSBuild grants", Build) with { Definition = "0", Default = "`0`" };

    /// <summary>Where the debug information is.</summary>
    public static PropertyOption NativeSymbols { get; } = Choice("NativeSymbols", ["Embedded", "Separate", "None"],
        "where the debug information is. `Embedded`: in the library. `Separate`: in a file of its own, which `pack` puts into the package `<PackageId>.symbols`: "
        + "[Symbols](package-forms.md#symbols). `None`: there is none, and the library contains no symbols other than its exports", Build) with
    {
        OptimizedDefinition = "None",
        Definition = "Embedded",
        Default = "`None` if `Optimize` is `true` (Release), else `Embedded`",
    };

    /// <summary>The oldest glibc.</summary>
    public static PropertyOption NativeGlibcVersion { get; } =
        Text("NativeGlibcVersion", "the oldest glibc on which the library runs. zig builds for it, and the [audit](audit.md) checks it", Build | PropertyReaders.Scripts | PropertyReaders.Bindings) with
        {
            Default = $"`{NativeTarget.DefaultGlibc}`; "
                + string.Join(", ", TargetArchitecture.All.Where(row => row.OldestGlibc is not null).Select(row => $"`{row.OldestGlibc}` for {row.Name}")),
        };

    /// <summary>The oldest macOS.</summary>
    public static PropertyOption NativeMacOSVersion { get; } =
        Text("NativeMacOSVersion", "the oldest macOS on which the library runs. zig builds for it, and the [audit](audit.md) checks it", Build | PropertyReaders.Scripts | PropertyReaders.Bindings) with
        {
            Default = $"`{NativeTarget.DefaultMacOS}`",
        };

    /// <summary>Apple's SDK.</summary>
    public static PropertyOption NativeMacOSSdk { get; } = Text("NativeMacOSSdk",
        "the directory of Apple's SDK, such as `MacOSX14.sdk`, for macOS RIDs: [its headers, libraries and frameworks](frameworks.md#with-apples-sdk) are found", Build | PropertyReaders.Scripts | PropertyReaders.Bindings) with
    {
        Default = "the environment variable `SDKROOT`",
    };

    /// <summary>The list of exports.</summary>
    public static PropertyOption NativeExports { get; } =
        Text("NativeExports", "a file that lists the names that the library must export, and no others: [Audit](audit.md#compare-the-exports-with-a-list)", Build);

    /// <summary>Write or verify, for all bindings.</summary>
    public static PropertyOption NativeBindingsMode { get; } = Choice("NativeBindingsMode", ["Write", "Verify"],
        "`Write` or `Verify` for all `NativeBindings` with an `OutputFile`; takes precedence over their `Mode`", PropertyReaders.Bindings);

    /// <summary>All properties, grouped as in docs/properties.md.</summary>
    public static IReadOnlyList<PropertySection> Sections { get; } =
    [
        new("Output",
            NativeOutputType,
            NativeLibraryName,
            List("NativeRuntimeIdentifiers", "the RIDs that `dotnet pack` builds and packs without `-r`") with
            {
                Definition = string.Join(';', NativeTarget.DefaultRids),
                Default = $"`{string.Join(';', NativeTarget.DefaultRids)}`",
            },
            Flag("NativeEnableDefaultSources", "`false`: files in `native/` are not compiled by default, and `native` is not on the include path") with { Default = "`true`" },
            Flag("NativeLoadDiagnostics", "`true`: if the library cannot be loaded, the exception [names the cause](load-diagnostics.md)") with { Default = "`false`" },
            Flag("NativeSkipBuild", "`true`: nothing native is built; an existing library is used") with { Default = "`false`" },
            List("NativePrebuiltDirectory",
                "the directories with RIDs that other machines built, relative to the project directory. `NativePrebuild` writes them, and `dotnet pack` packs them: [Packages from many machines](prebuilt.md)")),
        new("Toolchain",
            Choice("NativeToolchain", ["auto", "zig", "cmake"], "`auto`: zig, or CMake if zig is not found. `zig`: never CMake. `cmake`: never zig") with
            {
                Definition = "auto",
                Default = "`auto`",
            },
            Text("ZigPath", "the zig program, or the directory that contains it"),
            Text("ZigExePath", "the same; set by packages that contain zig"),
            Text("NativeZigVersion", "the version of the package `Vezel.Zig.Toolsets.<this machine's RID>` that restore downloads; `none`: restore never downloads zig") with
            {
                Default = "a tested version, if no zig is found",
            },
            Text("NativeCMakeToolchainFile",
                "a [CMake toolchain file](https://cmake.org/cmake/help/latest/manual/cmake-toolchains.7.html), for the CMake toolchain", PropertyReaders.Scripts) with
            {
                Definition = "$(CMAKE_TOOLCHAIN_FILE)",
            },
            NativeCompilerLauncher),
        new("Compiling",
            NativeOptimization,
            NativeCStandard,
            NativeCxxStandard,
            Text("NativeWarningLevel", "`0`: no warnings (`-w`). `1`: the compiler's default. `2`: `-Wall`. `3`: `-Wall` and `-Wextra`. `4`: those and `-Wpedantic`") with { Definition = "2", Default = "`2`" },
            NativeTreatWarningsAsErrors,
            NativeSymbolVisibility,
            NativeSanitizers,
            NativeLto,
            NativeParallelism,
            Flag("NativeTimings", "`true`: the build writes [a page with its times](timings.md)") with { Default = "`false`" }),
        new("Dependencies",
            Choice("NativeDependencyMode", ["Auto", "System", "Source"], "the `Mode` of every `NativeDependency` that does not set it: `Auto`, `System` or `Source`") with { Default = "`Auto`" },
            List("NativePkgConfigPath", "directories with `.pc` files that are searched first, separated by semicolons", PropertyReaders.Scripts),
            Text("NativeSysroot", "the directory that contains `usr/lib` and `usr/include` of the target", PropertyReaders.Scripts),
            Number("NativePkgConfigTimeout", "the number of seconds after which a pkg-config process that does not respond is killed") with { Definition = "30", Default = "`30`" },
            Flag("NativeBundle", "`true`: packages also contain the libraries that their libraries need and that not every machine of the RID has: see [Packaging](packaging.md#system-libraries-in-the-package)") with { Default = "`false`" },
            Flag("NativePackHeaders", "`true`: packages also contain headers, import libraries and link settings for native projects") with { Definition = "false", Default = "`false`" }),
        new("Linking",
            NativeSymbols,
            Choice("NativePackLayout", ["Single", "PerRid"],
                "`Single`: the package contains the libraries of all RIDs. `PerRid`: each RID has [a package of its own](package-forms.md#a-package-per-rid)") with
            {
                Definition = "Single",
                Default = "`Single`",
            },
            Flag("NativeSbom", "`true`: packages contain a [list of the archives](package-forms.md#software-bill-of-materials) that were compiled, in the format CycloneDX") with
            {
                Default = "`false`",
            },
            NativeGlibcVersion,
            NativeMacOSVersion,
            NativeMacOSSdk,
            NativeExports,
            Text("NativePackageTest", "a C# file with a program that uses the package. `dotnet build -t:NativeTestPackage` runs it: [Test the package](package-tests.md)"),
            Text("NativeTestedPackage", "the `.nupkg` file that `NativeTestPackage` tests. Without it, the project is packed")),
        new("Node add-ons",
            Text("NativeNodeHeaders", "the directory that contains `node_api.h`, or a directory above it: a package, or an installation of Node.js") with { Default = "the npm package `node-api-headers` next to the project or above it, or the installation of Node.js" },
            Text("NativeNodeHeadersVersion", "the version of the npm package `node-api-headers` that the build downloads with npm if `NativeNodeHeaders` is not set"),
            Text("NativeNodePackageName", "the name of the npm package, which can have a scope: `@me/foo`") with { Default = "`PackageId` in lowercase" },
            List("NativeNodeExports", "the names that the add-on sets, separated by semicolons; each one can have a type of TypeScript: `add: (a: number, b: number) => number`"),
            Text("NativeNodeTypes", "the `.d.ts` file of the npm package") with { Default = "`index.d.ts` in the project directory if it exists; else it is written from `NativeNodeExports`" }),
        new("Archives",
            Text("NativeArchiveFolder", "where archives are unpacked: a full path that ends with `/`, for use in items") with { Default = "`obj/native/archives/`" },
            Text("NativeArchiveCache", "where downloads are kept. Also an environment variable") with
            {
                Default = "`native-sdk/archives` in the user's cache: `$XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches`, `%LOCALAPPDATA%`",
            },
            Number("NativeArchiveTimeout", "the number of seconds without data from the server after which a download fails") with { Definition = "60", Default = "`60`" },
            Number("NativeArchiveMaximumSize", "the maximum size of an unpacked archive in MB; a larger archive is an error") with { Definition = "4096", Default = "`4096`" }),
        new("Build scripts",
            List("NativeAllowBuildScripts", "`true`, `false`, or [the names of the scripts](build-scripts.md#allow-scripts-by-name) that may run, as `MyLib/build.cs`; a project with any other build script fails", PropertyReaders.Scripts) with { Default = "`true`" },
            Flag("NativeConfineBuildScripts", "`true`: a build script can write only to `OUT_DIR` and has no network, [on Linux](build-scripts.md#confinement)", PropertyReaders.Scripts) with { Default = "`false`" },
            Text("NativeBuildScriptTimeout", "the number of seconds after which a script is ended, including its compilation; no limit by default"),
            Text("NativeLinksName", "the name in `DEP_<NAME>_<KEY>`, under which dependent projects get the values of this project", PropertyReaders.Scripts) with { Default = "`NativeLibraryName`" }),
        new("Bindings",
            Text("NativeLibClangPath", "libclang, which reads headers: the file or its directory") with { Default = "found automatically" },
            Text("NativeLibClangVersion", "the version of the package `libclang.runtime.<this machine's RID>` that restore downloads; `none`: restore never downloads libclang") with
            {
                Default = "a tested version, if no libclang is found",
            },
            NativeBindingsMode),
        new("NativeAOT",
            Text("NativeExportHeader", "the name of the C header of a library that NativeAOT compiles; `none`: no header") with { Default = "`$(AssemblyName).h`" },
            Choice("NativeAotLinker", ["auto", "zig", "platform"],
                "the linker for the code that NativeAOT compiled. `auto`: zig for another RID, and on Linux without clang and gcc; else the linker that .NET calls. `zig`: "
                + "always zig. `platform`: never zig") with
            {
                Definition = "auto",
                Default = "`auto`",
            },
            Flag("NativeAotStaticLinking", "`false`: NativeAOT programs use [the shared library](native-aot.md#use-the-shared-library). In an app, for all native projects and "
                + "packages; in a native project, for its library") with { Default = "`true`" },
            Flag("NativePackStatic", "`true`: packages also contain [static libraries](native-aot.md#packages) for NativeAOT programs") with
            {
                Definition = "false",
                Default = "`false`",
            }),
        new("Hooks",
            List("NativeBuildDependsOn", "your targets that run before [`NativeBuild`](targets.md#hooks)")),
    ];

    /// <summary>All properties in one list.</summary>
    public static IReadOnlyList<PropertyOption> All { get; } = [.. Sections.SelectMany(section => section.Properties)];

    /// <summary>The properties of earlier versions, with the setting that replaces each value. Any value is an error.</summary>
    public static IReadOnlyList<(string Name, string Advice)> Replaced { get; } =
    [
        ("NativeStrip", "<NativeSymbols>None</NativeSymbols> in place of true, or <NativeSymbols>Embedded</NativeSymbols> in place of false"),
    ];

    private static PropertyOption Text(string name, string documentation, PropertyReaders readers = default) => new(name, OptionType.Text, documentation) { Readers = readers };

    private static PropertyOption List(string name, string documentation, PropertyReaders readers = default) => new(name, OptionType.List, documentation) { Readers = readers };

    private static PropertyOption Flag(string name, string documentation, PropertyReaders readers = default) => new(name, OptionType.Flag, documentation) { Readers = readers };

    private static PropertyOption Number(string name, string documentation, PropertyReaders readers = default) => new(name, OptionType.Number, documentation) { Readers = readers };

    private static PropertyOption Choice(string name, IReadOnlyList<string> choices, string documentation, PropertyReaders readers = default) =>
        new(name, OptionType.Choice, documentation) { Choices = choices, Readers = readers };
}
