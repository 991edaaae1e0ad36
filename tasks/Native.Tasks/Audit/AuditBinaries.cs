using Microsoft.Build.Framework;
using Native.Core.Audit;
using Native.Core.Incremental;
using Native.Core.NodeAddon;

namespace Native.Tasks;

/// <summary>
/// Reads the headers of libraries and checks that they can be loaded on the machines that the project promises. The task runs after a link, before a pack, and
/// for the target <c>NativeAudit</c>. Reads <c>obj/native/Debug/linux-x64/libfoo.so</c>, writes <c>audit.txt</c> next to it, and returns the lines of a table.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class AuditBinaries : NativeTask
{
    /// <summary>The binaries, with <c>PackedRid</c> or <c>PackagePath</c> for a package.</summary>
    [Required]
    public ITaskItem[] Binaries { get; set; } = [];

    /// <summary>The requirements: the item <c>_NativeAuditSettings</c>.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The <c>NativeLinkLibrary</c> items.</summary>
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The <c>NativeLinkSearchPath</c> items.</summary>
    public ITaskItem[] SearchPaths { get; set; } = [];

    /// <summary>The items that steps returned. Those with a <c>ReferenceOutput</c> are the libraries of referenced projects.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>The files that are copied next to the binaries.</summary>
    public ITaskItem[] Copies { get; set; } = [];

    /// <summary>The step of the audit of a package, from the up-to-date check. It is recorded if the audit found no error.</summary>
    public ITaskItem? Step { get; set; }

    /// <summary>True if the task returns a table and does not report findings.</summary>
    public bool IsTable { get; set; }

    /// <summary>The lines of the table.</summary>
    [Output]
    public ITaskItem[] Lines { get; set; } = [];

    /// <summary>The files that were written or read. If one of them changes, the audit is stale.</summary>
    [Output]
    public ITaskItem[] Made { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = new AuditSettings(Settings, FullPath, Files);
        var packed = PackedFile.Of(Binaries, settings.Rid, settings.OwnName).DistinctBy(file => $"{file.Target.Rid}|{file.Path}").ToList();
        // The audit after a link writes to the directory of the library. A parallel build of the project removes temporary files from this directory.
        using var buildLock = settings.IsPack || IsTable || packed.Count == 0 ? null
            : Lock(BuildLock.PathIn(Path.GetDirectoryName(settings.RecordOf(packed[0]))!));
        var reader = new AuditReader(settings, packed, [.. Copies.Select(item => Path.GetFileName(item.ItemSpec))], Files);
        var (lines, host, failed) = (new List<string>(), Host(Settings.ItemSpec), false);
        foreach (var file in packed)
        {
            if (reader.Binary(file, withExports: IsTable || settings.ExportsPath.Length > 0 || NodeEntryPoint.IsAddon(file.Name)) is not { } binary)
                continue;
            var policy = reader.Policy(file, settings.IsPack || IsTable ? null : binary, Declared(settings, file));
            var findings = settings.Allowed(AuditRules.Check(binary, policy));
            lines.AddRange([.. lines.Count > 0 ? [""] : (string[])[], .. AuditTable.Lines(binary, policy, findings)]);
            foreach (var finding in IsTable ? [] : findings)
                failed |= host.Report(finding);
        }

        Lines = [.. lines.Select(line => PathItem.Of(line))];
        Made = [.. reader.Read.Select(path => PathItem.Of(path))];
        if (Step is not null && !failed)
            Record(new(Step), packed.Select(file => file.Path).Concat(reader.Read));
    }

    private Func<IEnumerable<string>, IReadOnlyDictionary<string, LibraryOrigin>> Declared(AuditSettings settings, PackedFile file) => needed =>
        new DeclaredLibraries(file.Target, [.. SearchPaths.Select(item => FullPath(item.ItemSpec))], Files).Find(needed, [.. settings.Named(Libraries, References)]);

    private void Record(StaleStep step, IEnumerable<string> paths) => FileWriter.Write(step.State,
        new StepState(step.OptionText, [.. paths.Distinct().Select(path => StepInput.File(path, Files.Stamp(path)))]).Write());
}
