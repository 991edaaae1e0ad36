using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Frameworks;
using Native.Core.IO;
using Native.Core.Link;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>
/// Links frameworks of macOS without Apple's SDK. A first link, in which undefined symbols are allowed, determines the symbols that neither objects nor libraries nor zig
/// define. Each is assigned to a framework, for which a stub is written: <c>obj/native/Debug/osx-arm64/frameworks/Security.framework/Security.tbd</c>.
/// </summary>
/// <param name="directory">The directory of the stubs.</param>
/// <param name="link">Runs a link that writes into a directory.</param>
/// <param name="source">Returns the source of an object, or null.</param>
/// <param name="files">Reads files.</param>
internal sealed class FrameworkStubs(string directory, Func<LinkRequest, string, ProcessResult> link, Func<string, string?> source, IFileReader files)
{
    private const string AllowUndefined = "-Wl,-undefined=dynamic_lookup";

    private Dictionary<string, string>? _users;

    /// <summary>The link with stubs, or the original link.</summary>
    public required LinkRequest Request { get; set; }

    /// <summary>The errors of symbols without a framework.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; private set; } = [];

    /// <summary>Adds the stubs to <see cref="Request"/>. Returns the failed first link, or null.</summary>
    public ProcessResult? Make(string scratch)
    {
        if (!Request.Target.IsMacOS || Request.MacOSSdk is not null || Request.OutputType == NativeOutputType.StaticLibrary)
            return null;
        var frameworks = Request.Libraries.Where(IsMissing).ToList();
        if (frameworks.Count == 0 && !Request.Libraries.Any(IsObjectiveC) && !Request.Objects.Any(IsCompiledFromObjectiveC))
            return null;
        var others = Request.Libraries.Where(library => !frameworks.Contains(library) && !IsObjectiveC(library)).ToList();
        Directory.CreateDirectory(scratch);
        // zig 0.11 allows undefined symbols in shared libraries only.
        var type = Request.OutputType == NativeOutputType.Executable ? NativeOutputType.SharedLibrary : Request.OutputType;
        var trial = Request with { OutputType = type, Libraries = [.. others, LinkLibrary.Argument(AllowUndefined)] };
        if (link(trial, scratch) is { ExitCode: not 0 } failed)
            return failed;
        var symbols = MachOObject.Unresolved(File.ReadAllBytes(Path.Combine(scratch, trial.FileName)));
        // Functions of node are checked after the link.
        var allowsOthers = Request.HostFile is not null || others.Any(library => library.Kind == LibraryKind.Argument && library.Name.Contains("dynamic_lookup", StringComparison.Ordinal));
        var (stubs, errors) = FrameworkPlan.Make(frameworks, symbols, allowsOthers, User);
        Errors = errors;
        Write(stubs);
        var names = stubs.Select(stub => stub.Framework).ToHashSet(StringComparer.Ordinal);
        Request = Request with
        {
            StubDirectory = directory,
            Libraries =
            [
                .. others, .. frameworks.Where(library => names.Contains(library.Name)).DistinctBy(library => library.Name),
                .. names.Contains(AppleFrameworks.ObjectiveC) ? [new LinkLibrary(AppleFrameworks.ObjectiveC, LibraryKind.Default)] : Array.Empty<LinkLibrary>(),
            ],
        };
        return null;
    }

    private bool IsMissing(LinkLibrary library) => library.Kind == LibraryKind.Framework && !NamedLibraries.HasFramework(Request, library.Name, files);

    private static bool IsObjectiveC(LinkLibrary library) => library is { Name: AppleFrameworks.ObjectiveC, Kind: LibraryKind.Default or LibraryKind.Shared };

    // ObjectLayout names objects after their source: a.m.o.
    private static bool IsCompiledFromObjectiveC(string path) => CompileArguments.Language(Path.GetFileNameWithoutExtension(path)) is SourceLanguage.ObjectiveC or SourceLanguage.ObjectiveCxx;

    private void Write(IReadOnlyList<FrameworkStub> stubs)
    {
        var paths = stubs.Select(stub => Path.GetFullPath(Path.Combine(directory, stub.FileName))).ToHashSet(StringComparer.Ordinal);
        foreach (var path in files.Below(directory).Where(path => !paths.Contains(Path.GetFullPath(path))).ToList())
            FileChanges.Disk.Delete(path);
        foreach (var stub in stubs)
            FileWriter.WriteIfDifferent(Path.Combine(directory, stub.FileName), stub.Write());
    }

    private string? User(string symbol) => (_users ??= Users()).TryGetValue(symbol, out var user)
        ? source(user) ?? user
        : Request.Libraries.Select(library => ZigLinkArguments.ArchivePath(Request, library, files)).OfType<string>().FirstOrDefault(path => HasUser(path, symbol));

    // The first object that uses each symbol.
    private Dictionary<string, string> Users()
    {
        var users = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Request.Objects)
        {
            foreach (var symbol in Undefined(File.ReadAllBytes(path)))
                users.TryAdd(symbol, path);
        }

        return users;
    }

    private static bool HasUser(string path, string symbol)
    {
        var archive = File.ReadAllBytes(path);
        return ArArchive.Members(archive, path).Any(range => Undefined(archive[range]).Contains(symbol));
    }

    private static IEnumerable<string> Undefined(byte[] file) => (MachOObject.Symbols(file) ?? []).Where(symbol => !symbol.IsDefined).Select(symbol => symbol.LinkName);
}
