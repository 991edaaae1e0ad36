using System.Text.RegularExpressions;
using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Imports;

/// <summary>Represents the project's library for one RID, against which C# imports are checked.</summary>
public sealed record ImportedLibrary
{
    /// <summary>The target.</summary>
    public required NativeTarget Target { get; init; }

    /// <summary><c>NativeLibraryName</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The file name: <c>libfoo.so</c>.</summary>
    public required string FileName { get; init; }

    /// <summary>The exports.</summary>
    public required ExportTable Exports { get; init; }

    /// <summary>
    /// The exports of its dependencies, whose functions .NET finds through it, except on Windows. Null if a dependency cannot be read,
    /// in which case no function is reported as missing.
    /// </summary>
    public Lazy<IReadOnlySet<string>?> Behind { get; init; } = new(new HashSet<string>());

    /// <summary>The files next to it, and files from packages.</summary>
    public IReadOnlyList<string> AdjacentFiles { get; init; } = [];

    /// <summary>Returns hidden and static symbols of objects. Called only if a function is missing.</summary>
    public Func<(IReadOnlySet<string> Hidden, IReadOnlySet<string> Local)> Objects { get; init; } = () => (new HashSet<string>(), new HashSet<string>());
}

/// <summary>Finds C# imports that the project's library does not export.</summary>
/// <param name="library">The library.</param>
/// <param name="isGenerated">Returns true if an import was generated from a header, which is checked separately.</param>
public sealed class ImportCheck(ImportedLibrary library, Func<ManagedImport, bool> isGenerated)
{
    private readonly LibraryNames _names = new(library.Name, library.Target);

    /// <summary>
    /// Returns an error for each missing function (NSDK2021) and, with <paramref name="checksNames"/>, a warning for each library name that is similar to
    /// the name of the project's library (NSDK2022).
    /// </summary>
    public IReadOnlyList<Diagnostic> Check(IEnumerable<ManagedImport> imports, bool checksNames, Func<ManagedImport, (string File, int Line)?> place)
    {
        var here = imports.Where(import => import.Support.All(support => support.Allows(library.Target)) && !isGenerated(import)).ToList();
        var missing = here.Where(import => _names.IsOwn(import.Library) && !IsFound(import)).Select(import => Place(Missing(import), place(import)));
        var near = here.Where(import => checksNames && _names.IsNear(import.Library) && !library.AdjacentFiles.Any(file => LibraryNames.Answers(file, import.Library)))
            .DistinctBy(import => import.Library).Select(import => Place(Near(import), place(import)));
        return [.. missing.Concat(near)];
    }

    private bool IsFound(ManagedImport import) => EntryPoints.Finds(import, library.Exports, library.Target)
        || (!library.Target.IsWindows && (library.Behind.Value is not { } others || others.Contains(import.EntryPoint)));

    private static Diagnostic Place(Diagnostic diagnostic, (string File, int Line)? place) =>
        place is { } known ? diagnostic with { File = known.File, Line = known.Line } : diagnostic;

    private Diagnostic Missing(ManagedImport import) => Diagnostic.Error("NSDK2021",
        $"{library.FileName} for {library.Target.Rid} does not export '{import.EntryPoint}', which {import.Type}.{import.Method} imports.{Reason(import.EntryPoint)} "
        + $"Expected a C function of that name in the library: define it, correct the name, or mark the method with [SupportedOSPlatform] if the function exists only on other systems.");

    private string Reason(string name)
    {
        if (name.StartsWith('#'))
            return "";
        if (library.Exports.Names.FirstOrDefault(export => IsMangled(export, name)) is { } mangled)
            return $" It exports the C++ function '{mangled}': put extern \"C\" before the function.";
        var (hidden, local) = library.Objects();
        if (local.Contains(name))
            return $" It is static in C: remove static from '{name}'.";
        if (hidden.Contains(name))
            return $" It is hidden: compile it with default visibility (for a CMake project with Options=\"-DCMAKE_C_VISIBILITY_PRESET=default\"), "
                + "or put __attribute__((visibility(\"default\"))), on Windows __declspec(dllexport), before it.";
        return NearNames.Hint(name, library.Exports.Names.Concat(library.Behind.Value ?? Enumerable.Empty<string>()));
    }

    // _Z3mulii, _ZN5space3mulEii, ?mul@@YAHHH@Z
    private static bool IsMangled(string export, string name) =>
        (export.StartsWith("_Z", StringComparison.Ordinal) && Regex.IsMatch(export, $@"(?<!\d){name.Length}{Regex.Escape(name)}"))
        || export.StartsWith($"?{name}@", StringComparison.Ordinal);

    private Diagnostic Near(ManagedImport import) => Diagnostic.Warning("NSDK2022",
        $"{import.Type}.{import.Method} imports from '{import.Library}', but no library with that name is built or copied for {library.Target.Rid}; the library of this project is "
        + $"'{library.Name}'. Expected that name; use NativeConstants.LibraryName, or set <NativeLibraryName>{import.Library}</NativeLibraryName>.");
}
