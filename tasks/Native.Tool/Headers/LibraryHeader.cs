using Native.Bindgen;
using Native.Bindgen.Model;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Tool;

/// <summary>Represents what a wrapper header gives: the metadata of its item, and a function that a test can call.</summary>
internal sealed record LibraryHeader(Conventions Conventions, SafeCall? Call)
{
    /// <summary>Reads the wrapper header for the targets. The first target is this machine.</summary>
    public static LibraryHeader Read(BindingsOptions options, IReadOnlyList<BindgenTarget> targets)
    {
        var model = Generator.Read(options, targets[0]);
        if (model.Errors.Count > 0)
            throw new NativeException(HeaderError.Merge([model]).First());
        var selected = model.Declarations.Where(declaration => declaration.IsSelected || declaration is RecordDeclaration).ToList();
        var found = new HeaderConventions(selected).Infer();
        return new(found.Without(Refused(options, targets, found)), SafeCall.Choose(selected.OfType<FunctionDeclaration>()));
    }

    // The generator decides which entries have an effect for all targets.
    private static HashSet<string> Refused(BindingsOptions options, IReadOnlyList<BindgenTarget> targets, Conventions found)
    {
        var with = options with { Handles = found.Handles, OutParameters = found.OutParameters, Spans = found.Spans };
        var response = Generator.Run(new() { Headers = [with], Targets = targets });
        var entries = found.Handles.Concat(found.OutParameters).Concat(found.Spans);
        return [.. entries.Where(entry => response.Diagnostics.Any(diagnostic => diagnostic.Code == "NSDK4020" && diagnostic.Message.Contains($"'{entry}'", StringComparison.Ordinal)))];
    }
}
