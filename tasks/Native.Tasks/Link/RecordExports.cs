using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Imports;
using Native.Core.Link;
using Native.Core.ObjectFiles;

namespace Native.Tasks;

/// <summary>
/// Looks at what a library exports after its link: an error where that is nothing, a warning for what headers of the project declare and it does not have. Takes
/// <c>obj/native/Debug/linux-x64/libfoo.so</c>, gives <c>exports.txt</c> next to it, against which C# is checked.
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

    /// <summary>Full path of the file that names what headers of the project declare, or empty where there are none.</summary>
    public string DeclaredFile { get; set; } = "";

    /// <summary>The file that was written.</summary>
    [Output]
    public ITaskItem? Made { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var settings = SettingsOf(Settings);
        var request = LinkRequestReader.Read(settings, [], hasCxx: false, Libraries, SearchPaths, []);
        using var buildLock = BuildLock.Acquire(settings.LockPath, Cancelled);
        using var library = File.OpenRead(Path.Combine(settings.ObjectDirectory, request.FileName));
        var exports = ExportTable.Read(library, settings.Target)
            ?? throw new NativeException(Diagnostic.Error("NSDK2023", $"{request.FileName} is no library for {settings.Target.Rid} that can be read, and so none that could be loaded. "
                + "Clean the build (dotnet clean) and build again; if that does not help, look at the arguments of the linker."));
        var record = new ExportRecord(exports,
            [.. request.Libraries.Where(library => library.IsPath).Select(library => Path.GetDirectoryName(library.Name)!).Prepend(settings.ObjectDirectory).Concat(request.SearchPaths).Distinct()],
            [.. request.Libraries.Where(library => library is { WholeArchive: true, IsPath: true }).Select(library => library.Name)]);
        // A DLL does not lead to the functions of those that it needs, but the project may have them next to the app.
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
