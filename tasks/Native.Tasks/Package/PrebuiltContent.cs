using Microsoft.Build.Framework;
using Native.Core.Audit;
using Native.Core.IO;
using Native.Core.Package;
using Native.Core.PackageForms;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Represents what one machine built for a RID: the files, with the paths from which they are copied, and the items of the manifest.</summary>
/// <param name="Files">The files by their path in the directory of the RID.</param>
/// <param name="Items">The items.</param>
internal sealed record PrebuiltSources(IReadOnlyList<(string Path, string Type, string Source)> Files, IReadOnlyList<PrebuiltItem> Items);

/// <summary>Collects what one machine built for a package, and writes it to a directory with a manifest.</summary>
/// <param name="settings">The settings of the audit, which name the project's own library.</param>
/// <param name="identity">The item with the properties in which the projects of both machines must agree.</param>
/// <param name="toolchain">The toolchain for the manifest.</param>
/// <param name="files">Reads files.</param>
internal sealed class PrebuiltContent(AuditSettings settings, ITaskItem identity, string toolchain, IFileReader files)
{
    // The patterns of Native.PackHeaders.targets.
    private static readonly string[] s_headers = [".h", ".hpp", ".hh", ".inc"];

    private bool HasSymbols => identity.GetMetadata("NativeSymbols").Equals("Separate", StringComparison.OrdinalIgnoreCase);

    private bool HasHeaders => identity.GetMetadata("NativePackHeaders") == "true";

    /// <summary>Returns the full path of the record of the libraries that the project names.</summary>
    public string RecordOf(NativeTarget target) => settings.RecordOf(new PackedFile("", "", target, IsLinked: true));

    /// <summary>Returns the files and items of a RID, in an order that does not depend on the machine.</summary>
    public PrebuiltSources Of(NativeTarget target, IEnumerable<ITaskItem> packed, IEnumerable<ITaskItem> references, PackedStatics? statics)
    {
        List<ITaskItem> offered = [.. references.Where(item => item.GetMetadata("ReferenceRid") == target.Rid)];
        var import = Path.Combine(Path.GetDirectoryName(RecordOf(target))!, target.LinkFileName(identity.GetMetadata("NativeLibraryName"), NativeOutputType.SharedLibrary));
        List<(string Path, string Type, string Source)> found =
        [
            .. packed.Where(item => item.GetMetadata("PackedRid") == target.Rid).Select(item => (PrebuiltFile.NativeFolder + Path.GetFileName(item.ItemSpec),
                item.GetMetadata("Type") is { Length: > 0 } type ? type : PrebuiltFile.Library, item.GetMetadata("FullPath"))),
            .. packed.Where(item => HasSymbols && item.GetMetadata("PackedRid") == target.Rid)
                .Select(item => SymbolFiles.Of(item.GetMetadata("FullPath"), Path.GetDirectoryName(import)!, files)).OfType<string>()
                .Select(path => (PrebuiltFile.NativeFolder + Path.GetFileName(path), PrebuiltFile.Symbols, path)),
            .. HasHeaders && target.IsWindows && File.Exists(import) ? [($"lib/{Path.GetFileName(import)}", PrebuiltFile.ImportLibrary, import)] : Array.Empty<(string, string, string)>(),
            .. HasHeaders ? offered.Where(item => item.GetMetadata("Type") == "Include" && item.GetMetadata("Kind") is "" or "User").SelectMany(item => Headers(item.ItemSpec)) : [],
            .. (statics?.Parts ?? []).Where(part => part.Source is not null).Select(part => (PrebuiltItems.StaticPath(part, target), PrebuiltFile.Static, part.Source!)),
        ];
        return new([.. found.DistinctBy(file => file.Path, StringComparer.OrdinalIgnoreCase).OrderBy(file => file.Path, StringComparer.Ordinal)],
        [
            .. offered.Where(item => item.GetMetadata("Type") == "Metadata" && WritePackageTargets.IsForOthers(item))
                .Select(item => new PrebuiltItem("Metadata", item.ItemSpec, [KeyValuePair.Create("Value", item.GetMetadata("Value"))])),
            .. offered.Where(item => item.GetMetadata("Type") == "System").Select(item => new PrebuiltItem("System", item.ItemSpec, [])),
            .. statics is null ? [] : PrebuiltItems.Of(statics),
        ]);
    }

    /// <summary>Copies the files into a directory, and writes the manifest.</summary>
    public void Write(string folder, NativeTarget target, PrebuiltSources sources)
    {
        var written = new List<PrebuiltFile>();
        foreach (var (path, type, source) in sources.Files)
        {
            var copy = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            FileWriter.CopyIfDifferent(source, copy);
            using var stream = File.OpenRead(copy);
            var digest = PrebuiltReader.Digest(stream);
            stream.Position = 0;
            var image = type != PrebuiltFile.Symbols && path.StartsWith(PrebuiltFile.NativeFolder, StringComparison.Ordinal) ? AuditedBinary.Read(stream, copy, Path.GetFileName(copy), target, withExports: true)?.Image : null;
            written.Add(new(path, type, digest, stream.Length, AuditTable.Required(image), AuditTable.Exports(image)));
        }

        var manifest = new PrebuiltManifest(target.Rid, PrebuiltItems.IdentityOf(identity), target.ZigTriple(settings.GlibcVersion, settings.MacOSVersion), toolchain,
            files.ReadText(RecordOf(target)) ?? "", written, sources.Items);
        FileWriter.Write(Path.Combine(folder, PrebuiltManifest.FileName), manifest.Write());
    }

    private IEnumerable<(string Path, string Type, string Source)> Headers(string folder) =>
        files.Below(folder).Where(path => s_headers.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)
            .Select(path => (PrebuiltFile.HeaderFolder + Path.GetRelativePath(folder, path).Replace('\\', '/'), PrebuiltFile.Header, path));
}
