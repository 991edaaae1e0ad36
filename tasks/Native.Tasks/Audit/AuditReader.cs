using Native.Core.Audit;
using Native.Core.IO;
using Native.Core.NodeAddon;

namespace Native.Tasks;

/// <summary>Reads binaries and their requirements.</summary>
/// <param name="settings">The settings of the project.</param>
/// <param name="packed">All audited files.</param>
/// <param name="copies">The names of other files that are next to the binaries.</param>
/// <param name="files">Reads files.</param>
internal sealed class AuditReader(AuditSettings settings, IReadOnlyList<PackedFile> packed, IReadOnlyList<string> copies, IFileReader files)
{
    private readonly List<string> _read = [];

    /// <summary>Full paths of the files that were read to determine the requirements.</summary>
    public IReadOnlyList<string> Read => _read;

    /// <summary>Returns a binary, or null for a file that is not loaded or does not exist.</summary>
    public AuditedBinary? Binary(PackedFile file, bool withExports)
    {
        using var stream = files.Open(file.Path);
        return stream is null ? null : AuditedBinary.Read(stream, file.Path, file.Name, file.Target, withExports);
    }

    /// <summary>
    /// Returns the requirements of a file. If <paramref name="linked"/> was linked in this build, <paramref name="declared"/> returns the libraries that the
    /// project names, and they are recorded. Otherwise, they are read from the record of the link.
    /// </summary>
    public AuditPolicy Policy(PackedFile file, AuditedBinary? linked, Func<IEnumerable<string>, IReadOnlyDictionary<string, LibraryOrigin>> declared)
    {
        var names = packed.Where(other => other.Target == file.Target).Select(other => other.Name).Concat(copies);
        // The program that loads an add-on is in memory before the add-on.
        if (NodeEntryPoint.IsAddon(file.Name))
            names = names.Append(NodeFunctions.Program);
        var policy = settings.PolicyFor(file.Target, isOwn: file.IsLinked, file.Prebuilt?.Toolchain) with
        {
            Present = AuditPolicy.NamesOf(file.Target, names),
        };
        if (!file.IsLinked)
            return policy;
        if (file.Prebuilt is { } prebuilt)
        {
            _read.AddRange(settings.ExportsPath.Length > 0 ? [settings.ExportsPath] : []);
            return policy with { Declared = DeclaredLibraries.Parse(prebuilt.Declared) };
        }

        var record = settings.RecordOf(file);
        _read.AddRange(settings.ExportsPath.Length > 0 ? [record, settings.ExportsPath] : [record]);
        if (linked is null)
            return policy with { Declared = DeclaredLibraries.Parse(files.ReadText(record)) };
        var found = declared(linked.Image?.Needed.Select(library => library.Name) ?? []);
        FileWriter.WriteIfDifferent(record, DeclaredLibraries.Write(found));
        return policy with { Declared = found };
    }
}
