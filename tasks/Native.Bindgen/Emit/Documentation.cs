using Native.Bindgen.Mapping;

namespace Native.Bindgen.Emit;

/// <summary>Comments of C, Doxygen's words in them, as XML documentation.</summary>
internal static class Documentation
{
    private static readonly Dictionary<string, string> s_none = [];

    /// <summary>Writes what a comment says about a declaration; nothing for an empty one.</summary>
    public static void Write(CodeWriter writer, string comment, string? remark = null)
    {
        if (comment.Length == 0 && string.IsNullOrEmpty(remark))
            return;
        foreach (var line in Lines(new DoxygenText(comment, s_none), [], remark, hasResult: false))
            writer.Line(line);
    }

    /// <summary>The lines for a function, with what is said of its result and of those parameters that its C# takes. Forms that take the same have the same.</summary>
    public static IReadOnlyList<string> Of(CsFunction function, IReadOnlyList<CsParameter> parameters)
    {
        var text = new DoxygenText(function.Comment, parameters.Where(parameter => parameter.NativeName.Length > 0)
            .DistinctBy(parameter => parameter.NativeName).ToDictionary(parameter => parameter.NativeName, Name));
        var said = new List<(string, List<string>)>();
        foreach (var parameter in parameters)
        {
            // What is said at the parameter itself comes first.
            var own = parameter.Comment.Length > 0 ? new DoxygenText(parameter.Comment, s_none) : null;
            List<string> lines = [.. own?.Summary ?? [], .. own?.Remarks ?? [], .. text.Parameters.Where(other => other.Name == parameter.NativeName).SelectMany(other => other.Lines)];
            said.Add((Name(parameter), lines));
        }

        if (function.ReturnsNonNull)
            text.Returns.Add("Never null.");
        text.Parameters.RemoveAll(said => function.Parameters.Any(parameter => parameter.NativeName == said.Name));
        return Lines(text, said, function.Availability?.Remark, function.Result.Text != "void" || function.Parameters.Any(parameter => parameter.Friendly == CsFriendly.Result));
    }

    private static string Name(CsParameter parameter) => parameter.Name.TrimStart('@');

    private static List<string> Lines(DoxygenText text, List<(string Name, List<string> Lines)> parameters, string? remark, bool hasResult)
    {
        // What nothing here is called, or nothing returns, is not lost.
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
