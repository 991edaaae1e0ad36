namespace Native.Core.ExportHeader;

/// <summary>Determines which types functions use, directly or as fields of other types.</summary>
internal sealed class UsedTypes
{
    private readonly HashSet<HeaderDefinition> _definitions = [];
    private readonly SortedSet<string> _headers = new(StringComparer.Ordinal);

    /// <summary>Visits the types of <paramref name="functions"/>.</summary>
    public UsedTypes(IEnumerable<ExportedFunction> functions)
    {
        foreach (var function in functions)
            VisitAll([.. function.Parameters.Select(parameter => parameter.Type), function.Result]);
    }

    /// <summary>The types that the header declares.</summary>
    public IReadOnlySet<HeaderDefinition> Definitions => _definitions;

    /// <summary>The headers that declare the other types, sorted.</summary>
    public IReadOnlyCollection<string> Headers => _headers;

    private void VisitAll(IEnumerable<HeaderType> types)
    {
        foreach (var type in types)
            Visit(type);
    }

    private void Visit(HeaderType type)
    {
        switch (type)
        {
            case PointerType pointer:
                Visit(pointer.To);
                break;
            case ArrayType array:
                Visit(array.Element);
                break;
            case FunctionPointerType function:
                VisitAll(function.Parameters.Append(function.Result));
                break;
            case IncludedType included:
                _headers.Add(included.Header);
                break;
            case DefinedType defined when _definitions.Add(defined.Definition) && defined.Definition is HeaderStruct { Fault.Length: 0 } made:
                VisitAll(made.Fields.Select(field => field.Type));
                break;
        }
    }
}
