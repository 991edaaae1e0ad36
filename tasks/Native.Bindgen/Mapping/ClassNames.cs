namespace Native.Bindgen.Mapping;

/// <summary>Assigns the names in the class of functions, constants and variables. Functions are first.</summary>
/// <param name="className">The name of the class, which its members cannot have.</param>
/// <param name="own">The C names, which invented names must not use.</param>
/// <param name="values">The C names that are not functions.</param>
internal sealed class ClassNames(string className, IReadOnlySet<string> own, IReadOnlySet<string> values)
{
    private readonly NameScope _scope = new([className]);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly HashSet<string> _signatures = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accessors = new(values, StringComparer.Ordinal);

    /// <summary>
    /// Returns the C# name of <paramref name="name"/>. Throws an <see cref="UnsupportedDeclarationException"/> if <c>Rename</c> or <c>StripPrefix</c>
    /// give two declarations the same name, because the project must resolve that. If two declarations have the same name in C, such as a macro and a
    /// function, the first one keeps it, and the second one gets an invented name. <paramref name="isForm"/> is true for a form of a function, which
    /// can share its name with other forms.
    /// </summary>
    public string Take(CsDeclaration declaration, string name, bool isForm = false) => declaration switch
    {
        CsFunction function => Function(function, name, isForm),
        CsVariable or CsConstant { IsConst: false } when HasAccessor(declaration.Name) => Invent(declaration.Name),
        _ => Own(declaration.Name, name),
    };

    /// <summary>True if a declaration with the C name <paramref name="nativeName"/> has a name.</summary>
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
        // The name is not possible in C#.
        if (name == className || (name == Naming.Escape(nativeName) && name.TrimStart('@') != nativeName && own.Contains(name)))
            return Invent(name);
        if (_scope.TryTake(name))
        {
            _owners[nativeName] = name;
            return name;
        }

        // Rename cannot distinguish two declarations with the same C name.
        return Has(nativeName) ? Invent(name) : throw new UnsupportedDeclarationException($"another declaration already has the name {name}; choose another name with Rename");
    }

    // A property level has the accessors get_level and set_level, which C can also declare.
    private bool HasAccessor(string name) => _accessors.Contains($"get_{name.TrimStart('@')}") || _accessors.Contains($"set_{name.TrimStart('@')}");

    /// <summary>Returns an unused name for a declaration that C does not have.</summary>
    public string Invent(string name)
    {
        do
            name = $"{name.TrimStart('@')}_";
        while (own.Contains(name) || HasAccessor(name) || !_scope.TryTake(name));
        return name;
    }
}
