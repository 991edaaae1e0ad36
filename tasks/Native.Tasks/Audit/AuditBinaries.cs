using Microsoft.Build.Framework;
using Native.Core.Audit;
using Native.Core.Incremental;

namespace Native.Tasks;

/// <summary>
/// Checks that libraries can be loaded where the project promises it, from their headers: after a link, before a pack, and for the target
/// <c>NativeAudit</c>. Takes <c>obj/native/Debug/linux-x64/libfoo.so</c>, gives <c>audit.txt</c> next to it and the lines of a table.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class AuditBinaries : NativeTask
{
    /// <summary>The binaries, with <c>PackedRid</c> or <c>PackagePath</c> for a package.</summary>
    [Required]
    public ITaskItem[] Binaries { get; set; } = [];

    /// <summary>What they are held to: the item <c>_NativeAuditSettings</c>.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The <c>NativeLinkLibrary</c> items.</summary>
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The <c>NativeLinkSearchPath</c> items.</summary>
    public ITaskItem[] SearchPaths { get; set; } = [];

    /// <summary>The libraries of referenced projects: items that steps gave, of which those with a <c>ReferenceOutput</c> count.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Files that are copied next to the binaries.</summary>
    public ITaskItem[] Copies { get; set; } = [];

    /// <summary>The audit of a package, from the up-to-date check: it is recorded where nothing failed.</summary>
    public ITaskItem? Step { get; set; }

    /// <summary>Whether the answer is a table, and findings are no errors.</summary>
    public bool IsQuestion { get; set; }

    /// <summary>The lines of the table.</summary>
    [Output]
    public ITaskItem[] Lines { get; set; } = [];

    /// <summary>The files that were written or read, and that make the answer stale.</summary>
    [Output]
    public ITaskItem[] Made { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = new AuditSettings(Settings, FullPath, Files);
        var packed = PackedFile.Of(Binaries, settings.Rid).DistinctBy(file => (file.Path, file.Target)).ToList();
        var lines = new List<string>();
        var host = Host(Settings.ItemSpec);
        var failed = false;
        foreach (var file in packed)
        {
            if (Read(settings, file) is not { } binary)
                continue;
            var policy = PolicyFor(settings, file, binary, packed);
            var findings = settings.Allowed(AuditRules.Check(binary, policy));
            lines.AddRange([.. lines.Count > 0 ? [""] : (string[])[], .. AuditTable.Lines(binary, policy, findings)]);
            foreach (var finding in IsQuestion ? [] : findings)
                failed |= host.Report(finding);
        }

        if (Step is not null && !failed)
            Record(packed, settings);

        Lines = [.. lines.Select(line => PathItem.Of(line))];
        foreach (var line in IsQuestion ? [] : lines)
            Log.LogMessage(MessageImportance.Low, "{0}", line);
    }

    private void Record(IEnumerable<PackedFile> packed, AuditSettings settings)
    {
        var step = new StaleStep(Step!);
        var inputs = packed.SelectMany(file => file.IsLinked ? (string[])[file.Path, RecordOf(file)] : [file.Path]).Concat(settings.ExportsPath.Length > 0 ? [settings.ExportsPath] : [])
            .Distinct().Select(path => StepInput.File(path, Files.Stamp(path)));
        FileWriter.Write(step.State, new StepState(step.OptionText, [.. inputs]).Write());
    }

    private static string RecordOf(PackedFile file) => Path.Combine(Path.GetDirectoryName(file.Path)!, DeclaredLibraries.FileName);

    private AuditedBinary? Read(AuditSettings settings, PackedFile file)
    {
        using var stream = Files.Open(file.Path);
        return stream is null ? null : AuditedBinary.Read(stream, file.Path, file.Name, file.Target, IsQuestion || settings.ExportsPath.Length > 0);
    }

    private AuditPolicy PolicyFor(AuditSettings settings, PackedFile file, AuditedBinary binary, IReadOnlyList<PackedFile> packed)
    {
        var policy = settings.PolicyFor(file.Target, isOwn: file.IsLinked) with
        {
            Present = packed.Where(other => other.Target == file.Target).Select(other => other.Name).Concat(Copies.Select(item => Path.GetFileName(item.ItemSpec)))
                .Select(name => file.Target.IsWindows ? name.ToUpperInvariant() : name).ToHashSet(StringComparer.Ordinal),
        };
        if (!file.IsLinked || binary.Image is null)
            return policy;
        var record = RecordOf(file);
        if (settings.IsPack || IsQuestion)
            return policy with { Declared = DeclaredLibraries.Parse(Files.ReadText(record)) };
        var declared = new DeclaredLibraries(file.Target, [.. SearchPaths.Select(item => FullPath(item.ItemSpec))], Files)
            .Find(binary.Image.Needed.Select(library => library.Name), [.. settings.Named(Libraries, References)]);
        FileWriter.WriteIfDifferent(record, DeclaredLibraries.Write(declared));
        Made = [PathItem.Of(record), .. settings.ExportsPath.Length > 0 ? (ITaskItem[])[PathItem.Of(settings.ExportsPath)] : []];
        return policy with { Declared = declared };
    }
}
