using Native.Bindgen.Shape;

namespace Native.Bindgen.CSharp;

/// <summary>
/// Overloads that take what C# people have: strings, spans, truth values, handles. Each calls the raw function, so C sees
/// the same.
/// </summary>
internal static class FriendlyEmitter
{
    /// <summary>Writes the overload of one function.</summary>
    public static void Write(CodeWriter writer, CsFunction function)
    {
        writer.Separate();
        FunctionEmitter.WriteHead(writer, function);
        var parameters = string.Join(", ", function.Parameters.Where(parameter => parameter.Friendly != CsFriendly.Length).Select(Declare));
        writer.Line($"public static {Result(function)} {function.Name}({parameters})");
        writer.Open();
        var texts = function.Parameters.Where(parameter => parameter.Friendly == CsFriendly.Text).ToList();
        foreach (var text in texts)
            writer.Line($"var {Local(text)} = new Utf8StringMarshaller.ManagedToUnmanagedIn();");
        if (texts.Count > 0)
        {
            writer.Line("try");
            writer.Open();
            foreach (var text in texts)
                writer.Line($"{Local(text)}.FromManaged({text.Name}, stackalloc byte[Utf8StringMarshaller.ManagedToUnmanagedIn.BufferSize]);");
        }

        WriteCall(writer, function);
        if (texts.Count > 0)
        {
            writer.Close();
            writer.Line("finally");
            writer.Open();
            foreach (var text in texts)
                writer.Line($"{Local(text)}.Free();");
            writer.Close();
        }

        writer.Close();
    }

    private static void WriteCall(CodeWriter writer, CsFunction function)
    {
        foreach (var parameter in function.Parameters)
        {
            if (parameter.Friendly is CsFriendly.Span or CsFriendly.ReadOnlySpan or CsFriendly.Out)
                writer.Line($"fixed ({parameter.FriendlyType}* {Local(parameter)} = {(parameter.Friendly == CsFriendly.Out ? "&" : "")}{parameter.Name})");
        }

        var arguments = string.Join(", ", function.Parameters.Select(Argument));
        var call = $"{function.Name}({arguments})";
        var hasFixed = function.Parameters.Any(parameter => parameter.Friendly is CsFriendly.Span or CsFriendly.ReadOnlySpan or CsFriendly.Out);
        if (hasFixed)
            writer.Open();
        writer.Line(function.Result.Text == "void" ? $"{call};" : function.ReturnsBool ? $"return {call} != 0;" : $"return {call};");
        if (hasFixed)
            writer.Close();
    }

    private static string Result(CsFunction function) => function.ReturnsBool ? "bool" : function.Result.Text;

    private static string Declare(CsParameter parameter) => parameter.Friendly switch
    {
        CsFriendly.Text => $"string? {parameter.Name}",
        CsFriendly.Bool => $"bool {parameter.Name}",
        CsFriendly.Span => $"Span<{parameter.FriendlyType}> {parameter.Name}",
        CsFriendly.ReadOnlySpan => $"ReadOnlySpan<{parameter.FriendlyType}> {parameter.Name}",
        CsFriendly.Out => $"out {parameter.FriendlyType} {parameter.Name}",
        _ => $"{parameter.Type.Text} {parameter.Name}",
    };

    private static string Argument(CsParameter parameter) => parameter.Friendly switch
    {
        CsFriendly.Text => $"{Local(parameter)}.ToUnmanaged()",
        CsFriendly.Bool => $"{parameter.Name} ? (byte)1 : (byte)0",
        CsFriendly.Span or CsFriendly.ReadOnlySpan or CsFriendly.Out => Local(parameter),
        CsFriendly.Length => $"({parameter.Type.Text}){parameter.SpanName}.Length",
        _ => parameter.Name,
    };

    private static string Local(CsParameter parameter) => $"native_{parameter.Name.TrimStart('@')}";
}
