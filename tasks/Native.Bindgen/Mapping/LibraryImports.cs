using Native.Bindgen.Model;
using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>What the C# of a header takes from the library, and what the library of some targets turned out not to have.</summary>
/// <param name="options">The item.</param>
/// <param name="targets">All targets.</param>
/// <param name="values">Functions, variables and constants by name, with a declaration for each target that has one.</param>
internal sealed class LibraryImports(BindingsOptions options, TargetSet targets, Dictionary<string, Declaration?[]> values)
{
    private readonly Dictionary<string, Declaration?[]> _declared = new(values, StringComparer.Ordinal);

    /// <summary>
    /// Takes away the declarations of targets whose library does not export them, as if their header did not have them: the C# then says where they are.
    /// What no target has stays as it is, and the build says so.
    /// </summary>
    public void TakeOutMissing()
    {
        foreach (var missing in options.Missing.Select(entry => entry.Split(' ')).GroupBy(entry => entry[1], entry => entry[0]))
        {
            if (!values.TryGetValue(missing.Key, out var all) || all.Any(declaration => declaration is FunctionDeclaration { NeedsShim: true }))
                continue;
            var left = all.Select((declaration, i) => missing.Contains(targets.Targets[i].Rid) ? null : declaration).ToArray();
            if (left.Any(declaration => declaration is not null))
                values[missing.Key] = left;
        }
    }

    /// <summary>What C# imports. Shims are not among it: they are compiled into the library.</summary>
    public IReadOnlyList<BoundImport> Of(IEnumerable<CsFunction> functions, IEnumerable<CsVariable> variables)
    {
        var type = options.FullName(options.ClassName);
        return
        [
            .. functions.Where(function => function.Shim is null).Select(function => new BoundImport(function.NativeName, function.Symbol, type, function.Name.TrimStart('@'), Rids(function.NativeName))),
            .. variables.Select(variable => new BoundImport(variable.NativeName, variable.Symbol, type, variable.Name.TrimStart('@'), Rids(variable.NativeName))),
        ];
    }

    // Those whose header declares it, whether their library has it or not.
    private IReadOnlyList<string> Rids(string name) => [.. targets.Targets.Where((_, i) => _declared[name][i] is not null).Select(target => target.Rid)];
}
