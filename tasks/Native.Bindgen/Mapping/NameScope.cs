namespace Native.Bindgen.Mapping;

/// <summary>
/// Assigns unique names in one C# declaration space: a namespace, a class, a struct, an enum or a parameter list. C names have precedence. A name
/// that is not possible in C#, or that the generator invents, gets a <c>_</c> until it is unique.
/// </summary>
internal sealed class NameScope(IEnumerable<string> reserved)
{
    private readonly HashSet<string> _taken = new(reserved.Select(Bare), StringComparer.Ordinal);

    /// <summary>Reserves a name. Returns false if it was already taken.</summary>
    public bool TryTake(string name) => _taken.Add(Bare(name));

    /// <summary>Reserves the name of a property and of its accessors. Returns false if one was already taken.</summary>
    public bool TryTakeProperty(string name)
    {
        string[] names = [Bare(name), $"get_{Bare(name)}", $"set_{Bare(name)}"];
        if (names.Any(_taken.Contains))
            return false;
        _taken.UnionWith(names);
        return true;
    }

    /// <summary>Reserves and returns the name, or the first free variant of it.</summary>
    public string Take(string name, bool isProperty = false)
    {
        while (!(isProperty ? TryTakeProperty(name) : TryTake(name)))
            name = Naming.Escape($"{Bare(name)}_");
        return name;
    }

    /// <summary>
    /// Returns a C# name per C name. <paramref name="wanted"/> returns the preferred name. Names that need no change are reserved first.
    /// </summary>
    public IReadOnlyDictionary<string, string> TakeAll(IEnumerable<string> names, Func<string, string> wanted, Func<string, bool>? isProperty = null)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = names.Distinct().OrderBy(IsProperty).ToList();
        foreach (var name in all.Where(name => Bare(wanted(name)) == name && (IsProperty(name) ? TryTakeProperty(name) : TryTake(name))))
            result[name] = wanted(name);
        foreach (var name in all.Where(name => !result.ContainsKey(name)))
            result[name] = Take(wanted(name), IsProperty(name));
        return result;

        bool IsProperty(string name) => isProperty?.Invoke(name) == true;
    }

    private static string Bare(string name) => name.TrimStart('@');
}
