namespace Native.Core.Diagnostics;

/// <summary>Represents a problem that a condition in the targets detects, and creates its message.</summary>
/// <param name="Project">The project file.</param>
/// <param name="Subject">The file or folder that the message refers to.</param>
/// <param name="Names">All items that were found.</param>
/// <param name="Advice">A valid value.</param>
internal sealed record TargetProblem(string Project, string Subject, IReadOnlyList<string> Names, string Advice)
{
    private string List => string.Join(", ", Names);

    /// <summary>Returns the message for the problem <paramref name="name"/>.</summary>
    public Diagnostic Describe(string name) => name switch
    {
        "OverlookedSources" => Overlooked(),
        "SystemLibrariesInPackage" => Warning("NSDK3017",
            $"The package depends on system libraries of this machine: {List}. Expected all libraries in the package; "
            + "build them from source (dotnet pack -p:NativeDependencyMode=Source), or document what users must install and suppress this warning with NoWarn."),
        "GlibcOnly" => Warning("NSDK6001",
            $"The package contains {List} but no musl counterpart: on Alpine, NuGet would select the glibc library, which cannot be loaded. "
            + "Expected linux-musl-<architecture>; add it to NativeRuntimeIdentifiers."),
        "LargePackage" => Warning("NSDK6051",
            $"The package {Subject} has {Advice} MB, and nuget.org rejects a package of more than 250 MB. Expected less than 200 MB; "
            + "set <NativePackLayout>PerRid</NativePackLayout> for a package per RID, or remove debug information with <NativeSymbols>Separate</NativeSymbols>."),
        "NameOfAssembly" => Error("NSDK6002",
            $"The native library and the C# assembly are both named {Subject}. Expected different names; "
            + $"set <NativeLibraryName>{Advice}</NativeLibraryName> and use it in DllImport."),
        "MissingInPackage" => Error("NSDK6003",
            $"The native library for {List}, which the package must contain, is missing. Expected it in {Subject}<rid>/"
            + (Advice.Length == 0 ? "; build it first (pack without --no-build), " : $" or {Advice.TrimEnd('/', '\\')}/<rid>/; build it on another machine first (dotnet build -t:NativePrebuild -r {Names[0]}), pack without --no-build and NativeSkipBuild, ")
            + "or remove the RID from NativeRuntimeIdentifiers."),
        "NoPrebuiltDirectory" => Error("NSDK6049",
            $"NativePrebuild has no directory to write to: NativePrebuiltDirectory {(Subject.Length == 0 ? "is not set" : $"contains several: {Subject}")}. "
            + "Expected one directory; add -p:NativePrebuiltDirectory=prebuilt."),
        "SameNames" => Error("NSDK6004",
            $"Several files would be copied next to the app as {Subject}: {List}. Expected one file per name; "
            + $"rename the others, or copy only the file for {Advice}."),
        "PackedProgram" => Error("NSDK6005",
            "A native executable cannot be packed, because .NET does not load executables from packages. Expected NativeOutputType SharedLibrary, "
            + "or a project that is not packed; set <IsPackable>false</IsPackable>."),
        "PackedArchive" => Warning("NSDK6006",
            $"The package contains no native library: a static library ({Subject}) cannot be loaded, and is not packed. Expected NativeOutputType SharedLibrary "
            + "for a package that C# uses, or a project that is not packed; set <IsPackable>false</IsPackable>."),
        "UnusedArchives" => Warning("NSDK6006",
            $"The project references the static library {List}, but has no native sources to link it with, and C# cannot load it. "
            + "Expected NativeOutputType SharedLibrary in the referenced project, or C sources in this project that use it."),
        "ToolWithoutDeps" => Error("NSDK6007",
            $"The tool has no {Subject}, from which .NET selects the native library for its RID. Expected GenerateDependencyFile=true, "
            + $"or a package for each RID: <ToolPackageRuntimeIdentifiers>{Advice}</ToolPackageRuntimeIdentifiers>."),
        "ToolWithoutLibrary" => Error("NSDK6064",
            $"NativeBundle cannot add libraries to the tool, because its publish directory has no {Subject}: a program that NativeAOT compiles, or a single file, "
            + "contains it. Expected the library next to the program; set <NativeAotStaticLinking>false</NativeAotStaticLinking>, or remove IncludeNativeLibrariesForSelfExtract, "
            + "or remove NativeBundle."),
        "PrivateReference" => Warning("NSDK6029",
            $"The reference to {List} has PrivateAssets=\"all\", so projects that reference this one get no targets of Native.Sdk: an app with a RuntimeIdentifier "
            + $"in its project file gets the library for {Advice}, and with -r none. Expected a reference without PrivateAssets; remove it, or add a PackageReference to Native.Sdk to these "
            + "apps and suppress this warning with NoWarn."),
        "HeaderOutside" => Error("NSDK6028",
            $"NativeExportHeader names a file outside of {Subject}: '{Advice}'. Expected a file name, or a path below that directory such as include/greeter.h; "
            + "remove '..' from the value, and copy the header to other directories after the build."),
        "PerRidWithOther" => Error("NSDK6053",
            $"NativePackLayout is PerRid, but {Subject} is true, and its files refer to libraries in the same package. Expected one of them: remove "
            + $"<{Subject}>, or set <NativePackLayout>Single</NativePackLayout>."),
        "UniversalWithOther" => Error("NSDK6055",
            $"NativeRuntimeIdentifiers contains osx, but {Subject} is true, and its files name one processor. Expected osx-x64;osx-arm64 in place of osx, or no {Subject}."),
        "NoAddon" => Error("NSDK6026",
            $"The project builds no {Subject}: it has NativeOutputType=NodeAddon, but no native sources, and PublishAot is not true. Expected an add-on in C or C++ (files in native/ or "
            + "NativeSource items), or in C# (<PublishAot>true</PublishAot>)."),
        "TwoAddons" => Error("NSDK6027",
            $"Both the C# and the native sources of the project would become {Subject}: PublishAot is true. Expected one of them; move the native sources into a project with "
            + "Native.Sdk and reference it (NativeAOT links its code into the add-on), or remove PublishAot."),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private Diagnostic Overlooked()
    {
        var language = Names[0].EndsWith(".c", StringComparison.Ordinal) ? "" : " Language=\"Cxx\"";
        var found = Names.Count == 1 ? $"A file that looks like a native source is not compiled: '{Names[0]}'"
            : $"Files that look like native sources are not compiled: '{Names[0]}' is the first of {Names.Count}";
        return Warning("NSDK1010",
            $"{found}. Expected native/**/*.c, *.cc, *.cpp, *.cxx or *.S, "
            + $"in lowercase (except .S). Rename the directory or the file, or add an item: <NativeSource Include=\"{Names[0]}\"{language} />.");
    }

    private Diagnostic Error(string code, string message) => Diagnostic.Error(code, message, Project);

    private Diagnostic Warning(string code, string message) => Diagnostic.Warning(code, message, Project);
}
