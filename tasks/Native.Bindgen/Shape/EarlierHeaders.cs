using Native.Core.Bindings;

namespace Native.Bindgen.Shape;

/// <summary>What earlier headers of the same project brought: a header that two others include is bound once.</summary>
internal sealed class EarlierHeaders
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The file without what is there already, which is remembered.</summary>
    public CsFile Without(CsFile file, BindingsOptions options)
    {
        var inClass = $"{options.Namespace}.{options.ClassName}.";
        return file with
        {
            Functions = [.. file.Functions.Where(function =>
                _known.Add($"{inClass}{function.Name}({string.Join(',', function.Parameters.Select(parameter => parameter.Type.Text))})"))],
            Constants = [.. file.Constants.Where(constant => _known.Add(inClass + constant.Name))],
            Variables = [.. file.Variables.Where(variable => _known.Add(inClass + variable.Name))],
            Types = [.. file.Types.Where(type => _known.Add($"{options.Namespace}:{type.Name}"))],
            Handles = [.. file.Handles.Where(handle => _known.Add($"{options.Namespace}:{handle.Name}"))],
        };
    }
}
