using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>Assigns the C# names of all types in a header, and of their members.</summary>
internal sealed class TypeNames
{
    private readonly IReadOnlyDictionary<string, Declaration?[]> _declarations;
    private readonly Naming _naming;
    private readonly NameScope _scope;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemberNames> _members = new(StringComparer.Ordinal);

    /// <summary>Reads the declarations by name, and the names that are reserved in the namespace.</summary>
    public TypeNames(Naming naming, IReadOnlyDictionary<string, Declaration?[]> declarations, IEnumerable<string> reserved)
    {
        (_naming, _declarations, _scope) = (naming, declarations, new NameScope(reserved));
        var outer = declarations.Where(pair => Parent(pair.Value) is null).ToLookup(pair => pair.Value.Any(declaration => declaration is { IsBlocked: true }), pair => pair.Key);
        // The project declares these types, and the generated C# only refers to them.
        foreach (var name in outer[true])
        {
            _names[name] = naming.Type(name);
            _ = _scope.TryTake(_names[name]);
        }

        foreach (var (name, given) in _scope.TakeAll(outer[false], naming.Type))
            _names[name] = given;
    }

    /// <summary>Returns the name of a type. The name of an unnamed type includes the enclosing type.</summary>
    public string Of(string name)
    {
        if (_names.TryGetValue(name, out var known))
            return known;
        return _names[name] = _declarations.TryGetValue(name, out var declarations) && Parent(declarations) is { } parent
            ? $"{Of(parent)}.{Members(parent).Invent(name[(parent.Length + 1)..])}"
            : _naming.Type(name);
    }

    /// <summary>Returns the names of the members of a type.</summary>
    public MemberNames Members(string name)
    {
        if (!_members.TryGetValue(name, out var members))
            _members[name] = members = new MemberNames(Simple(Of(name)), [.. Own(name, isForwarded: false)]);
        return members;
    }

    /// <summary>Returns an unused name in the namespace for a type that C does not declare.</summary>
    public string Invent(string name) => _scope.Take(name);

    /// <summary>Returns the last part of a name.</summary>
    public static string Simple(string name) => name[(name.LastIndexOf('.') + 1)..];

    private IEnumerable<(string Name, bool IsProperty)> Own(string name, bool isForwarded) =>
        from record in _declarations[name].OfType<RecordDeclaration>()
        from field in record.Fields
        from member in field.Name.Length > 0 ? [(field.Name, isForwarded || field.IsBitField)]
            : TypeMapper.Bare(field.Type) is NamedType inner && inner.Name != name ? Own(inner.Name, isForwarded: true) : []
        select member;

    private static string? Parent(Declaration?[] declarations) => declarations.First(declaration => declaration is not null) switch
    {
        RecordDeclaration record => record.Parent,
        EnumDeclaration declaration => declaration.Parent,
        _ => null,
    };
}
