using System.Globalization;
using Microsoft.Build.Framework;
using Native.Core.Bindings;
using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.IO;
using Native.Core.Imports;
using Native.Core.Incremental;

namespace Native.Tasks;

/// <summary>
/// Generates C# from headers: <c>obj/native/Debug/bindings/hello.h.g.cs</c> from <c>native/hello.h</c>. Queries the compiler for the header search
/// path of each target, and runs the program Native.Bindgen.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateBindings : StepTask
{
    /// <summary>The one <c>_NativeSettings</c> item.</summary>
    [Required]
    public ITaskItem Settings { get; set; } = null!;

    /// <summary>The <c>NativeBindings</c> items.</summary>
    [Required]
    public ITaskItem[] Bindings { get; set; } = [];

    /// <summary>The RIDs that the C# file must support.</summary>
    [Required]
    public ITaskItem[] Rids { get; set; } = [];

    /// <summary>The full path of a directory for outputs and records.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The full path of Native.Bindgen.dll. The same program, compiled for the machine, can be next to it.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary>The full path of zig, or empty.</summary>
    public string Zig { get; set; } = "";

    /// <summary>A C compiler of this machine, if zig is missing.</summary>
    public string Compiler { get; set; } = "";

    /// <summary>The path of libclang or of its directory that the project, a package or the environment names; empty to search this machine.</summary>
    public string LibClang { get; set; } = "";

    /// <summary>The directory of the libclang that restore downloads, which is used if the search finds none.</summary>
    public string PackagedLibClang { get; set; } = "";

    /// <summary>The <c>NativeIncludePath</c> items.</summary>
    public ITaskItem[] IncludePaths { get; set; } = [];

    /// <summary>The <c>NativeDefine</c> items.</summary>
    public ITaskItem[] Defines { get; set; } = [];

    /// <summary>The files of a previous build that were deleted, because their headers no longer exist.</summary>
    [Output]
    public ITaskItem[] Deleted { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var started = DateTime.UtcNow;
        var settings = SettingsOf(Settings);
        Directory.CreateDirectory(Folder);
        using var buildLock = Lock(Path.Combine(Folder, "lock"));
        var reader = new BindingsItemReader(settings, Folder, FullPath);
        var items = reader.Read(Bindings);
        RecordedStep.Begin(Stale.State, Known());
        var compiler = Zig.Length > 0 ? "" : HeaderSearchQuery.FindCompiler(TaskEnvironment.GetEnvironmentVariable("PATH"), Compiler);
        var libClang = LibClang.Length > 0 ? FullPath(LibClang) : "";
        var projectArguments = reader.ProjectArguments(IncludePaths, Defines);
        var targets = new BindgenTargets(Processes, settings, TaskEnvironment.GetEnvironmentVariable, Zig, compiler, Folder)
            .Find([.. Rids.Select(rid => rid.ItemSpec)], projectArguments);
        var response = Ask(settings.ProjectDirectory, new BindgenRequest
        {
            LibClang = libClang,
            PackagedLibClang = PackagedLibClang,
            Targets = targets,
            Headers = [.. items.Select(item => item.Options)],
        });
        foreach (var diagnostic in response.Diagnostics)
            Log.Report(diagnostic);
        if (Log.HasLoggedErrors)
            return;
        var writer = new BindingsWriter(Log, Folder);
        Deleted = [.. writer.Write(items, response).Select(file => PathItem.Of(file))];
        if (Log.HasLoggedErrors)
            return;
        var now = new InputReader(Files, TaskEnvironment.GetEnvironmentVariable);
        Complete(
        [
            .. response.Inputs.Distinct(StringComparer.Ordinal).Select(path => now.ReadSince(path, started.Ticks)),
            .. NotFound(items, response.Inputs, projectArguments, settings.ProjectDirectory),
            .. LibClangCandidates.Versions(libClang).Select(names => now.Now(names.Kind, names.Name)),
            // One file per RID lists the functions that the library does not export.
            .. Rids.Select(rid => now.File(Path.Combine(Folder, MissingImports.FileName(rid.ItemSpec)))),
            .. new[] { compiler, Zig, response.LibClang }.Where(path => path.Length > 0).Select(now.File),
            .. writer.Made.Select(path => StepInput.File(path, Files.Stamp(path))),
        ], writer.Items);
        var time = (DateTime.UtcNow - started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        Summarize($"{settings.ProjectName}: bound {Quantity.Of(response.Results.Sum(result => result.Bound), "declaration")} of "
            + $"{Quantity.Of(items.Count, "header")} for {Quantity.Of(targets.Count, "RID")} ({response.Results.Sum(result => result.Refused)} not bound) in {time} s");
    }

    // Returns headers that would precede those that were read, and headers that __has_include did not find.
    private IReadOnlyList<StepInput> NotFound(IReadOnlyList<BindingsItem> items, IReadOnlyList<string> read, IReadOnlyList<string> projectArguments, string directory)
    {
        var (missed, inputs) = (new MissedHeaders(Files), new InputSet());
        var own = read.ToLookup(path => Zig.Length > 0 && FolderPath.Contains(Path.GetDirectoryName(Zig)!, path));
        foreach (var item in items)
        {
            var folders = IncludeFolders.Of([.. item.Options.Arguments, .. projectArguments], directory);
            inputs.Add(missed.Find([item.Options.Header, .. own[false].Where(path => path != item.Options.Header)], [.. own[true]], folders)
                .Select(folder => StepInput.NotFound(folder.Path, folder.Names)));
        }

        return inputs.ToList();
    }

    // libclang runs in a separate process, so that a crash does not end the build. Incomplete output of a crashed process is ignored.
    private BindgenResponse Ask(string folder, BindgenRequest request)
    {
        var file = Path.Combine(Folder, "request.json");
        FileWriter.Write(file, BindgenJson.Write(request));
        var result = RunGenerator(folder, ["--request", file]);
        return (result.ExitCode == 0 ? BindgenJson.ReadResponse(result.Output) : null) ?? throw new NativeException(GeneratorCrash.Of(result.ExitCode, request, result.Error));
    }

    // The native program starts faster. A system that cannot start it, such as one with musl or a directory without execute permission, runs the assembly.
    private ProcessResult RunGenerator(string folder, string[] arguments)
    {
        var native = Path.ChangeExtension(Program, null);
        try
        {
            if (File.Exists(native))
                return Processes.RunToEnd(new ProcessRequest(native, arguments, folder));
        }
        catch (NativeException exception) when (exception.Diagnostic.Code == "NSDK1004")
        {
            Log.LogMessage(MessageImportance.Low, exception.Diagnostic.Message);
        }

        var dotnet = TaskEnvironment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";
        return Processes.RunToEnd(new ProcessRequest(dotnet, ["exec", Program, .. arguments], folder));
    }
}
