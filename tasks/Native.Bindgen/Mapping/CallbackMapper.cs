using Native.Bindgen.Emit;
using Native.Bindgen.Model;
using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>
/// Maps typedefs of functions to delegate types, which have the name, the parameter names and the comment of the typedef. Signatures contain function
/// pointers, and their documentation refers to the delegate type.
/// </summary>
internal sealed class CallbackMapper(BindingsOptions options, Naming naming, TypeNames names, HeaderFiles files)
{
    /// <summary>Returns the delegate type of a typedef; null if C# cannot call the function.</summary>
    public CsDelegate? Map(TypeMapper types, IReadOnlyList<CallbackDeclaration?> declarations)
    {
        var first = declarations.First(declaration => declaration is not null)!;
        var functions = declarations.Select(declaration => declaration?.Type).ToList();
        if (!TypeMapper.IsCallable(functions))
            return null;
        try
        {
            var parameterNames = Naming.Parameters([.. first.Parameters.Select(parameter => parameter.Name)]);
            var parameters = first.Parameters.Select((parameter, i) => new CsParameter(parameterNames[i], types.MapPassed(functions.ConvertAll(function => function?.Parameters[i])))
            {
                NativeName = parameter.Name,
                Comment = parameter.Comment,
                Callback = types.Delegate(parameter.Type),
            }).ToList();
            var result = types.MapPassed(functions.ConvertAll(function => function?.Result));
            var name = names.Invent(naming.Type(first.Name));
            types.Delegates[first.Name] = Framework.Own(options, name);
            return new(name, new CsFunction(name, "", result, parameters, TypeMapper.Convention(functions.OfType<FunctionType>()).ToString()) { Comment = first.Comment }) { Header = files.Of(first) };
        }
        catch (UnsupportedDeclarationException)
        {
            return null;
        }
    }
}
