using Microsoft.Build.Framework;
using Native.Core.Audit;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Reads the requirements of binaries from the metadata of the <c>_NativeAuditSettings</c> item.</summary>
internal sealed class AuditSettings(ITaskItem item, Func<string, string> fullPath, IFileReader files)
{
    /// <summary>The RID of files without a RID of their own. Empty if all files have one.</summary>
    public string Rid => item.GetMetadata("Rid");

    /// <summary>Returns the file name of the project's own binary. A file with another name is only packed with it.</summary>
    public string OwnName(NativeTarget target) => item.GetMetadata("LibraryName") is { Length: > 0 } name && OutputType is { } type ? target.FileName(name, type) : "";

    /// <summary>Returns the full path of the record of a link. A packed library can be an edited copy in another directory.</summary>
    public string RecordOf(PackedFile file) => Path.Combine(
        item.GetMetadata("Folder") is { Length: > 0 } folder ? Path.Combine(folder, file.Target.Rid) : Path.GetDirectoryName(file.Path)!, DeclaredLibraries.FileName);

    /// <summary>True if the binaries are packed.</summary>
    public bool IsPack => item.GetMetadata("IsPack") == "true";

    /// <summary><c>NativeGlibcVersion</c>.</summary>
    public string GlibcVersion => item.GetMetadata("GlibcVersion");

    /// <summary><c>NativeMacOSVersion</c>.</summary>
    public string MacOSVersion => item.GetMetadata("MacOSVersion");

    /// <summary>Full path of the list of exports, or an empty text.</summary>
    public string ExportsPath { get; } = item.GetMetadata("Exports") is { Length: > 0 } path ? fullPath(path) : "";

    private NativeOutputType? OutputType => Enum.TryParse<NativeOutputType>(item.GetMetadata("OutputType"), ignoreCase: true, out var type) ? type : null;

    /// <summary>Returns the requirements of a binary. The list of exports applies to the library of the project only.</summary>
    public AuditPolicy PolicyFor(NativeTarget target, bool isOwn, string? toolchain = null)
    {
        // With CMake, the compiler determines the requirements of a binary, so that the project promises a version only if it sets the property.
        var promises = (toolchain ?? item.GetMetadata("Toolchain")) != "cmake";
        return new()
        {
            IsPack = IsPack,
            Glibc = promises || (IsPack && GlibcVersion.Length > 0) ? AuditPolicy.GlibcOf(target, GlibcVersion) : null,
            MacOS = promises || (IsPack && MacOSVersion.Length > 0) ? AuditPolicy.MacOSOf(MacOSVersion) : null,
            Exports = isOwn && ExportsPath.Length > 0 && OutputType?.IsShared() == true ? new(ExportsPath, files.ReadText(ExportsPath)) : null,
        };
    }

    /// <summary>Returns the libraries that the project names.</summary>
    public IEnumerable<(string Name, LibraryOrigin Origin)> Named(IEnumerable<ITaskItem> libraries, IEnumerable<ITaskItem> references)
    {
        var packages = item.GetMetadata("PackageRoot");
        var projects = references.Where(reference => reference.GetMetadata("ReferenceOutput").Length > 0).Select(reference => reference.ItemSpec).ToHashSet(StringComparer.Ordinal);
        foreach (var library in libraries.Where(library => library.GetMetadata("Kind") is not "Argument"))
        {
            var name = library.ItemSpec;
            var isPath = name.Contains('/') || name.Contains('\\');
            yield return (isPath ? fullPath(name) : name, library.GetMetadata("Dependency").Length > 0 ? LibraryOrigin.System
                : projects.Contains(name) || (packages.Length > 1 && isPath && fullPath(name).StartsWith(fullPath(packages), StringComparison.Ordinal)) ? LibraryOrigin.Reference
                : LibraryOrigin.Named);
        }
    }

    /// <summary>
    /// Returns the findings that the project does not suppress. <c>NoWarn</c> and <c>WarningsNotAsErrors</c> apply to errors too, so that the project can
    /// change every rule to a warning or disable it.
    /// </summary>
    public IReadOnlyList<Diagnostic> Allowed(IEnumerable<Diagnostic> findings)
    {
        var (off, warnings) = (Codes("NoWarn"), Codes("WarningsNotAsErrors"));
        return [.. findings.Where(finding => !off.Contains(finding.Code)).Select(finding => warnings.Contains(finding.Code) ? finding with { Severity = Severity.Warning } : finding)];
    }

    private HashSet<string> Codes(string name) =>
        item.GetMetadata(name).Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
