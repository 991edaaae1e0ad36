using System.Globalization;
using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.Audit;

/// <summary>Formats the requirements, exports and promises of a binary as text, which the target <c>NativeAudit</c> prints.</summary>
public static class AuditTable
{
    private const int Most = 100;

    /// <summary>Returns the lines for one binary.</summary>
    public static IEnumerable<string> Lines(AuditedBinary binary, AuditPolicy policy, IReadOnlyList<Diagnostic> findings) =>
    [
        $"file         {binary.Path}",
        $"is           {binary.Header?.Description ?? "no binary"}, for {binary.Target.Rid}",
        .. binary.Image is { } image ? ImageLines(binary, image, policy) : [],
        .. findings.Count == 0 ? ["findings     none"] : findings.Select(finding => $"finding      {(finding.Severity == Severity.Error ? "error" : "warning")} {finding.Code}: {finding.Message}"),
    ];

    private static IEnumerable<string> ImageLines(AuditedBinary binary, BinaryImage image, AuditPolicy policy)
    {
        if (image.Name is { } name)
            yield return $"name         {name}";
        foreach (var library in image.Needed)
            yield return $"needs        {library.Name}{(library.Versions.Count > 0 ? $" ({string.Join(", ", library.Versions)})" : "")}{Origin(binary, library, policy)}";
        if (image.RunPaths.Count > 0)
            yield return $"run path     {string.Join(' ', image.RunPaths)}";
        if (Minimum(binary, image, policy) is { } minimum)
            yield return $"requires     {minimum}";
        if (Traits(binary, image) is { Length: > 0 } traits)
            yield return $"has          {traits}";
        var exports = Exports(image);
        yield return string.Create(CultureInfo.InvariantCulture, $"exports      {exports.Count}{(exports.Count > 0 ? ": " : "")}{string.Join(' ', exports.Take(Most))}{(exports.Count > Most ? " …" : "")}");
    }

    private static string Origin(AuditedBinary binary, NeededLibrary library, AuditPolicy policy) => SystemLibraryList.Contains(binary.Target, library.Name) ? ""
        : policy.Present.Contains(library.FileName) ? ", next to it"
        : policy.Declared.TryGetValue(library.Name, out var origin) ? origin switch
        {
            LibraryOrigin.System => ", a NativeDependency of the system",
            LibraryOrigin.Reference => ", from a referenced project or package",
            _ => ", which the project names",
        }
        : ", which is not provided";

    /// <summary>Returns the oldest system that a binary requires, such as <c>glibc 2.17</c>, or an empty text.</summary>
    public static string Required(BinaryImage? image) => image is null ? ""
        : GlibcFloor.Required(image) is { } glibc ? $"glibc {glibc}"
        : image.MinimumSystem is { } system ? $"{(image.Format == BinaryFormat.MachO ? "macOS" : "Windows")} {system}" : "";

    /// <summary>Returns the names that a binary exports, sorted.</summary>
    public static IReadOnlyList<string> Exports(BinaryImage? image) => image is null ? [] : [.. ExportTable.NamesOf(image).Order(StringComparer.Ordinal)];

    private static string? Minimum(AuditedBinary binary, BinaryImage image, AuditPolicy policy) => Required(image) is not { Length: > 0 } required ? null
        : required + (image.Format == BinaryFormat.Elf && policy.Glibc is { } floor ? $"; promised {floor}" : binary.Target.IsMacOS && policy.MacOS is { } macOS ? $"; promised {macOS}" : "");

    private static string Traits(AuditedBinary binary, BinaryImage image) => string.Join(", ", new[]
    {
        image.Has(BinaryTraits.TextRelocations) ? "text relocations" : "", image.Has(BinaryTraits.ExecutableStack) ? "executable stack" : "",
        image.Has(BinaryTraits.FixedAddress) ? "fixed address" : "", binary.Target.IsMacOS ? image.Has(BinaryTraits.Signed) ? "a signature" : "no signature" : "",
    }.Where(trait => trait.Length > 0));
}
