namespace Native.Core.Schema;

/// <summary>
/// Every item of the SDK with its metadata. After a change, <c>NATIVE_SDK_REWRITE=1 dotnet test tests/Native.Core.Tests</c> generates the
/// files that depend on it.
/// </summary>
public static class ItemSchema
{
    private static readonly ItemOption s_fallbackFor = Text("FallbackFor", "a `NativeDependency`: the item is used only if that dependency is built from source");

    private static readonly ItemOption s_origin = Text("Origin", "set by the SDK on items that it adds: the file or variable that the item comes from");

    private static readonly ItemOption s_dependency = Text("Dependency", "set by the SDK on items that it adds: the name of the dependency, or the `FallbackFor` of a CMake project");

    private static readonly ItemOption s_language =
        Choice("Language", ["C", "Cxx", "ObjectiveC", "ObjectiveCxx", "Assembly"], "`C`, `Cxx`, `ObjectiveC`, `ObjectiveCxx` or `Assembly` (with preprocessing)") with { Default = "by extension" };

    private static readonly ItemOption s_defines = List("Defines", "`NAME` or `NAME=VALUE`, after those of the project");

    private static readonly ItemOption s_options = List("Options", "compiler options, after all others; split as in a shell, including quotes");

    private static readonly ItemOption s_warningLevel = Text("WarningLevel", "`0` to `4`, see [`NativeWarningLevel`](properties.md#compiling)") with
    {
        Definition = "$(NativeWarningLevel)",
        Default = "`NativeWarningLevel`",
    };

    /// <summary>A file to compile.</summary>
    public static ItemType NativeSource { get; } = new("NativeSource",
        s_language, s_defines, List("IncludePaths", "directories that are searched before those of the project"), s_options, s_warningLevel, s_fallbackFor)
    { StepItem = "Source" };

    /// <summary>An archive of sources.</summary>
    public static ItemType NativeSourceArchive { get; } = new("NativeSourceArchive",
        Text("Sha256", "the SHA-256 of the file, 64 hexadecimal digits") with { Default = "required" },
        Text("License", "the license, as an [SPDX expression](https://spdx.org/licenses/), for the [list of components](package-forms.md#software-bill-of-materials) of a package"),
        Text("StripComponents", "the number of leading directories to remove from each path, as for `tar`; `.` does not count. Use `1` for most archives") with { Default = "`0`" },
        Text("Folder", "the directory in `$(NativeArchiveFolder)`") with { Default = "the file name without extensions" },
        List("Patches", "unified diffs, relative to the project, applied in this order. Wildcards are not supported"),
        List("Sources", "the files to compile: patterns relative to the unpacked directory"),
        List("ExcludeSources", "patterns of files that are not compiled"),
        List("IncludePaths", "directories, relative to the unpacked directory, that become `NativeIncludePath` items"),
        s_language, s_defines, s_options, s_warningLevel, s_fallbackFor);

    /// <summary>A directory to search for headers.</summary>
    public static ItemType NativeIncludePath { get; } = new("NativeIncludePath",
        Choice("Kind", ["User", "System", "After"],
            "`User`: `-I`. `System`: `-isystem`, without warnings from its headers. `After`: `-idirafter`, searched after the compiler's own headers") with
        { Default = "`User`" },
        s_fallbackFor, s_origin, s_dependency)
    { StepItem = "Include" };

    /// <summary>A macro.</summary>
    public static ItemType NativeDefine { get; } = new("NativeDefine", s_fallbackFor, s_origin, s_dependency) { StepItem = "Define" };

    /// <summary>A C library from the system or from source.</summary>
    public static ItemType NativeDependency { get; } = new("NativeDependency",
        Text("Version", "the accepted versions, in NuGet's notation: `1.0`, `[1.0,2.0)`") with { Default = "any" },
        Choice("Mode", ["Auto", "System", "Source"], "`Auto`: from the system, else from source. `System`: only from the system. `Source`: only from source") with
        {
            Definition = "$(NativeDependencyMode)",
            Default = "`NativeDependencyMode`, else `Auto`",
        },
        Choice("Link", ["Shared", "Static"], "`Shared`, or `Static`: archives only, or an error") with { Default = "`Shared`" },
        Flag("Optional", "`true`: the build continues if the dependency is missing; if it is found, C and C# have `HAVE_<NAME>`") with { Default = "`false`" },
        List("Names", "other names of the pkg-config module, tried in order"),
        List("Libraries", "the names of its libraries: for the variable `<NAME>_LIB_DIR`, and for `Link=\"Static\"`, which links these archives completely") with
        {
            Default = "the module without `lib`",
        });

    /// <summary>A library to link.</summary>
    public static ItemType NativeLinkLibrary { get; } = new("NativeLinkLibrary",
        Choice("Kind", ["Default", "Shared", "Static", "Framework", "Argument"],
            "`Default`: the file that the linker finds. `Shared`: the shared library. `Static`: the archive `lib<name>.a` or `<name>.lib` in a `NativeLinkSearchPath`, else "
            + "[NSDK2014](diagnostics/NSDK2014.md). `Framework`: [a framework of macOS](frameworks.md). `Argument`: a linker argument at this position instead of a library") with
        { Default = "`Default`" },
        Flag("WholeArchive", "`true`: links every object of the archive, even if nothing refers to it. For paths and `Kind=\"Static\"`. Its symbols are exported, like the "
            + "symbols of your own sources") with
        { Default = "`false`" },
        List("Symbols", "for `Kind=\"Framework\"` without Apple's SDK: patterns of names that the framework contains, such as `MTK*;kMTK*`. Not needed for "
            + "[frameworks whose prefix is known](frameworks.md#which-framework-a-name-belongs-to)"),
        s_origin, s_dependency)
    { StepItem = "Library" };

    /// <summary>A directory to search for libraries.</summary>
    public static ItemType NativeLinkSearchPath { get; } = new("NativeLinkSearchPath", s_origin, s_dependency) { StepItem = "SearchPath" };

    /// <summary>An argument for the linker.</summary>
    public static ItemType NativeLinkArgument { get; } = new("NativeLinkArgument", s_origin, s_dependency);

    /// <summary>A value for native projects that reference this one.</summary>
    public static ItemType NativeMetadata { get; } = new("NativeMetadata", Text("Value", "the value")) { StepItem = "Metadata" };

    /// <summary>A CMake project to build and link.</summary>
    public static ItemType NativeCMakeProject { get; } = new("NativeCMakeProject",
        List("Targets", "the names of the targets to build and link, as in `add_library`") with { Default = "[the libraries that the project installs](cmake-projects.md#which-targets)" },
        List("Options", "arguments for CMake, after those of the SDK, separated by semicolons; write `%3B` for a semicolon within an argument"),
        Text("Generator", "a CMake generator") with { Default = "`CMAKE_GENERATOR`, else Ninja if it is found" },
        List("IncludePaths", "directories with headers, relative to the directory of the item, in addition to those that CMake reports"),
        Flag("WholeArchive", "`true`: links every object of the archives, so that P/Invoke finds all of their functions") with { Default = "`true`" },
        s_fallbackFor,
        List("Needs", "other `NativeCMakeProject` items that this project must find, by path or by directory name: see "
            + "[Projects that need others](cmake-projects.md#projects-that-need-others)"));

    /// <summary>A header to generate C# from.</summary>
    public static ItemType NativeBindings { get; } = new("NativeBindings",
        Text("Namespace", "the namespace of everything that is generated") with
        {
            Definition = "$(_NativeNamespace)",
            Default = "`$(RootNamespace)`, with `_` for characters that a namespace cannot contain",
            Method = "Namespace(name)",
        },
        Text("ClassName", "the class that contains functions and constants") with { Definition = "NativeMethods", Default = "`NativeMethods`", Method = "ClassName(name)" },
        Text("LibraryName", "the library name in `DllImport`") with { Definition = "$(NativeLibraryName)", Default = "`$(NativeLibraryName)`", Method = "LibraryName(name)" },
        Choice("Access", ["Internal", "Public"], "`Public`: types and members are public") with { Default = "`Internal`", Method = "Public()=Public" },
        List("Allow", "binds only declarations that match these names, patterns (`git_*`) or headers (`git2/*.h`), and the types that they need; system headers are included") with { Method = "Allow(patterns...)" },
        List("Block", "excludes declarations that match; if a type is needed nevertheless, declare it yourself") with { Method = "Block(patterns...)" },
        List("Rename", "`old=new`: names to change") with { Method = "Rename(name=newName)" },
        List("StripPrefix", "prefixes to remove from names") with { Method = "StripPrefix(prefixes...)" },
        Choice("EnumPrefix", ["Keep", "Strip"], "`Strip`: removes the common prefix of the values of an enum") with { Default = "`Keep`", Method = "StripEnumPrefix()=Strip" },
        List("Opaque", "types to bind without fields, for use through pointers") with { Method = "Opaque(types...)" },
        List("Flags", "enums that get `[Flags]`, by name or pattern; with `!`, enums that do not") with { Default = "enums whose values are bits", Method = "Flags(patterns...)" },
        List("Handles", "`type:create:destroy`, each a name or a pattern: types that get a `SafeHandle`") with { Method = "Handle(type:create:destroy)" },
        Flag("InferHandles", "`true`: types without fields that have a function such as `x_free(x *)` get a `SafeHandle`") with { Default = "`false`", Method = "InferHandles()=true" },
        List("OutParameters", "`function:parameter`, each a name or a pattern: an `out` parameter in the overload") with { Method = "OutParameter(function:parameter)" },
        List("Spans", "`function:pointer:length`, each a name or a pattern: a span in the overload") with { Method = "Span(function:pointer:length)" },
        List("StringResults", "functions, by name or pattern, whose result is a string that C keeps: `string?` in C#") with { Method = "StringResult(patterns...)" },
        List("Variadics", "`log_line(const char *, int)`: the forms of variadic functions to bind") with { Method = "Variadic(forms...)" },
        List("Macros", "`int SQUARE(int)`: the function-like macros to bind") with { Method = "Macro(functions...)" },
        Text("ShimLibrary", "the library that contains the generated C code, if it is not `LibraryName`; in a project, `$(NativeLibraryName)`") with { Default = "`LibraryName`", Method = "ShimLibrary(name)" },
        Flag("Friendly", "`false`: no overloads with strings, spans, `bool`, handles") with { Default = "`true`", Method = "WithoutOverloads()=false" },
        Flag("ThrowOnNullHandle", "`true`: the create functions in `Handles` throw if C returns null") with { Default = "`false`", Method = "ThrowOnNullHandle()=true" },
        Choice("Language", ["C", "Cxx"], "`C` or `Cxx` (for `extern \"C\"` in C++ headers)") with { Default = "by extension", Method = "Cxx()=Cxx" },
        List("IncludePaths", "directories that are searched before those of the project") with { IsInterpreted = true, Short = "-I", Method = "Include(folder)" },
        List("Defines", "`NAME` or `NAME=VALUE`, after those of the project") with { IsInterpreted = true, Short = "-D" },
        Text("OutputFile", "a C# file to check in; a directory if `FilePerHeader` is `true`") with { IsInterpreted = true, Default = "in `obj`", Short = "-o", Method = "OutputFile(path)" },
        Flag("FilePerHeader", "`true`: one C# file per header instead of one file for all") with { Default = "`false`", Method = "FilePerHeader()=true" },
        Choice("Mode", ["Write", "Verify"], "`Verify`: an error if `OutputFile` is out of date, [NSDK4030](diagnostics/NSDK4030.md)") with { Default = "`Write`", Method = "Verify()=Verify" })
    { StepItem = "Bindings" };

    /// <summary>A C# program that runs before the native build.</summary>
    public static ItemType NativeBuildScript { get; } = new("NativeBuildScript");

    /// <summary>A file or directory that makes all sources stale when it changes.</summary>
    public static ItemType NativeRerunIfChanged { get; } = new("NativeRerunIfChanged");

    /// <summary>An environment variable that makes all sources stale when it changes.</summary>
    public static ItemType NativeRerunIfEnvChanged { get; } = new("NativeRerunIfEnvChanged");

    /// <summary>All items.</summary>
    public static IReadOnlyList<ItemType> All { get; } =
    [
        NativeSource, NativeSourceArchive, NativeIncludePath, NativeDefine, NativeDependency, NativeLinkLibrary, NativeLinkSearchPath, NativeLinkArgument,
        NativeMetadata, NativeCMakeProject, NativeBindings, NativeBuildScript, NativeRerunIfChanged, NativeRerunIfEnvChanged,
    ];

    private static ItemOption Text(string name, string documentation) => new(name, OptionType.Text, documentation);

    private static ItemOption Flag(string name, string documentation) => new(name, OptionType.Flag, documentation);

    private static ItemOption List(string name, string documentation) => new(name, OptionType.List, documentation);

    private static ItemOption Choice(string name, IReadOnlyList<string> choices, string documentation) => new(name, OptionType.Choice, documentation) { Choices = choices };
}
