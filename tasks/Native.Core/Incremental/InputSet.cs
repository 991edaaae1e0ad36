namespace Native.Core.Incremental;

/// <summary>
/// Merges the inputs of several steps. An input that two steps read in different states counts as changed, and names that were
/// searched in one folder are one input.
/// </summary>
public sealed class InputSet
{
    private readonly Dictionary<string, StepInput> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _searched = new(StringComparer.Ordinal);

    /// <summary>Adds the inputs of a step.</summary>
    public void Add(IEnumerable<StepInput> inputs)
    {
        foreach (var input in inputs)
        {
            if (input is { Kind: InputKind.Searched, State: "" })
                AddSearch(input);
            else
                AddInput(input);
        }
    }

    /// <summary>Returns all inputs, in an order that does not depend on that of the steps.</summary>
    public IReadOnlyList<StepInput> ToList() =>
    [
        .. _inputs.Values.OrderBy(input => input.Name, StringComparer.Ordinal),
        .. _searched.Keys.Order(StringComparer.Ordinal).Select(folder => StepInput.NotFound(folder, _searched[folder].Order(StringComparer.Ordinal))),
    ];

    private void AddInput(StepInput input)
    {
        // A text and not a tuple, because generic collections of structs must be compiled in every build.
        var key = (char)input.Kind + input.Name;
        if (!_inputs.TryAdd(key, input) && _inputs[key].State != input.State)
            _inputs[key] = input with { State = StepInput.Changed };
    }

    private void AddSearch(StepInput input)
    {
        var (folder, names) = input.Search();
        if (!_searched.TryGetValue(folder, out var known))
            _searched[folder] = known = new(StringComparer.Ordinal);
        known.UnionWith(names);
    }
}
