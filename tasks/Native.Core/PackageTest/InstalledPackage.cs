using Native.Core.Audit;
using Native.Core.Diagnostics;
using Native.Core.Imports;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.PackageTest;

/// <summary>Finds why the native libraries of a package cannot be loaded in an app that uses it.</summary>
/// <param name="target">The target of the app.</param>
/// <param name="libraries">Full paths of the libraries that the package contains for the target.</param>
/// <param name="present">The names of all files in the directories from which .NET loads libraries.</param>
/// <param name="files">Reads files.</param>
public sealed class InstalledPackage(NativeTarget target, IReadOnlyList<string> libraries, IReadOnlyCollection<string> present, IFileReader files)
{
    // The machine, the C library and the needed libraries. The other rules of the audit do not explain why a library is not loaded here.
    private static readonly string[] s_rules = ["NSDK6030", "NSDK6031", "NSDK6034"];

    private readonly IReadOnlySet<string> _present = AuditPolicy.NamesOf(target, present);

    /// <summary>Returns the findings: those of the audit, and NSDK6076 for each name that C# imports without a library for it.</summary>
    /// <param name="assemblies">Full paths of the assembly of the package and of the program.</param>
    /// <param name="hasFailed">True if the program ran and failed. Otherwise, a missing library is a warning, because the system can have it.</param>
    public IEnumerable<Diagnostic> Findings(IEnumerable<string> assemblies, bool hasFailed)
    {
        foreach (var library in libraries)
        {
            using var stream = files.Open(library);
            if (stream is not null && AuditedBinary.Read(stream, library, Path.GetFileName(library), target, withExports: false) is { } binary)
            {
                foreach (var finding in AuditRules.Check(binary, new() { IsPack = true, Present = _present }).Where(finding => s_rules.Contains(finding.Code)))
                    yield return finding;
            }
        }

        foreach (var (assembly, import) in Missing(assemblies).DistinctBy(missing => missing.Import.Library))
        {
            yield return new(hasFailed ? Severity.Error : Severity.Warning, "NSDK6076",
                $"{Path.GetFileName(assembly)} imports from '{import.Library}' ({import.Type}.{import.Method}), but the app for {target.Rid} has no library of that name; the package "
                + $"contains {(libraries.Count > 0 ? NameList.First(5, [.. libraries.Select(library => Path.GetFileName(library))]) : "no library for this RID")}. "
                + "Expected a library that .NET finds by this name: correct the name in C#, set NativeLibraryName to it, or pack the library.");
        }
    }

    private IEnumerable<(string Assembly, ManagedImport Import)> Missing(IEnumerable<string> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            using var stream = files.Open(assembly);
            if (stream is null || ManagedImports.ResolvesByItself(stream))
                continue;
            stream.Position = 0;
            foreach (var import in ManagedImports.Read(stream))
            {
                if (import.Support.All(support => support.Allows(target)) && !SystemLibraryList.IsImport(import.Library) && !LibraryNames.Forms(import.Library, target).Any(_present.Contains))
                    yield return (assembly, import);
            }
        }
    }
}
