using Native.Bindgen.Mapping;

namespace Native.Bindgen.Emit;

/// <summary>Converts C comments with Doxygen commands into XML documentation.</summary>
internal static class Documentation
{
    private static readonly Dictionary<string, string> s_none = [];

    /// <summary>Writes the comment of a declaration, with a reference to a delegate type. Writes nothing if all are empty.</summary>
    public static void Write(CodeWriter writer, string comment, string? remark = null, string callback = "")
    {
        if (comment.Length == 0 && string.IsNullOrEmpty(remark) && callback.Length == 0)
            return;
        var text = new DoxygenText(comment, s_none);
        if (callback.Length > 0)
            (text.Summary.Count > 0 ? text.Remarks : text.Summary).Add(See(callback));
        foreach (var line in Lines(text, [], remark, hasResult: false))
            writer.Line(line);
    }

    private static string See(string callback) => $"See <see cref=\"{callback}\"/>.";

    /// <summary>
    /// Returns the documentation of a function, with its result and the parameters of the C# method. Overloads with the same parameters share it.
    /// </summary>
    public static IReadOnlyList<string> Of(CsFunction function, IReadOnlyList<CsParameter> parameters)
    {
        var text = new DoxygenText(function.Comment, parameters.Where(parameter => parameter.NativeName.Length > 0)
            .DistinctBy(parameter => parameter.NativeName).ToDictionary(parameter => parameter.NativeName, Name));
        var documented = new List<(string, List<string>)>();
        foreach (var parameter in parameters)
        {
            // The comment at the parameter itself is first.
            var own = parameter.Comment.Length > 0 ? new DoxygenText(parameter.Comment, s_none) : null;
            List<string> lines = [.. own?.Summary ?? [], .. own?.Remarks ?? [], .. text.Parameters.Where(other => other.Name == parameter.NativeName).SelectMany(other => other.Lines)];
            if (parameter.Callback.Length > 0)
                lines.Add(See(parameter.Callback));
            documented.Add((Name(parameter), lines));
        }

        if (function.ReturnsNonNull)
            text.Returns.Add("Never null.");
        text.Parameters.RemoveAll(documented => function.Parameters.Any(parameter => parameter.NativeName == documented.Name));
        return Lines(text, documented, function.Availability?.Remark, function.Result.Text != "void" || function.Parameters.Any(parameter => parameter.Friendly == CsFriendly.Result));
    }

    /// <summary>
    /// Returns a reference to <paramref name="documentation"/>, the documentation of a raw function with the C# name <paramref name="target"/>. A
    /// reference cannot contain function pointers, so an overload with one repeats the text.
    /// </summary>
    public static IReadOnlyList<string> Inherit(CsFunction function, string target, IReadOnlyList<string> documentation) =>
        documentation.Count == 0 || function.Parameters.Any(parameter => parameter.Type.Text.Contains("delegate*", StringComparison.Ordinal))
            ? documentation
            : [$"/// <inheritdoc cref=\"{target}({string.Join(", ", function.Parameters.Select(parameter => parameter.Type.Text))})\"/>"];

    private static string Name(CsParameter parameter) => parameter.Name.TrimStart('@');

    private static List<string> Lines(DoxygenText text, List<(string Name, List<string> Lines)> parameters, string? remark, bool hasResult)
    {
        // Keep the text of parameters and results that the C# method does not have.
        foreach (var (name, lines) in text.Parameters)
            text.Remarks.AddRange(lines.Select((line, i) => i == 0 ? $"<c>{CSharpText.Xml(name)}</c>: {line}" : line));
        if (!hasResult)
            text.Remarks.AddRange(text.Returns.Select((line, i) => i == 0 ? $"Returns: {line}" : line));
        if (!string.IsNullOrEmpty(remark))
            text.Remarks.Add(CSharpText.Xml(remark));
        var result = new List<string>();
        Tag(result, "summary", "", text.Summary);
        foreach (var (name, lines) in parameters)
            Tag(result, "param", $" name=\"{name}\"", lines);
        if (hasResult)
            Tag(result, "returns", "", text.Returns);
        Tag(result, "remarks", "", text.Remarks);
        return result;
    }

    private static void Tag(List<string> result, string tag, string attributes, List<string> lines)
    {
        var first = lines.FindIndex(line => line.Length > 0);
        var last = lines.FindLastIndex(line => line.Length > 0);
        if (first < 0)
            return;
        if (first == last)
        {
            result.Add($"/// <{tag}{attributes}>{lines[first]}</{tag}>");
            return;
        }

        result.Add($"/// <{tag}{attributes}>");
        foreach (var line in lines[first..(last + 1)])
            result.Add($"/// {line}".TrimEnd());
        result.Add($"/// </{tag}>");
    }
}
