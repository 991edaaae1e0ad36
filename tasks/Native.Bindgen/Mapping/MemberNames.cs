namespace Native.Bindgen.Mapping;

/// <summary>The names of everything in one struct.</summary>
internal sealed class MemberNames
{
    private readonly NameScope _scope;
    private readonly IReadOnlyDictionary<string, string> _own;

    /// <summary>Takes the name of the struct, and C's names of its members: also of those that anonymous members bring.</summary>
    public MemberNames(string structName, IReadOnlyList<(string Name, bool IsProperty)> members)
    {
        _scope = new NameScope([structName]);
        var properties = members.Where(member => member.IsProperty).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        _own = _scope.TakeAll(members.Select(member => member.Name), Naming.Escape, properties.Contains);
    }

    /// <summary>The name of a member that has one in C.</summary>
    public string Of(string name) => _own[name];

    /// <summary>A name for what has none in C.</summary>
    public string Invent(string name) => _scope.Take(Naming.Escape(name));
}
