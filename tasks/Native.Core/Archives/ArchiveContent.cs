using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Core.IO;
using Native.Core.Platform;

namespace Native.Core.Archives;

/// <summary>Represents the parts of an unpacked archive that the build uses.</summary>
/// <param name="Folder">Full path of the unpacked folder.</param>
/// <param name="Sources">Patterns of the files to compile, relative to the folder.</param>
/// <param name="Excluded">Patterns of the files to exclude.</param>
/// <param name="IncludePaths">Folders of headers, relative to the folder.</param>
public sealed record ArchiveContent(string Folder, IReadOnlyList<string> Sources, IReadOnlyList<string> Excluded, IReadOnlyList<string> IncludePaths)
{
    /// <summary>Metadata of every source.</summary>
    public IReadOnlyList<(string Name, string Value)> Metadata { get; init; } = [];

    /// <summary>The system on which the archive was unpacked.</summary>
    public HostSystem Host { get; init; } = HostSystem.This;

    /// <summary>The wildcard patterns as inputs, so that added files are compiled too.</summary>
    public IEnumerable<(InputKind Kind, string Name)> Inputs =>
        Sources.Select(Locate).Where(place => HasWildcard(place.Pattern)).Select(place => StepInput.NamesIn(place.Folder, place.Pattern));

    /// <summary>Returns full paths of type <c>Source</c> and <c>Include</c>, in an order that does not depend on the machine.</summary>
    public IReadOnlyList<StepItem> Items(IFileReader files)
    {
        var excluded = Excluded.Select(Locate).ToList();
        var sources = Sources.SelectMany(pattern => Find(Locate(pattern), files)).Distinct()
            .Where(path => !excluded.Exists(place => IsMatch(path, place, ignoresCase: true)));
        return
        [
            .. sources.Select(path => StepItem.Of("Source", path, [.. Metadata])),
            .. IncludePaths.Select(path => StepItem.Of("Include", $"{Folder}/{path.Replace('\\', '/')}")),
        ];
    }

    /// <summary>Returns NSDK3048 if <c>Sources</c> is set but <paramref name="items"/> contain no source.</summary>
    /// <param name="items">The result of <see cref="Items"/>.</param>
    /// <param name="project">The file that contains the item.</param>
    public Diagnostic? Refuse(IEnumerable<StepItem> items, string? project) => Sources.Count == 0 || items.Any(item => item.Type == "Source")
        ? null
        : Diagnostic.Error("NSDK3048",
            $"No file in {Folder}/ matches Sources=\"{string.Join(';', Sources)}\" of the archive. Expected at least one matching file; inspect the directory and "
            + "correct Sources, ExcludeSources or StripComponents.", project);

    // "src/**/*.c" → /folder/src and **/*.c: only the part after the first wildcard must be searched.
    private (string Folder, string Pattern) Locate(string pattern)
    {
        var text = $"{Folder}/{pattern.Replace('\\', '/')}";
        var wildcard = text.AsSpan(Folder.Length).IndexOfAny('*', '?');
        var slash = text.LastIndexOf('/', wildcard < 0 ? text.Length - 1 : Folder.Length + wildcard);
        return (Path.GetFullPath(text[..slash]), text[(slash + 1)..]);
    }

    private IEnumerable<string> Find((string Folder, string Pattern) place, IFileReader files)
    {
        // The compile step reports a named file that does not exist.
        if (!HasWildcard(place.Pattern))
            return [Path.Combine(place.Folder, place.Pattern)];
        var isDeep = place.Pattern.Contains('/') || place.Pattern == "**";
        var ignoresCase = Host.PathComparison == StringComparison.OrdinalIgnoreCase;
        return files.Below(place.Folder, _ => !isDeep).Where(path => IsMatch(path, place, ignoresCase)).Order(StringComparer.Ordinal);
    }

    private static bool IsMatch(string path, (string Folder, string Pattern) place, bool ignoresCase) => FolderPath.Contains(place.Folder, path)
        && PathPattern.IsMatch(Path.GetRelativePath(place.Folder, path).Replace('\\', '/'), place.Pattern, ignoresCase);

    private static bool HasWildcard(string pattern) => pattern.AsSpan().ContainsAny('*', '?');
}
