namespace Native.Core.Incremental;

/// <summary>
/// Merges the inputs of several steps. An input that two steps read in different states counts as changed, and names that were
/// searched in one folder are one input.
/// </summary>
public sealed class InputSet
{
    private readonly Dictionary<(InputKind, string), StepInput> _inputs = [];
    private readonly Dictionary<string, HashSet<string>> _searched = new(StringComparer.Ordinal);

    /// <summary>Adds the inputs of a step.</summary>
    public void Add(IEnumerable<StepInput> inputs)
    {
        foreach (var input in inputs)
        {
            if (input is { Kind: InputKind.Searched, State: "" })
                AddSearch(input);
            else if (!_inputs.TryAdd((input.Kind, input.Name), input) && _inputs[(input.Kind, input.Name)].State != input.State)
                _inputs[(input.Kind, input.Name)] = input with { State = StepInput.Changed };
        }
    }

    /// <summary>Returns all inputs, in an order that does not depend on that of the steps.</summary>
    public IReadOnlyList<StepInput> ToList() =>
    [
        .. _inputs.Values.OrderBy(input => input.Name, StringComparer.Ordinal),
        .. _searched.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => StepInput.NotFound(pair.Key, pair.Value.Order(StringComparer.Ordinal))),
    ];

    private void AddSearch(StepInput input)
    {
        var (folder, names) = input.Search();
        if (!_searched.TryGetValue(folder, out var known))
            _searched[folder] = known = new(StringComparer.Ordinal);
        known.UnionWith(names);
    }
}
