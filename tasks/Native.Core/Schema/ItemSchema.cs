namespace Native.Core.Schema;

/// <summary>
/// Every item of the SDK with its metadata. After a change, <c>NATIVE_SDK_REWRITE=1 dotnet test tests/Native.Core.Tests</c> writes the
/// files that follow from it.
/// </summary>
public static class ItemSchema
{
    private static readonly ItemOption s_fallbackFor = Text("FallbackFor", "a `NativeDependency`: used only when that is built from source");

    private static readonly ItemOption s_origin = Text("Origin", "set by the SDK on items that it adds: the file or variable that the item comes from");

    private static readonly ItemOption s_dependency = Text("Dependency", "set by the SDK on items that it adds: the dependency, or the `FallbackFor` of a CMake project");

    private static readonly ItemOption s_language =
        Choice("Language", ["C", "Cxx", "ObjectiveC", "ObjectiveCxx", "Assembly"], "`C`, `Cxx`, `ObjectiveC`, `ObjectiveCxx` or `Assembly` (with preprocessing)") with { Default = "by extension" };

    private static readonly ItemOption s_defines = List("Defines", "`NAME` or `NAME=VALUE`, after those of the project");

    private static readonly ItemOption s_options = List("Options", "compiler options, after all others; split as a shell splits words, quotes included");

    private static readonly ItemOption s_warningLevel = Text("WarningLevel", "`0` to `4`, see [`NativeWarningLevel`](properties.md#compiling)") with
    {
        Definition = "$(NativeWarningLevel)",
        Default = "`NativeWarningLevel`",
    };

    /// <summary>A file to compile.</summary>
    public static ItemType NativeSource { get; } = new("NativeSource",
        s_language, s_defines, List("IncludePaths", "folders that are searched before those of the project"), s_options, s_warningLevel, s_fallbackFor)
    { StepItem = "Source" };

    /// <summary>An archive of sources.</summary>
    public static ItemType NativeSourceArchive { get; } = new("NativeSourceArchive",
        Text("Sha256", "the SHA-256 of the file, 64 hexadecimal digits") with { Default = "required" },
        Text("StripComponents", "how many leading folders each name loses, as for `tar`; `.` does not count. Most archives want `1`") with { Default = "`0`" },
        Text("Folder", "the folder in `$(NativeArchiveFolder)`") with { Default = "the file's name without extensions" },
        List("Patches", "unified diffs, relative to the project, applied in this order. No wildcards"),
        List("Sources", "what to compile: patterns relative to the unpacked folder"),
        List("ExcludeSources", "patterns of what not to compile"),
        List("IncludePaths", "folders, relative to the unpacked one, that become `NativeIncludePath` items"),
        s_language, s_defines, s_options, s_warningLevel, s_fallbackFor);

    /// <summary>A folder to search for headers.</summary>
    public static ItemType NativeIncludePath { get; } = new("NativeIncludePath",
        Choice("Kind", ["User", "System", "After"],
            "`User`: `-I`. `System`: `-isystem`, warnings in its headers are not shown. `After`: `-idirafter`, searched after the compiler's own headers") with
        { Default = "`User`" },
        s_fallbackFor, s_origin, s_dependency)
    { StepItem = "Include" };

    /// <summary>A macro.</summary>
    public static ItemType NativeDefine { get; } = new("NativeDefine", s_fallbackFor, s_origin, s_dependency) { StepItem = "Define" };

    /// <summary>A C library that the system may have.</summary>
    public static ItemType NativeDependency { get; } = new("NativeDependency",
        Text("Version", "the versions that will do, in NuGet's notation: `1.0`, `[1.0,2.0)`") with { Default = "any" },
        Choice("Mode", ["Auto", "System", "Source"], "`Auto`: from the system, else from source. `System` and `Source`: from there, or an error") with
        {
            Definition = "$(NativeDependencyMode)",
            Default = "`NativeDependencyMode`, else `Auto`",
        },
        Choice("Link", ["Shared", "Static"], "`Shared`, or `Static`: all archives, or an error") with { Default = "`Shared`" },
        Flag("Optional", "`true`: the build goes on without it; C and C# have `HAVE_<NAME>` where it is there") with { Default = "`false`" },
        List("Names", "other names of the pkg-config module, tried in order"),
        List("Libraries", "what its libraries are called: for the variable `<NAME>_LIB_DIR`, and for `Link=\"Static\"`, which takes these archives whole") with
        {
            Default = "the module without `lib`",
        });

    /// <summary>A library to link.</summary>
    public static ItemType NativeLinkLibrary { get; } = new("NativeLinkLibrary",
        Choice("Kind", ["Default", "Shared", "Static", "Framework", "Argument"],
            "`Default`: as the linker finds it. `Shared`: the shared library. `Static`: the archive `lib<name>.a` or `<name>.lib` of a `NativeLinkSearchPath`, else "
            + "[NSDK2014](diagnostics/NSDK2014.md). `Framework`: a framework of macOS. `Argument`: no library, but an argument of the linker at this place") with
        { Default = "`Default`" },
        Flag("WholeArchive", "`true` takes every object of the archive, also those that nothing refers to. For paths and `Kind=\"Static\"`. What it defines is exported, as your own "
            + "sources' symbols are") with
        { Default = "`false`" },
        s_origin, s_dependency)
    { StepItem = "Library" };

    /// <summary>A folder to search for libraries.</summary>
    public static ItemType NativeLinkSearchPath { get; } = new("NativeLinkSearchPath", s_origin, s_dependency) { StepItem = "SearchPath" };

    /// <summary>An argument for the linker.</summary>
    public static ItemType NativeLinkArgument { get; } = new("NativeLinkArgument", s_origin, s_dependency);

    /// <summary>A value for native projects that reference this one.</summary>
    public static ItemType NativeMetadata { get; } = new("NativeMetadata", Text("Value", "the value")) { StepItem = "Metadata" };

    /// <summary>A CMake project to build and link.</summary>
    public static ItemType NativeCMakeProject { get; } = new("NativeCMakeProject",
        List("Targets", "names of the targets to build and link, as in `add_library`") with { Default = "[the libraries that the project installs](cmake-projects.md#which-targets)" },
        List("Options", "arguments of cmake, after those of the SDK; separated by semicolons, one within an argument is `%3B`"),
        Text("Generator", "a generator of CMake") with { Default = "`CMAKE_GENERATOR`, else Ninja where there is one" },
        List("IncludePaths", "folders with headers, relative to the folder of the item, in addition to those that CMake names"),
        Flag("WholeArchive", "takes every object of the wanted archives, so that P/Invoke finds all that they define") with { Default = "`true`" },
        s_fallbackFor,
        List("Needs", "other `NativeCMakeProject` items, by path or by the name of their folder, that CMake must find: see "
            + "[Projects that need others](cmake-projects.md#projects-that-need-others)"));

    /// <summary>A header to generate C# from.</summary>
    public static ItemType NativeBindings { get; } = new("NativeBindings",
        Text("Namespace", "the namespace of everything that is generated") with
        {
            Definition = "$(_NativeNamespace)",
            Default = "`$(RootNamespace)`, with `_` for what a namespace cannot have",
            Method = "Namespace(name)",
        },
        Text("ClassName", "the class of functions and constants") with { Definition = "NativeMethods", Default = "`NativeMethods`", Method = "ClassName(name)" },
        Text("LibraryName", "what `DllImport` names") with { Definition = "$(NativeLibraryName)", Default = "`$(NativeLibraryName)`", Method = "LibraryName(name)" },
        Choice("Access", ["Internal", "Public"], "`Public`: types and members are public") with { Default = "`Internal`", Method = "Public()=Public" },
        List("Allow", "only what these names, patterns (`git_*`) or headers (`git2/*.h`) match, and the types that it needs; also from headers of the system") with { Method = "Allow(patterns...)" },
        List("Block", "not what these match; a type that is needed all the same is yours to declare") with { Method = "Block(patterns...)" },
        List("Rename", "`old=new` pairs") with { Method = "Rename(name=newName)" },
        List("StripPrefix", "prefixes that names lose") with { Method = "StripPrefix(prefixes...)" },
        Choice("EnumPrefix", ["Keep", "Strip"], "`Strip`: values of an enum lose what they have in common") with { Default = "`Keep`", Method = "StripEnumPrefix()=Strip" },
        List("Opaque", "types without fields, for use behind pointers") with { Method = "Opaque(types...)" },
        List("Handles", "`type:create:destroy`: types that get a `SafeHandle`") with { Method = "Handle(type:create:destroy)" },
        List("OutParameters", "`function:parameter`: an `out` in the overload") with { Method = "OutParameter(function:parameter)" },
        List("Spans", "`function:pointer:length`: a span in the overload") with { Method = "Span(function:pointer:length)" },
        List("Variadics", "`log_line(const char *, int)`: forms of variadic functions") with { Method = "Variadic(forms...)" },
        List("Macros", "`int SQUARE(int)`: function-like macros") with { Method = "Macro(functions...)" },
        Flag("Friendly", "`false`: no overloads with strings, spans, `bool`, handles") with { Default = "`true`", Method = "WithoutOverloads()=false" },
        Flag("ThrowOnNullHandle", "`true`: the create functions of `Handles` throw where C returns null") with { Default = "`false`", Method = "ThrowOnNullHandle()=true" },
        Choice("Language", ["C", "Cxx"], "`C` or `Cxx` (for `extern \"C\"` in headers of C++)") with { Default = "by extension", Method = "Cxx()=Cxx" },
        List("IncludePaths", "folders that are searched before those of the project") with { IsInterpreted = true, Short = "-I", Method = "Include(folder)" },
        List("Defines", "`NAME` or `NAME=VALUE`, after those of the project") with { IsInterpreted = true, Short = "-D" },
        Text("OutputFile", "a C# file to check in; a folder with `FilePerHeader`") with { IsInterpreted = true, Default = "in `obj`", Short = "-o", Method = "OutputFile(path)" },
        Flag("FilePerHeader", "`true`: a C# file for each header that is bound, in place of one for all") with { Default = "`false`", Method = "FilePerHeader()=true" },
        Choice("Mode", ["Write", "Verify"], "`Verify`: an error when `OutputFile` is out of date, [NSDK4030](diagnostics/NSDK4030.md)") with { Default = "`Write`", Method = "Verify()=Verify" })
    { StepItem = "Bindings" };

    /// <summary>A C# program that runs before the native build.</summary>
    public static ItemType NativeBuildScript { get; } = new("NativeBuildScript");

    /// <summary>A file whose change makes everything stale.</summary>
    public static ItemType NativeRerunIfChanged { get; } = new("NativeRerunIfChanged");

    /// <summary>A variable of the environment whose change makes everything stale.</summary>
    public static ItemType NativeRerunIfEnvChanged { get; } = new("NativeRerunIfEnvChanged");

    /// <summary>All of them.</summary>
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
