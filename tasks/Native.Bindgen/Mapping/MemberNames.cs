namespace Native.Bindgen.Mapping;

/// <summary>Assigns the names of the members of one struct.</summary>
internal sealed class MemberNames
{
    private readonly NameScope _scope;
    private readonly IReadOnlyDictionary<string, string> _own;

    /// <summary>Reserves the name of the struct, and the C names of its members, including those of anonymous members.</summary>
    public MemberNames(string structName, IReadOnlyList<(string Name, bool IsProperty)> members)
    {
        _scope = new NameScope([structName]);
        var properties = members.Where(member => member.IsProperty).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        _own = _scope.TakeAll(members.Select(member => member.Name), Naming.Escape, properties.Contains);
    }

    /// <summary>Returns the C# name of a member with a C name.</summary>
    public string Of(string name) => _own[name];

    /// <summary>Returns a name for a member without a C name.</summary>
    public string Invent(string name) => _scope.Take(Naming.Escape(name));
}
