using Native.Core.Platform;

namespace Native.Core.Schema;

/// <summary>
/// Every public property of the SDK. After a change, <c>NATIVE_SDK_REWRITE=1 dotnet test tests/Native.Core.Tests</c> writes the files that
/// follow from it.
/// </summary>
public static class PropertySchema
{
    private const PropertyReaders Build = PropertyReaders.Build;

    /// <summary>What a native build makes.</summary>
    public static PropertyOption NativeOutputType { get; } =
        Choice("NativeOutputType", Enum.GetNames<NativeOutputType>(), "`SharedLibrary`, `StaticLibrary` or `Executable`", Build | PropertyReaders.Bindings) with
        {
            Definition = "SharedLibrary",
            Default = "`SharedLibrary`",
        };

    /// <summary>The name that P/Invoke uses.</summary>
    public static PropertyOption NativeLibraryName { get; } = Text("NativeLibraryName", "the name for `DllImport`: no `lib`, no extension", Build | PropertyReaders.Bindings) with
    {
        Default = "assembly name and `.Native`; the assembly name alone with `IncludeBuildOutput=false` of a project without C#",
    };

    /// <summary>The command line of the compiler launcher.</summary>
    public static PropertyOption NativeCompilerLauncher { get; } =
        List("NativeCompilerLauncher", "a program to put before the compiler: `ccache`, `sccache`, `distcc`; its own arguments after semicolons", Build | PropertyReaders.Scripts);

    /// <summary>The argument of <c>-O</c>.</summary>
    public static PropertyOption NativeOptimization { get; } = Choice("NativeOptimization", ["0", "1", "2", "3", "s", "z", "g"],
        "what follows `-O`: `0`, `1`, `2`, `3`, `s`, `z` or `g`. The compiler gets the level that is named last, here, in `CFLAGS` or in `Options`; zig alone would make `2` of `1` and `3`",
        Build | PropertyReaders.Scripts) with
    {
        OptimizedDefinition = "2",
        Definition = "0",
        Default = "`2` where `Optimize` is `true` (Release), else `0`",
    };

    /// <summary>The argument of <c>-std</c> for C.</summary>
    public static PropertyOption NativeCStandard { get; } =
        Text("NativeCStandard", "what follows `-std=` for C: `c11`, `c17`, `gnu17`", Build | PropertyReaders.Bindings) with { Default = "the compiler's" };

    /// <summary>The argument of <c>-std</c> for C++.</summary>
    public static PropertyOption NativeCxxStandard { get; } =
        Text("NativeCxxStandard", "what follows `-std=` for C++: `c++17`, `c++20`", Build | PropertyReaders.Bindings) with { Default = "the compiler's" };

    /// <summary>Whether the compiler's warnings are errors.</summary>
    public static PropertyOption NativeTreatWarningsAsErrors { get; } = Flag("NativeTreatWarningsAsErrors",
        "`true`: the compiler's warnings are errors (`-Werror`), without those of `NoWarn` and `WarningsNotAsErrors`", Build) with
    {
        Definition = "$(TreatWarningsAsErrors)",
        Default = "`TreatWarningsAsErrors`",
    };

    /// <summary>What a library exports.</summary>
    public static PropertyOption NativeSymbolVisibility { get; } = Choice("NativeSymbolVisibility", ["default", "hidden"],
        "`default`: every function that is not `static` is exported. `hidden`: only those marked in the source", Build) with
    {
        Definition = "default",
        Default = "`default`",
    };

    /// <summary>The arguments of <c>-fsanitize</c>.</summary>
    public static PropertyOption NativeSanitizers { get; } = List("NativeSanitizers",
        "what follows `-fsanitize=`, with semicolons: `undefined`; with zig `thread` for programs on Linux; with CMake also `address`", Build);

    /// <summary>Whether objects are optimized together.</summary>
    public static PropertyOption NativeLto { get; } =
        Flag("NativeLto", "`true`: optimise across files when linking. Not on macOS with zig", Build) with { Default = "`false`" };

    /// <summary>How many compilers run at once.</summary>
    public static PropertyOption NativeParallelism { get; } =
        Number("NativeParallelism", "how many compilers run at once; `0` for one more than the cores that MSBuild grants", Build) with { Definition = "0", Default = "`0`" };

    /// <summary>Whether symbols and debug information are left out.</summary>
    public static PropertyOption NativeStrip { get; } = Flag("NativeStrip", "leave symbols and debug information out", Build) with
    {
        OptimizedDefinition = "true",
        Definition = "false",
        Default = "`true` where `Optimize` is `true` (Release), else `false`",
    };

    /// <summary>The oldest glibc.</summary>
    public static PropertyOption NativeGlibcVersion { get; } =
        Text("NativeGlibcVersion", "the oldest glibc that the library runs with. zig only", Build | PropertyReaders.Scripts | PropertyReaders.Bindings) with
        {
            Default = $"`{NativeTarget.DefaultGlibc}`; "
                + string.Join(", ", TargetArchitecture.All.Where(row => row.OldestGlibc is not null).Select(row => $"`{row.OldestGlibc}` for {row.Name}")),
        };

    /// <summary>The oldest macOS.</summary>
    public static PropertyOption NativeMacOSVersion { get; } =
        Text("NativeMacOSVersion", "the oldest macOS that it runs on. zig only", Build | PropertyReaders.Scripts | PropertyReaders.Bindings) with
        {
            Default = $"`{NativeTarget.DefaultMacOS}`",
        };

    /// <summary>Write or verify, for all bindings.</summary>
    public static PropertyOption NativeBindingsMode { get; } = Choice("NativeBindingsMode", ["Write", "Verify"],
        "`Write` or `Verify`, for all `NativeBindings` with an `OutputFile`; wins over their `Mode`", PropertyReaders.Bindings);

    /// <summary>All of them, as docs/properties.md groups them.</summary>
    public static IReadOnlyList<PropertySection> Sections { get; } =
    [
        new("What is made",
            NativeOutputType,
            NativeLibraryName,
            List("NativeRuntimeIdentifiers", "what `dotnet pack` builds and packs, where no `-r` is given") with
            {
                Definition = string.Join(';', NativeTarget.DefaultRids),
                Default = $"`{string.Join(';', NativeTarget.DefaultRids)}`",
            },
            Flag("NativeEnableDefaultSources", "`false`: nothing in `native/` is compiled by itself, and `native` is not on the include path") with { Default = "`true`" },
            Flag("NativeSkipBuild", "`true`: nothing native is built; a library that is there is used") with { Default = "`false`" }),
        new("Toolchain",
            Choice("NativeToolchain", ["auto", "zig", "cmake"], "`auto`: zig, and CMake where there is no zig. `zig`: never CMake. `cmake`: never zig") with
            {
                Definition = "auto",
                Default = "`auto`",
            },
            Text("ZigPath", "the zig program, or the folder that has it"),
            Text("ZigExePath", "the same; set by packages that bring zig"),
            Text("NativeZigVersion", "the version of the package `Vezel.Zig.Toolsets.<this machine's RID>`, which restore downloads"),
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
            Text("NativeWarningLevel", "`0`: none (`-w`). `1`: the compiler's default. `2`: `-Wall`. `3`: and `-Wextra`. `4`: and `-Wpedantic`") with { Definition = "2", Default = "`2`" },
            NativeTreatWarningsAsErrors,
            NativeSymbolVisibility,
            NativeSanitizers,
            NativeLto,
            NativeParallelism),
        new("Dependencies",
            Choice("NativeDependencyMode", ["Auto", "System", "Source"], "the `Mode` of every `NativeDependency` that has none: `Auto`, `System` or `Source`") with { Default = "`Auto`" },
            List("NativePkgConfigPath", "folders of `.pc` files that are searched first, with semicolons", PropertyReaders.Scripts),
            Text("NativeSysroot", "the folder that has the target's `usr/lib` and `usr/include`", PropertyReaders.Scripts),
            Number("NativePkgConfigTimeout", "seconds after which a pkg-config that does not answer is killed") with { Definition = "30", Default = "`30`" },
            Flag("NativePackHeaders", "`true`: packages carry headers, import libraries and what native projects must know to link") with { Definition = "false", Default = "`false`" }),
        new("Linking",
            NativeStrip,
            NativeGlibcVersion,
            NativeMacOSVersion),
        new("Archives",
            Text("NativeArchiveFolder", "where archives are unpacked: a full path that ends with `/`, for use in items") with { Default = "`obj/native/archives/`" },
            Text("NativeArchiveCache", "where downloads are kept. Also an environment variable") with
            {
                Default = "`native-sdk/archives` in the user's cache: `$XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches`, `%LOCALAPPDATA%`",
            },
            Number("NativeArchiveTimeout", "how many seconds a server may send nothing") with { Definition = "60", Default = "`60`" },
            Number("NativeArchiveMaximumSize", "how many MB an archive may unpack to; more is an error") with { Definition = "4096", Default = "`4096`" }),
        new("Build scripts",
            Flag("NativeAllowBuildScripts", "`false`: a project with a build script is an error, [NSDK5001](diagnostics/NSDK5001.md), and none is run", PropertyReaders.Scripts) with { Default = "`true`" },
            Text("NativeBuildScriptTimeout", "after how many seconds a script is ended; no limit without it. Its compilation counts"),
            Text("NativeLinksName", "the name in `DEP_<NAME>_<KEY>`, under which dependents find the facts of this project", PropertyReaders.Scripts) with { Default = "`NativeLibraryName`" }),
        new("Bindings",
            Text("NativeLibClangPath", "libclang, which reads headers: the file or its folder") with { Default = "found by itself" },
            Text("NativeLibClangVersion", "the version of the packages `libclang.runtime.<rid>` to download at restore"),
            NativeBindingsMode),
        new("Hooks",
            List("NativeBuildDependsOn", "targets of your own to run with [`NativeBuild`](targets.md)")),
    ];

    /// <summary>All of them in one list.</summary>
    public static IReadOnlyList<PropertyOption> All { get; } = [.. Sections.SelectMany(section => section.Properties)];

    private static PropertyOption Text(string name, string documentation, PropertyReaders readers = default) => new(name, OptionType.Text, documentation) { Readers = readers };

    private static PropertyOption List(string name, string documentation, PropertyReaders readers = default) => new(name, OptionType.List, documentation) { Readers = readers };

    private static PropertyOption Flag(string name, string documentation, PropertyReaders readers = default) => new(name, OptionType.Flag, documentation) { Readers = readers };

    private static PropertyOption Number(string name, string documentation, PropertyReaders readers = default) => new(name, OptionType.Number, documentation) { Readers = readers };

    private static PropertyOption Choice(string name, IReadOnlyList<string> choices, string documentation, PropertyReaders readers = default) =>
        new(name, OptionType.Choice, documentation) { Choices = choices, Readers = readers };
}
