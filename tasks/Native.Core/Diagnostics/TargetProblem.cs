namespace Native.Core.Diagnostics;

/// <summary>A mistake that the targets find by a condition: they know what was found, and this type knows the message.</summary>
/// <param name="Project">The project file.</param>
/// <param name="Subject">The file or folder that the message is about.</param>
/// <param name="Names">Everything that was found.</param>
/// <param name="Advice">The value that the project may use instead.</param>
internal sealed record TargetProblem(string Project, string Subject, IReadOnlyList<string> Names, string Advice)
{
    private string List => string.Join(", ", Names);

    /// <summary>The message of the problem that the targets call <paramref name="name"/>.</summary>
    public Diagnostic Describe(string name) => name switch
    {
        "OverlookedSources" => Overlooked(),
        "SystemLibrariesInPackage" => Warning("NSDK3017",
            $"The package needs libraries of the system that it is installed on, as this machine has them: {List}. Expected everything in the package; "
            + "build them from source (dotnet pack -p:NativeDependencyMode=Source), or tell users what to install and silence this with NoWarn."),
        "GlibcOnly" => Warning("NSDK6001",
            $"The package has {List} and no musl counterpart: NuGet would give the glibc library to Alpine, where it cannot load. "
            + "Expected linux-musl-<architecture> in NativeRuntimeIdentifiers too."),
        "NameOfAssembly" => Error("NSDK6002",
            $"The native library and the C# assembly are both called {Subject}. Expected two names; "
            + $"set <NativeLibraryName>{Advice}</NativeLibraryName> and use it in DllImport."),
        "MissingInPackage" => Error("NSDK6003",
            $"There is no native library for {List}, which the package must have. Expected {Subject}<rid>/; "
            + "build it first (pack without --no-build), or take the RID out of NativeRuntimeIdentifiers."),
        "SameNames" => Error("NSDK6004",
            $"Several files would be next to the app as {Subject}: {List}. Expected one file of a name; "
            + $"rename all but one, or copy only the one that is for {Advice}."),
        "PackedProgram" => Error("NSDK6005",
            "A native program is not packed: packages have no place for one that .NET would look at. Expected NativeOutputType SharedLibrary, "
            + "or a project that is not packed; set <IsPackable>false</IsPackable>."),
        "PackedArchive" => Warning("NSDK6006",
            $"The package has no native library: an archive ({Subject}) cannot be loaded, and is not packed. Expected NativeOutputType SharedLibrary "
            + "for a package that C# uses, or a project that is not packed; set <IsPackable>false</IsPackable>."),
        "UnusedArchives" => Warning("NSDK6006",
            $"The project references {List}, and has no C into which an archive could be linked: C# cannot load it. "
            + "Expected NativeOutputType SharedLibrary in the referenced project, or C of this project that uses it."),
        "ToolWithoutDeps" => Error("NSDK6007",
            $"The tool has no {Subject}, so that .NET cannot choose the native library of its machine. Expected GenerateDependencyFile=true, "
            + $"or a package for each RID: <ToolPackageRuntimeIdentifiers>{Advice}</ToolPackageRuntimeIdentifiers>."),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private Diagnostic Overlooked()
    {
        var language = Names[0].EndsWith(".c", StringComparison.Ordinal) ? "" : " Language=\"Cxx\"";
        return Warning("NSDK1010",
            $"Files that look like native sources are not compiled: {Names.Count}, the first is '{Names[0]}'. Expected native/**/*.c, *.cc, *.cpp, *.cxx or *.S, "
            + $"in these letters. Rename the folder or the file, or name it: <NativeSource Include=\"{Names[0]}\"{language} />.");
    }

    private Diagnostic Error(string code, string message) => Diagnostic.Error(code, message, Project);

    private Diagnostic Warning(string code, string message) => Diagnostic.Warning(code, message, Project);
}
