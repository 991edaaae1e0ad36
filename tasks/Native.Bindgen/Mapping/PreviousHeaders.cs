using Native.Bindgen.Emit;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen.Mapping;

/// <summary>
/// Removes duplicates between the headers of one project, which share namespaces and classes. A declaration that two headers include is bound once,
/// in the header that contains its definition. Different declarations with the same name are reported.
/// </summary>
internal sealed class PreviousHeaders
{
    private readonly Dictionary<string, (CsDeclaration Declaration, string Text, BindingsOptions Options)> _known = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _diagnostics;
    private readonly bool _isShared;

    /// <summary>Reads all headers in order, and adds warnings to <paramref name="diagnostics"/>.</summary>
    public PreviousHeaders(IReadOnlyList<(CsFile File, BindingsOptions Options)> headers, List<Diagnostic> diagnostics)
    {
        _diagnostics = diagnostics;
        _isShared = headers.Count > 1;
        foreach (var (file, options) in _isShared ? headers : [])
        {
            foreach (var declaration in All(file))
                Add(Key(declaration, options), declaration, options);
        }
    }

    /// <summary>Returns the file without the declarations that another header contains.</summary>
    public CsFile Only(CsFile file, BindingsOptions options)
    {
        return !_isShared ? file : file with
        {
            Functions = Own(file.Functions),
            Constants = Own(file.Constants),
            Variables = Own(file.Variables),
            Types = Own(file.Types),
            Handles = Own(file.Handles),
        };

        List<T> Own<T>(IEnumerable<T> declarations)
            where T : CsDeclaration => [.. declarations.Where(declaration => ReferenceEquals(_known[Key(declaration, options)].Declaration, declaration))];
    }

    private void Add(string key, CsDeclaration declaration, BindingsOptions options)
    {
        var text = Text(declaration, options);
        if (!_known.TryGetValue(key, out var known) || (known.Declaration is CsStruct { Sizes.Count: 0 } && declaration is CsStruct { Sizes.Count: > 0 }))
            _known[key] = (declaration, text, options);
        else if (known.Text != text && declaration is not CsStruct { Sizes.Count: 0 })
            _diagnostics.Add(Diagnostic.Warning("NSDK4017", $"'{declaration.Name}' of {options.DisplayName} is not generated, because {known.Options.DisplayName} contains a different "
                + "declaration with the same C# name. Expected one declaration per name; set a different Namespace or ClassName on one of the two NativeBindings items, or use Rename.",
                options.Header));
    }

    private static IEnumerable<CsDeclaration> All(CsFile file) => [.. file.Functions, .. file.Constants, .. file.Variables, .. file.Types, .. file.Handles];

    private static string Key(CsDeclaration declaration, BindingsOptions options) => declaration switch
    {
        CsFunction function => $"{options.Namespace}.{options.ClassName}.{function.OverloadName ?? function.Name}({string.Join(',', function.Parameters.Select(parameter => parameter.Type.Text))})",
        CsConstant or CsVariable => $"{options.Namespace}.{options.ClassName}.{declaration.Name}",
        _ => $"{options.Namespace}:{declaration.Name}",
    };

    // Returns the C# code, without documentation, for comparison.
    private static string Text(CsDeclaration declaration, BindingsOptions options) => declaration switch
    {
        CsFunction function => $"{options.LibraryName}:{function.Symbol} {function.Result.Text} {(function.IsInline ? Path.GetFileName(function.Header) : "")}",
        CsConstant constant => $"{constant.Type} {constant.Value}",
        CsVariable variable => $"{options.LibraryName}:{variable.Symbol} {variable.Type.Text}",
        CsTypeDeclaration type => FileEmitter.Code(type),
        CsHandle handle => $"{handle.Type} {handle.Destroy}",
        _ => "",
    };
}
