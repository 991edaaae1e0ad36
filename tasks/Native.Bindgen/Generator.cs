using System.Runtime.ExceptionServices;
using Native.Bindgen.Clang;
using Native.Bindgen.Emit;
using Native.Bindgen.Model;
using Native.Bindgen.Read;
using Native.Bindgen.Mapping;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen;

/// <summary>Generates C# from headers: reads each header for every target, merges and maps the declarations, and writes C#.</summary>
internal static class Generator
{
    /// <summary>Loads libclang and returns the response to a request. The response contains all errors.</summary>
    public static BindgenResponse Answer(BindgenRequest request)
    {
        try
        {
            LibClangLoader.Load(request.LibClang, request.PackagedLibClang);
            return Run(request) with { LibClang = LibClangLoader.LoadedPath };
        }
        catch (NativeException exception)
        {
            return new() { Diagnostics = [exception.Diagnostic] };
        }
        catch (Exception exception)
        {
            return new() { Diagnostics = [InternalFault.Of(exception, request.Headers[0].Header)] };
        }
    }

    /// <summary>Returns the response to a request after libclang is loaded.</summary>
    public static BindgenResponse Run(BindgenRequest request)
    {
        var results = new List<GeneratedBindings>();
        var diagnostics = new List<Diagnostic>();
        var inputs = new SortedSet<string>(StringComparer.Ordinal);
        var headers = new List<(BindingsOptions Options, MappedHeader Mapped)>();
        foreach (var options in request.Headers)
        {
            Guard(options, diagnostics, () =>
            {
                if (Map(options, request.Targets, diagnostics, inputs) is { } mapped)
                    headers.Add((options, mapped));
            });
        }

        var shared = new PreviousHeaders(headers.ConvertAll(header => (header.Mapped.File, header.Options)), diagnostics);
        var symbols = new ShimSymbols();
        foreach (var (options, mapped) in headers)
            Guard(options, diagnostics, () => results.Add(Result(options, mapped, symbols.Unique(shared.Only(mapped.File, options)))));

        return new()
        {
            Results = diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error) ? [] : results,
            // A declaration that two headers include is reported once.
            Diagnostics = [.. diagnostics.Distinct()],
            Inputs = [.. inputs],
        };
    }

    // Reports an internal error together with the header that causes it.
    private static void Guard(BindingsOptions options, List<Diagnostic> diagnostics, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not NativeException)
        {
            diagnostics.Add(InternalFault.Of(exception, options.Header));
        }
    }

    /// <summary>Maps one header for all targets; returns null after errors. Adds messages and the headers that were read.</summary>
    public static MappedHeader? Map(BindingsOptions options, IReadOnlyList<BindgenTarget> targets, List<Diagnostic> diagnostics, ISet<string> inputs)
    {
        targets = [.. targets.Select(target => target with { Arguments = Arguments(options, target) })];
        var (models, selections) = ReadAll(options, targets);
        inputs.UnionWith(models.SelectMany(model => model.Inputs));
        var (read, failed) = (models.Where(model => model.Errors.Count == 0).ToArray(), models.Where(model => model.Errors.Count > 0).ToArray());
        if (read.Length == 0 || failed.Any(model => model.Errors[0].Code != "NSDK4004"))
        {
            diagnostics.AddRange(HeaderError.Merge(failed));
            return null;
        }

        if (failed.Length > 0)
            diagnostics.Add(PartialHeader.Warning(options, targets, read, failed));
        selections = [.. selections.Where((_, i) => models[i].Errors.Count == 0)];
        var mapped = HeaderMapper.Map(options, read, [.. failed.Select(model => model.Target.Rid)]);
        diagnostics.AddRange(mapped.Diagnostics);
        diagnostics.AddRange(selections[0].Unused.Where(unused => selections.All(selection => selection.Unused.Contains(unused)))
            .Select(unused => MetadataCheck.Warning(unused.Metadata, unused.Pattern, $"no declaration has this name.{NearNames.Hint(unused.Pattern, selections.SelectMany(selection => selection.Names))}",
                "a name, a pattern (git_*) or a header (git2/*.h)", options.Header)));
        return mapped;
    }

    /// <summary>Reads one header for one target, without generating C#.</summary>
    public static HeaderModel Read(BindingsOptions options, BindgenTarget target) => ReadAll(options, [target with { Arguments = Arguments(options, target) }]).Models[0];

    // The arguments of the machine, the project, the item and the environment that apply to the target.
    private static IReadOnlyList<string> Arguments(BindingsOptions options, BindgenTarget target) =>
        HeaderFolders.For(target.Rid, [.. target.Arguments, .. options.Arguments, .. options.IsCxx ? target.CxxFlags : target.CFlags], options.Header);

    // If two headers include the same declaration, the first one contains its C#.
    private static GeneratedBindings Result(BindingsOptions options, MappedHeader mapped, CsFile file)
    {
        var own = file.Functions.Select(function => function.NativeName).Concat(file.Variables.Select(variable => variable.NativeName)).ToHashSet(StringComparer.Ordinal);
        return new(options.Header, Files(file, options), mapped.ShimsOf(file), mapped.Bound, mapped.Refused)
        {
            Imports = [.. mapped.Imports.Where(import => own.Contains(import.Name))],
            Types = [.. file.Types.Where(type => type.NativeName.Length > 0).Select(type => new BoundType(options.FullName(type.Name.TrimStart('@')), type.NativeName))],
        };
    }

    private static List<GeneratedFile> Files(CsFile file, BindingsOptions options) => [.. new HeaderFiles(options).Split(file)
        .Select(part => new GeneratedFile(part.Header, FileEmitter.Write(part.File, options.FilePerHeader ? options with { DisplayName = part.Header } : options)))];

    // Reading nested types is recursive, and needs a large stack.
    private const int StackSize = 256 << 20;

    // Each target has its own libclang index, so the threads share no state.
    private static (HeaderModel[] Models, Selection[] Selections) ReadAll(BindingsOptions options, IReadOnlyList<BindgenTarget> targets)
    {
        var models = new HeaderModel[targets.Count];
        var selections = new Selection[targets.Count];
        var failures = new Exception?[targets.Count];
        var comments = new CommentFiles();
        var next = -1;
        var threads = Enumerable.Range(0, Math.Min(targets.Count, Environment.ProcessorCount)).Select(_ => new Thread(ReadNext, StackSize)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (failures.FirstOrDefault(failure => failure is not null) is { } first)
            ExceptionDispatchInfo.Throw(first);
        return (models, selections);

        void ReadNext()
        {
            while (Interlocked.Increment(ref next) is var i && i < targets.Count)
                Read(i);
        }

        void Read(int i)
        {
            try
            {
                selections[i] = new Selection(options, SystemFolders(targets[i].Arguments).Concat(HeaderFolders.Roots(options.Header)));
                models[i] = HeaderReader.Read(options, targets[i], selections[i], comments);
            }
            catch (Exception exception)
            {
                failures[i] = exception;
            }
        }
    }

    private static IEnumerable<string> SystemFolders(IReadOnlyList<string> arguments) =>
        HeaderFolders.In(arguments).Where(pair => pair.Option is not ("-I" or "-iquote")).Select(pair => pair.Folder);
}
