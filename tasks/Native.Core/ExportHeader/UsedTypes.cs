namespace Native.Core.ExportHeader;

/// <summary>Determines which types the functions of a header need.</summary>
internal static class UsedTypes
{
    /// <summary>Returns those of <paramref name="all"/> that functions mention, directly or as fields of other types, in the same order.</summary>
    public static IReadOnlyList<HeaderDefinition> Of(IEnumerable<ExportedFunction> functions, IReadOnlyList<HeaderDefinition> all)
    {
        var used = new HashSet<HeaderDefinition>();
        foreach (var function in functions)
        {
            Visit(function.Result);
            foreach (var parameter in function.Parameters)
                Visit(parameter.Type);
        }

        return [.. all.Where(used.Contains)];

        void Visit(HeaderType type)
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
                    function.Parameters.Append(function.Result).ToList().ForEach(Visit);
                    break;
                case DefinedType defined when used.Add(defined.Definition) && defined.Definition is HeaderStruct { Fault.Length: 0 } made:
                    made.Fields.ToList().ForEach(field => Visit(field.Type));
                    break;
            }
        }
    }
}
