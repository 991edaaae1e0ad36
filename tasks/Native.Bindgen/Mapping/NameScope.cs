namespace Native.Bindgen.Mapping;

/// <summary>
/// The names of one C# declaration space: a namespace, a class, a struct, an enum, a list of parameters. Every name that is
/// written into one is taken from it, so that no two are the same. What C calls so comes first; a name that C# cannot have, or
/// that the generator invents, gets a <c>_</c> until it is free.
/// </summary>
internal sealed class NameScope(IEnumerable<string> reserved)
{
    private readonly HashSet<string> _taken = new(reserved.Select(Bare), StringComparer.Ordinal);

    /// <summary>Whether a name was free. It is taken now.</summary>
    public bool TryTake(string name) => _taken.Add(Bare(name));

    /// <summary>Whether the name of a property was free: C# keeps those of its accessors too. They are taken now.</summary>
    public bool TryTakeProperty(string name)
    {
        string[] names = [Bare(name), $"get_{Bare(name)}", $"set_{Bare(name)}"];
        if (names.Any(_taken.Contains))
            return false;
        _taken.UnionWith(names);
        return true;
    }

    /// <summary>The name, or the first free one after it.</summary>
    public string Take(string name, bool isProperty = false)
    {
        while (!(isProperty ? TryTakeProperty(name) : TryTake(name)))
            name = Naming.Escape($"{Bare(name)}_");
        return name;
    }

    /// <summary>A name for each of C's, which <paramref name="wanted"/> has as C# would: those that can keep theirs do.</summary>
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
