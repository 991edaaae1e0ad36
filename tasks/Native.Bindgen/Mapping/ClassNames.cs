namespace Native.Bindgen.Mapping;

/// <summary>The names in the class of functions, constants and variables. Functions come first.</summary>
/// <param name="className">The name of the class, which nothing in it can have.</param>
/// <param name="own">What C calls things, which nothing else gets.</param>
/// <param name="values">Those of them that are no functions.</param>
internal sealed class ClassNames(string className, IReadOnlySet<string> own, IReadOnlySet<string> values)
{
    private readonly NameScope _scope = new([className]);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly HashSet<string> _signatures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accessors = new(values, StringComparer.Ordinal);

    /// <summary>
    /// The name of what C calls <paramref name="name"/>; a <see cref="UnsupportedDeclarationException"/> where <c>Rename</c> or <c>StripPrefix</c> make one of two, which is for
    /// the project to settle. What C calls the same, as a macro and a function may be, keeps its name where it comes first, and gets an invented one after that. <paramref name="isForm"/> is a form of a function, which shares its name with others.
    /// </summary>
    public string Take(CsDeclaration declaration, string name, bool isForm = false) => declaration switch
    {
        CsFunction function => Function(function, name, isForm),
        CsVariable or CsConstant { IsConst: false } when HasAccessor(declaration.Name) => Invent(declaration.Name),
        _ => Own(declaration.Name, name),
    };

    /// <summary>Whether something that C calls <paramref name="nativeName"/> has its name.</summary>
    public bool Has(string nativeName) => _owners.ContainsKey(nativeName);

    private string Function(CsFunction function, string nativeName, bool isForm)
    {
        var count = function.Parameters.Count;
        var isOverload = isForm && _signatures.Any(signature => signature.StartsWith($"{function.Name}(", StringComparison.Ordinal));
        var name = isOverload ? function.Name : Own(function.Name, nativeName);
        if (!_signatures.Add($"{name}({string.Join(',', function.Parameters.Select(parameter => parameter.Type.Text))})"))
            throw new UnsupportedDeclarationException($"another form of {name} takes the same C# types");
        if ((count == 0 && name.StartsWith("get_", StringComparison.Ordinal)) || (count == 1 && name.StartsWith("set_", StringComparison.Ordinal)))
            _accessors.Add(name);
        return name;
    }

    private string Own(string name, string nativeName)
    {
        // What C# cannot have as it is.
        if (name == className || (name == Naming.Escape(nativeName) && name.TrimStart('@') != nativeName && own.Contains(name)))
            return Invent(name);
        if (_scope.TryTake(name))
        {
            _owners[nativeName] = name;
            return name;
        }

        // Rename cannot tell apart what C calls the same.
        return Has(nativeName) ? Invent(name) : throw new UnsupportedDeclarationException($"the name {name} is taken by another declaration; give it one with Rename");
    }

    // A property called level has get_level and set_level, which C may have too.
    private bool HasAccessor(string name) => _accessors.Contains($"get_{name.TrimStart('@')}") || _accessors.Contains($"set_{name.TrimStart('@')}");

    private string Invent(string name)
    {
        do
            name = $"{name.TrimStart('@')}_";
        while (own.Contains(name) || HasAccessor(name) || !_scope.TryTake(name));
        return name;
    }
}
