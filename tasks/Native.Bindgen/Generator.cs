using Native.Bindgen.CSharp;
using Native.Bindgen.Model;
using Native.Bindgen.Read;
using Native.Bindgen.Shape;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen;

/// <summary>From headers to C#: read for every target, merge and shape, write.</summary>
internal static class Generator
{
    /// <summary>Answers a request. libclang must be loaded.</summary>
    public static BindgenResponse Run(BindgenRequest request, string libClang)
    {
        var results = new List<GeneratedBindings>();
        var diagnostics = new List<Diagnostic>();
        var inputs = new SortedSet<string>(StringComparer.Ordinal);
        var earlier = new EarlierHeaders();
        foreach (var options in request.Headers)
        {
            if (Shape(options, request.Targets, diagnostics, inputs) is { } shaped)
                results.Add(new(options.Header, Files(earlier.Without(shaped.File, options), options), shaped.Shims, shaped.Bound, shaped.Refused, shaped.Skipped));
        }

        return new()
        {
            LibClang = libClang,
            Results = diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error) ? [] : results,
            // What two headers include is refused in both, and said once.
            Diagnostics = [.. diagnostics.Distinct()],
            Inputs = [.. inputs],
        };
    }

    /// <summary>One header for all targets; null after errors in it. Messages and headers that were read are added.</summary>
    public static Shaped? Shape(BindingsOptions options, IReadOnlyList<BindgenTarget> targets, List<Diagnostic> diagnostics, ISet<string> inputs)
    {
        var (models, selections) = ReadAll(options, targets);
        inputs.UnionWith(models.SelectMany(model => model.Inputs));
        var errors = models.SelectMany(model => model.Errors).DistinctBy(error => (error.File, error.Line, error.Column)).ToList();
        diagnostics.AddRange(errors);
        if (errors.Count > 0)
            return null;
        var shaped = Shaper.Shape(options, models);
        diagnostics.AddRange(shaped.Diagnostics);
        diagnostics.AddRange(selections[0].Unused.Where(unused => selections.All(selection => selection.Unused.Contains(unused)))
            .Select(unused => MetadataCheck.Warning(unused.Metadata, unused.Pattern, $"nothing is called so.{NearNames.Hint(unused.Pattern, selections.SelectMany(selection => selection.Names))}",
                "a name, a pattern (git_*) or a header (git2/*.h)", options.Header)));
        return shaped;
    }

    private static List<GeneratedFile> Files(CsFile file, BindingsOptions options) => [.. new HeaderFiles(options).Split(file)
        .Select(part => new GeneratedFile(part.Header, FileEmitter.Write(part.File, options.FilePerHeader ? options with { DisplayName = part.Header } : options)))];

    // Each target has its own index and thread; libclang shares nothing between them.
    private static (HeaderModel[] Models, Selection[] Selections) ReadAll(BindingsOptions options, IReadOnlyList<BindgenTarget> targets)
    {
        var models = new HeaderModel[targets.Count];
        var selections = new Selection[targets.Count];
        try
        {
            Parallel.For(0, targets.Count, i =>
            {
                selections[i] = new Selection(options, SystemFolders(targets[i].Arguments));
                models[i] = HeaderReader.Read(options, targets[i], selections[i]);
            });
        }
        catch (AggregateException exception) when (exception.InnerExceptions.OfType<NativeException>().FirstOrDefault() is { } inner)
        {
            throw inner;
        }

        return (models, selections);
    }

    private static IEnumerable<string> SystemFolders(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            foreach (var option in s_includeOptions)
            {
                if (arguments[i] == option && i + 1 < arguments.Count)
                    yield return arguments[i + 1];
                else if (arguments[i].StartsWith(option, StringComparison.Ordinal))
                    yield return arguments[i][option.Length..];
            }
        }
    }

    private static readonly string[] s_includeOptions = ["-isystem", "-idirafter"];
}
