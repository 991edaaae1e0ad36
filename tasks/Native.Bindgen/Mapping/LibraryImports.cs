using Native.Bindgen.Model;
using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>Lists the functions and variables that the C# of a header imports, and those that the library of a target does not export.</summary>
/// <param name="options">The options of the item.</param>
/// <param name="targets">All targets.</param>
/// <param name="values">The functions, variables and constants by name, with the declaration of each target.</param>
internal sealed class LibraryImports(BindingsOptions options, TargetSet targets, Dictionary<string, Declaration?[]> values)
{
    private readonly Dictionary<string, Declaration?[]> _declared = new(values, StringComparer.Ordinal);

    /// <summary>
    /// Removes the declarations of targets whose library does not export them, as if the header did not declare them, so that the C# gets platform
    /// attributes. A declaration that no target exports remains, and the build reports it.
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

    /// <summary>Returns the imports of the C#, without shims, which are compiled into the library.</summary>
    public IReadOnlyList<BoundImport> Of(IEnumerable<CsFunction> functions, IEnumerable<CsVariable> variables)
    {
        var type = options.FullName(options.ClassName);
        return
        [
            .. functions.Where(function => function.Shim is null).Select(function => new BoundImport(function.NativeName, function.Symbol, type, function.Name.TrimStart('@'), Rids(function.NativeName))),
            .. variables.Select(variable => new BoundImport(variable.NativeName, variable.Symbol, type, variable.Name.TrimStart('@'), Rids(variable.NativeName))),
        ];
    }

    // Returns the RIDs whose header declares it, even if their library does not export it.
    private IReadOnlyList<string> Rids(string name) => [.. targets.Targets.Where((_, i) => _declared[name][i] is not null).Select(target => target.Rid)];
}
