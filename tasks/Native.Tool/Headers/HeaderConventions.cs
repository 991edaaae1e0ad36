using Native.Bindgen.Mapping;
using Native.Bindgen.Model;

namespace Native.Tool;

/// <summary>Represents the metadata of a NativeBindings item that a header implies.</summary>
internal sealed record Conventions(IReadOnlyList<string> Handles, IReadOnlyList<string> OutParameters, IReadOnlyList<string> Spans)
{
    /// <summary>Returns the entries without those in <paramref name="refused"/>.</summary>
    public Conventions Without(IReadOnlySet<string> refused) =>
        new([.. Handles.Where(entry => !refused.Contains(entry))], [.. OutParameters.Where(entry => !refused.Contains(entry))], [.. Spans.Where(entry => !refused.Contains(entry))]);
}

/// <summary>
/// Infers handles, out parameters and spans from the declarations of a header. An entry changes only overloads, but a wrong one frees or overwrites memory,
/// so a declaration that can be read in two ways gives none.
/// </summary>
internal sealed class HeaderConventions(IReadOnlyList<Declaration> declarations)
{
    private static readonly HashSet<string> s_destroy = ["free", "destroy", "delete", "close", "release", "dispose", "unref"];
    private static readonly HashSet<string> s_create = ["new", "create", "open", "init", "alloc", "make", "parse", "load", "construct"];
    private static readonly HashSet<string> s_length = ["len", "length", "size", "count", "n", "num", "nbytes"];
    private static readonly HashSet<string> s_elements = ["count", "n", "num"];

    private readonly List<FunctionDeclaration> _functions = [.. declarations.OfType<FunctionDeclaration>().Where(function => !function.IsVariadic)];
    private readonly HashSet<string> _opaque = [.. declarations.OfType<RecordDeclaration>().Where(record => !record.IsComplete).Select(record => record.Name)];

    /// <summary>Returns the entries, in the order of the header.</summary>
    public Conventions Infer()
    {
        var spans = _functions.SelectMany(Spans).ToList();
        return new([.. _opaque.SelectMany(Handles)], [.. _functions.SelectMany(function => OutParameters(function, spans))], spans);
    }

    // A type with several destroy functions, such as close and close_v2, needs a decision.
    private IEnumerable<string> Handles(string type)
    {
        var destroyers = _functions.Where(function => function.Parameters is [var only] && PointsTo(only.Type, type) && HasWord(function.Name, s_destroy)).ToList();
        if (destroyers is not [var destroy])
            return [];
        return _functions.Where(function => IsCreator(function, type)).Select(create => $"{type}:{create.Name}:{destroy.Name}");
    }

    // A function that also takes the type, such as x_dup(x *) or x_parent_new(x *), can return something that another object owns.
    private static bool IsCreator(FunctionDeclaration function, string type)
    {
        if (!HasWord(function.Name, s_create) || HasWord(function.Name, s_destroy) || function.Parameters.Any(parameter => PointsTo(parameter.Type, type)))
            return false;
        var made = function.Parameters.Count(parameter => TypeMapper.Bare(parameter.Type) is PointerType { IsConst: false } pointer && PointsTo(pointer.Target, type));
        return PointsTo(function.Result, type) ? made == 0 : made == 1 && TypeMapper.Bare(function.Result) is ScalarType or NamedType;
    }

    private static bool PointsTo(CType type, string record) =>
        TypeMapper.Bare(type) is PointerType { IsConst: false } pointer && TypeMapper.Bare(pointer.Target) is NamedType named && named.Name == record;

    private static IEnumerable<string> OutParameters(FunctionDeclaration function, List<string> spans) => function.Parameters
        .Where(parameter => parameter.Name.Length > 0 && NameWords.Of(parameter.Name) is var words && (words[0] == "out" || words[^1] == "out")
            && TypeMapper.Bare(parameter.Type) is PointerType { IsConst: false } pointer && TypeMapper.Bare(pointer.Target) is ScalarType { Kind: not ScalarKind.Void } scalar
            && (scalar.Size > 1 || scalar.Kind == ScalarKind.Bool))
        .Select(parameter => $"{function.Name}:{parameter.Name}").Where(entry => !spans.Exists(span => span.StartsWith($"{entry}:", StringComparison.Ordinal)));

    private static IEnumerable<string> Spans(FunctionDeclaration function)
    {
        for (var i = 0; i + 1 < function.Parameters.Count; i++)
        {
            var (data, length) = (function.Parameters[i], function.Parameters[i + 1]);
            if (data.LengthIndex < 0 && Element(data.Type) is { } element && TypeMapper.Bare(length.Type) is ScalarType { Kind: ScalarKind.Integer or ScalarKind.Long, Size: >= 4 }
                && IsLength(data.Name, length.Name, element, function))
                yield return $"{function.Name}:{data.Name}:{length.Name}";
        }
    }

    // The number of bytes of an element; null for a pointer that cannot be a span.
    private static int? Element(CType type) => TypeMapper.Bare(type) is not PointerType pointer ? null
        : TypeMapper.Bare(pointer.Target) is ScalarType { Kind: not ScalarKind.Bool } scalar ? Math.Max(scalar.Size, 1) : null;

    // A size can be a number of bytes or of elements, which differ only for elements of more than one byte.
    private static bool IsLength(string data, string length, int element, FunctionDeclaration function)
    {
        if (data.Length == 0 || length.Length == 0)
            return false;
        var (names, words) = (NameWords.Of(data), NameWords.Of(length));
        var kinds = element == 1 ? s_length : s_elements;
        if (words is [var only])
        {
            // "len" belongs to the only pointer before it; "inlen" and "nvalues" name their pointer.
            if (kinds.Contains(only))
                return function.Parameters.Count(parameter => Element(parameter.Type) is not null) == 1;
            var joined = string.Concat(names);
            return kinds.Any(kind => kind.Length > 1 && only == joined + kind) || only == $"n{joined}";
        }

        return (words.Take(words.Count - 1).SequenceEqual(names) && kinds.Contains(words[^1])) || (words.Skip(1).SequenceEqual(names) && kinds.Contains(words[0]));
    }

    private static bool HasWord(string name, HashSet<string> words) => NameWords.Of(name).Any(words.Contains);
}
