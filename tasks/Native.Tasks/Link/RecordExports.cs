using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Imports;
using Native.Core.Link;
using Native.Core.ObjectFiles;

namespace Native.Tasks;

/// <summary>
/// Reads the exports of a linked library. Reports an error if there are none, and a warning for each function that headers of the project declare but
/// the library does not export. Writes <c>exports.txt</c> next to <c>obj/native/Debug/linux-x64/libfoo.so</c>, with which the imports of C# are
/// compared.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class RecordExports : NativeTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The <c>NativeLinkLibrary</c> items.</summary>
    public ITaskItem[] Libraries { get; set; } = [];

    /// <summary>The <c>NativeLinkSearchPath</c> items.</summary>
    public ITaskItem[] SearchPaths { get; set; } = [];

    /// <summary>The full path of the file that lists the functions that headers of the project declare, or empty.</summary>
    public string DeclaredFile { get; set; } = "";

    /// <summary>The file that was written.</summary>
    [Output]
    public ITaskItem? Made { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = SettingsOf(Settings);
        var request = LinkRequestReader.Read(settings, [], hasCxx: false, Libraries, SearchPaths, []);
        using var buildLock = Lock(settings.LockPath);
        using var library = File.OpenRead(Path.Combine(settings.ObjectDirectory, request.FileName));
        var exports = ExportTable.Read(library, settings.Target)
            ?? throw new NativeException(Diagnostic.Error("NSDK2023", $"{request.FileName} cannot be read. Expected a shared library for {settings.Target.Rid}. "
                + "Clean the build (dotnet clean) and build again; if that does not help, check the arguments of the linker."));
        var record = new ExportRecord(exports,
            [.. request.Libraries.Where(library => library.IsPath).Select(library => Path.GetDirectoryName(library.Name)!).Prepend(settings.ObjectDirectory).Concat(request.SearchPaths).Distinct()],
            [.. request.Libraries.Where(library => library is { WholeArchive: true, IsPath: true }).Select(library => library.Name)]);
        // A DLL does not re-export functions of its dependencies, but the project can place those next to the app.
        var bringsOthers = settings.Target.IsWindows ? request.Libraries.Any(library => library.Kind == LibraryKind.Shared) : record.BringsOthers;
        if (exports.IsEmpty && !bringsOthers)
        {
            Log.Report(ExportRecord.Nothing(request.FileName, settings.Target, ObjectNames.In(settings.ObjectDirectory, record.Archives, settings.Target).Hidden));
            return;
        }

        var path = Path.Combine(settings.ObjectDirectory, ExportRecord.FileName);
        FileWriter.WriteIfDifferent(path, record.Write());
        Made = PathItem.Of(path);
        if (DeclaredFile.Length > 0)
            CheckBindings(settings, request.FileName, record);
    }

    private void CheckBindings(BuildSettings settings, string fileName, ExportRecord record)
    {
        var declared = DeclaredImports.Parse(Files.ReadText(DeclaredFile) ?? "");
        var behind = new Lazy<IReadOnlySet<string>?>(() => record.Behind(settings.Target, Files));
        var missing = MissingImports.Find(declared, settings.Target.Rid,
            name => record.Exports.Names.Contains(name) || behind.Value is not { } others || others.Contains(name));
        foreach (var warning in MissingImports.Warnings(missing, fileName, settings.Target.Rid))
            Log.Report(warning);
        var file = Path.Combine(Path.GetDirectoryName(DeclaredFile)!, MissingImports.FileName(settings.Target.Rid));
        if (missing.Count > 0 || File.Exists(file))
            FileWriter.WriteIfDifferent(file, string.Concat(missing.Select(each => $"{each.Import.Name}\n").Distinct()));
    }
}
