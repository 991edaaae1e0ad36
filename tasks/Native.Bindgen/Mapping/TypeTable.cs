using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>
/// Maps structs, unions and enums on demand. A type that is only used through a pointer, and is not selected, has no fields.
/// </summary>
internal sealed class TypeTable
{
    private readonly TypeNames _names;
    private readonly IReadOnlyDictionary<string, Declaration?[]> _declarations;
    private readonly ILookup<string, string> _children;
    private readonly HashSet<string> _opaque;
    private readonly HashSet<string> _demanded = new(StringComparer.Ordinal);
    private readonly Queue<string> _waiting = new();
    private readonly Dictionary<string, CsTypeDeclaration?> _mapped = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CsType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnsupportedDeclarationException> _refused = new(StringComparer.Ordinal);
    private readonly HeaderFiles _files;
    private readonly EnumMapper _enums;
    private readonly RecordMapper _records;
    private readonly Passing _passing;

    /// <summary>Reads the declarations of all targets by name, with null for a target without one.</summary>
    public TypeTable(
        TargetSet targets, TypeNames names, HeaderFiles files, IReadOnlyDictionary<string, Declaration?[]> declarations, IEnumerable<string> opaque, EnumMapper enums)
    {
        (_names, _files, _declarations, _enums) = (names, files, declarations, enums);
        _children = declarations.Keys.Where(name => Parent(name) is not null).ToLookup(name => Parent(name)!, StringComparer.Ordinal);
        _opaque = new(opaque, StringComparer.Ordinal);
        Mapper = new TypeMapper(targets, this);
        _records = new RecordMapper(targets, Mapper, names, this);
        _passing = new Passing(targets, (name, target) => _declarations[name][target], Struct);
    }

    /// <summary>The mapper for all other types.</summary>
    public TypeMapper Mapper { get; }

    /// <summary>The types that could not be mapped.</summary>
    public IReadOnlyDictionary<string, UnsupportedDeclarationException> Refused => _refused;

    /// <summary>The members that structs are bound without.</summary>
    public IReadOnlyList<LeftOutMember> LeftOut => _records.LeftOut;

    /// <summary>Requests a type.</summary>
    public void Require(string name)
    {
        if (_demanded.Add(name))
            _waiting.Enqueue(name);
    }

    /// <summary>Requests a type that is used through a pointer, and returns its name.</summary>
    public string ByPointer(string name)
    {
        Require(name);
        return _names.Of(name);
    }

    /// <summary>Returns a type that is used by value. Throws an <see cref="UnsupportedDeclarationException"/> if C# cannot represent it.</summary>
    public CsType ByValue(string name)
    {
        Require(name);
        if (_opaque.Contains(name))
            throw new UnsupportedDeclarationException($"the type {name} is opaque, but is used by value");
        Map(name);
        if (_types.TryGetValue(name, out var type))
            return type;
        throw _refused.TryGetValue(name, out var refusal)
            ? new UnsupportedDeclarationException($"the type {name} cannot be declared in C#: {refusal.Message}", refusal.IsLayout)
            : new UnsupportedDeclarationException(First(name) is RecordDeclaration { IsComplete: true }
                ? $"the type {name} is empty: it has size 0 in C, but every C# struct has at least one byte"
                : $"the type {name} is never defined");
    }

    /// <summary>Returns the type of an argument or a result, which C and .NET must pass in the same way.</summary>
    public CsType Passed(string name)
    {
        var type = ByValue(name);
        if (_declarations[name].Any(declaration => declaration is RecordDeclaration { IsClass: true }))
            throw new UnsupportedDeclarationException($"{name} is a C++ class, and .NET does not support passing it by value");
        return _passing.WhyNot(name, type) is { } reason ? throw new UnsupportedDeclarationException(reason) { IsPassing = true } : type;
    }

    /// <summary>True if the type is a struct or union without members.</summary>
    public bool IsEmpty(string name) => _declarations[name].All(declaration => declaration is null or RecordDeclaration { IsComplete: true, Fields.Count: 0 });

    /// <summary>Returns the C# struct with a C name, or null.</summary>
    public CsStruct? Struct(string name)
    {
        Map(name);
        return _mapped.GetValueOrDefault(name) as CsStruct;
    }

    /// <summary>Maps all requested types, and returns them in the order of the headers.</summary>
    public List<CsTypeDeclaration> Finish()
    {
        while (_waiting.TryDequeue(out var name))
        {
            if (!_mapped.ContainsKey(name))
                MapWaiting(name);
        }

        return [.. _declarations.Keys.Where(name => Parent(name) is null)
            .Select(name => Tree(name) is { } type ? type with { Header = _files.Of(First(name)) } : null).OfType<CsTypeDeclaration>()];
    }

    private void MapWaiting(string name)
    {
        if (!_declarations.TryGetValue(name, out var declarations))
            return;
        var first = declarations.First(declaration => declaration is not null)!;
        // A type of the system or of another library that is only used through a pointer does not need its fields.
        if (first is RecordDeclaration { IsSelected: false, IsBlocked: false, Parent: null } record && first.Place.IsSystem)
            _mapped[name] = Opaque(first) with { Remark = record.IsComplete ? $"The fields are not bound, because {Path.GetFileName(first.Place.File)} is a system header; select the type with Allow to bind them." : "" };
        else
            Map(name);
    }

    private void Map(string name)
    {
        if (_mapped.ContainsKey(name) || _refused.ContainsKey(name))
            return;
        var declarations = _declarations[name];
        var first = declarations.First(declaration => declaration is not null)!;
        var isEnum = first is EnumDeclaration;
        try
        {
            if (first.IsBlocked)
            {
                (_mapped[name], _types[name]) = (null, Own(name, declarations));
                return;
            }

            if (declarations.Any(declaration => declaration is not null && declaration.GetType() != first.GetType()))
                throw new UnsupportedDeclarationException("it is an enum on some RIDs and a struct on others", isLayout: true);
            if (isEnum)
            {
                var (mapped, type) = _enums.Map([.. declarations.Cast<EnumDeclaration?>()]);
                (_mapped[name], _types[name]) = (mapped, type);
                return;
            }

            var records = declarations.Cast<RecordDeclaration?>().ToArray();
            if (_opaque.Contains(name) || records.Any(record => record is { IsComplete: false }))
            {
                _mapped[name] = Opaque(first);
                return;
            }

            var (structure, layout) = _records.Map(records);
            _mapped[name] = structure;
            // C passes nothing for an empty struct, but every C# struct is passed.
            if (records.All(record => record is null or { Size: > 0, Fields.Count: > 0 }))
                _types[name] = layout;
        }
        catch (UnsupportedDeclarationException refusal)
        {
            _refused[name] = refusal;
            _mapped[name] = isEnum ? null : Opaque(first);
        }
    }

    // The layout of a type that the project declares cannot be checked. It is assumed to match C.
    private CsType Own(string name, Declaration?[] declarations)
    {
        var layouts = Array.ConvertAll(declarations, declaration => declaration switch
        {
            RecordDeclaration record => (record.Size, record.Alignment),
            EnumDeclaration { Underlying.Size: var size } => (Size: size, Alignment: size),
            _ => (Size: 0, Alignment: 1),
        });
        return new(_names.Of(name), Array.ConvertAll(layouts, layout => layout.Size), Array.ConvertAll(layouts, layout => layout.Alignment));
    }

    private CsStruct Opaque(Declaration declaration) => new(_names.Of(declaration.Name), declaration.Comment);

    private Declaration First(string name) => _declarations[name].First(declaration => declaration is not null)!;

    private string? Parent(string name) => First(name) switch
    {
        RecordDeclaration record => record.Parent,
        EnumDeclaration declaration => declaration.Parent,
        _ => null,
    };

    // Unnamed types are nested in the enclosing type.
    private CsTypeDeclaration? Tree(string name)
    {
        if (_mapped.GetValueOrDefault(name) is not CsStruct mapped)
            return _mapped.GetValueOrDefault(name);
        var nested = _children[name].Select(Tree).OfType<CsTypeDeclaration>().ToList();
        return mapped.Fields.Count + mapped.Flexible.Count == 0 ? mapped : mapped with { Nested = nested };
    }
}
