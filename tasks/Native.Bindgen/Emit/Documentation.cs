using Native.Bindgen.Mapping;

namespace Native.Bindgen.Emit;

/// <summary>Converts C comments with Doxygen commands into XML documentation.</summary>
internal static class Documentation
{
    private static readonly Dictionary<string, string> s_none = [];

    /// <summary>Writes the comment of a declaration. Writes nothing if it is empty.</summary>
    public static void Write(CodeWriter writer, string comment, string? remark = null)
    {
        if (comment.Length == 0 && string.IsNullOrEmpty(remark))
            return;
        foreach (var line in Lines(new DoxygenText(comment, s_none), [], remark, hasResult: false))
            writer.Line(line);
    }

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
            documented.Add((Name(parameter), lines));
        }

        if (function.ReturnsNonNull)
            text.Returns.Add("Never null.");
        text.Parameters.RemoveAll(documented => function.Parameters.Any(parameter => parameter.NativeName == documented.Name));
        return Lines(text, documented, function.Availability?.Remark, function.Result.Text != "void" || function.Parameters.Any(parameter => parameter.Friendly == CsFriendly.Result));
    }

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
