using Native.Bindgen.Mapping;
using static Native.Bindgen.Emit.Framework;

namespace Native.Bindgen.Emit;

/// <summary>
/// Writes overloads with C# types: strings, spans, <c>bool</c> and handles. Each overload calls the raw function.
/// </summary>
internal static class FriendlyEmitter
{
    /// <summary>Writes the overloads of one function: with strings, and with UTF-8 bytes instead of strings.</summary>
    public static void Write(CodeWriter writer, CsFunction function, string className, IReadOnlyList<string> documentation)
    {
        // A parameter can have the same name as its function.
        var target = $"{className}.{function.Name}";
        var name = function.OverloadName ?? function.Name;
        documentation = Documentation.Inherit(function, function.Name, documentation);
        WriteOne(writer, function, name, target, documentation);
        if (!function.Parameters.Any(parameter => parameter.Friendly == CsFriendly.Text))
            return;
        // "text"u8 ends with a zero that its length does not include, so ""u8 is an empty string, and only default is null.
        var bytes = function.Parameters.Select(parameter => parameter.Friendly == CsFriendly.Text
            ? parameter with { Friendly = CsFriendly.ReadOnlySpan, FriendlyType = "byte" }
            : parameter);
        WriteOne(writer, function with { Parameters = [.. bytes] }, name, target, documentation);
    }

    /// <summary>
    /// Writes one overload <paramref name="name"/> that calls <paramref name="target"/>, and returns a handle if the function has one.
    /// <paramref name="documentation"/> is used if the overload has the parameters of the raw function.
    /// </summary>
    public static void WriteOne(CodeWriter writer, CsFunction function, string name, string target, IReadOnlyList<string> documentation)
    {
        writer.Separate();
        var taken = function.Parameters.Where(parameter => parameter.Friendly is not (CsFriendly.Length or CsFriendly.Result)).ToList();
        FunctionEmitter.WriteHead(writer, function, taken.Count == function.Parameters.Count ? documentation : Documentation.Of(function, taken));
        var parameters = string.Join(", ", taken.Select(Declare));
        if (function.Parameters.Any(parameter => parameter.Friendly == CsFriendly.Text))
        {
            // Without this attribute, null would be ambiguous between the string and the pointer overload.
            writer.Line("#if NET9_0_OR_GREATER && !NATIVE_BINDINGS_CSHARP12");
            writer.Line($"[{Services}.OverloadResolutionPriority(1)]");
            writer.Line("#endif");
        }

        writer.Line($"public static {Result(function)} {name}({parameters})");
        writer.Open();
        foreach (var parameter in function.Parameters)
            WriteCheck(writer, parameter);
        foreach (var parameter in function.Parameters.Where(parameter => IsOut(parameter) || parameter.Friendly == CsFriendly.Result))
            writer.Line($"{Target(parameter)} {Local(parameter)} = default;");
        WriteGuarded(writer, function, target);
        writer.Close();
    }

    // Checks conditions that C does not check.
    private static void WriteCheck(CodeWriter writer, CsParameter parameter)
    {
        if (parameter is { Friendly: CsFriendly.Text, IsNonNull: true })
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({parameter.Name});");
        if (parameter is { IsSpan: true, SpanName.Length: > 0 })
            writer.Line($"global::System.ArgumentOutOfRangeException.ThrowIfNotEqual({parameter.Name}.Length, {parameter.SpanName}.Length);");
    }

    private static void WriteGuarded(CodeWriter writer, CsFunction function, string target)
    {
        var texts = function.Parameters.Where(parameter => parameter.Friendly == CsFriendly.Text).ToList();
        var handles = function.Parameters.Where(parameter => parameter.Friendly == CsFriendly.Handle).ToList();
        if (texts.Count + handles.Count == 0)
        {
            WriteCall(writer, function, target);
            return;
        }

        foreach (var text in texts)
            writer.Line($"scoped {Framework.Text}.ManagedToUnmanagedIn {Local(text)} = new();");
        foreach (var handle in handles)
            writer.Line($"var {Local(handle)} = false;");
        writer.Line("try");
        writer.Open();
        foreach (var text in texts)
            writer.Line($"{Local(text)}.FromManaged({text.Name}, stackalloc byte[{Framework.Text}.ManagedToUnmanagedIn.BufferSize]);");
        foreach (var handle in handles)
            writer.Line($"{handle.Name}.DangerousAddRef(ref {Local(handle)});");
        WriteCall(writer, function, target);
        writer.Close();
        writer.Line("finally");
        writer.Open();
        foreach (var text in texts)
            writer.Line($"{Local(text)}.Free();");
        foreach (var handle in handles)
        {
            writer.Line($"if ({Local(handle)})");
            writer.Line($"    {handle.Name}.DangerousRelease();");
        }

        writer.Close();
    }

    private static void WriteCall(CodeWriter writer, CsFunction function, string target)
    {
        var spans = function.Parameters.Where(parameter => parameter.IsSpan).ToList();
        foreach (var span in spans)
            writer.Line($"fixed ({span.FriendlyType}* {Local(span)} = &{Interop}.MemoryMarshal.GetReference({span.Name}))");
        if (spans.Count > 0)
            writer.Open();
        var call = $"{target}({string.Join(", ", function.Parameters.Select(Argument))})";
        if (function.ThrowsOnNull)
        {
            writer.Line($"var __native = {call};");
            writer.Line("if (__native == null)");
            writer.Line($"    throw new global::System.InvalidOperationException(\"{function.NativeName} returned null.\");");
            call = "__native";
        }

        var value = function.ResultHandle.Length > 0 ? $"new {function.ResultHandle}((nint){call})"
            : function.ReturnsText ? $"{Interop}.Marshal.PtrToStringUTF8((nint){call}){(function.ReturnsNonNull ? "!" : "")}"
            : function.ReturnsBool ? $"{call} != 0" : call;
        var outs = function.Parameters.Where(IsOut).ToList();
        var isVoid = function.Result.Text == "void";
        writer.Line(isVoid ? $"{call};" : outs.Count == 0 ? $"return {value};" : $"var __result = {value};");
        foreach (var parameter in outs)
            writer.Line($"{parameter.Name} = {(parameter.Friendly == CsFriendly.Out ? Local(parameter) : $"new {parameter.FriendlyType}((nint){Local(parameter)})")};");
        if (outs.Count > 0 && !isVoid)
            writer.Line("return __result;");
        if (ResultParameter(function) is { } result)
            writer.Line($"return {Local(result)};");
        if (spans.Count > 0)
            writer.Close();
    }

    private static CsParameter? ResultParameter(CsFunction function) => function.Parameters.FirstOrDefault(parameter => parameter.Friendly == CsFriendly.Result);

    private static bool IsOut(CsParameter parameter) => parameter.Friendly is CsFriendly.Out or CsFriendly.OutHandle;

    // Returns the target type of the pointer.
    private static string Target(CsParameter parameter) => parameter.Friendly == CsFriendly.OutHandle ? parameter.Type.Text[..^1] : parameter.FriendlyType;

    private static string Result(CsFunction function) =>
        function.ResultHandle.Length > 0 ? function.ResultHandle : function.ReturnsText ? function.ReturnsNonNull ? "string" : "string?" : function.ReturnsBool ? "bool" : ResultParameter(function)?.FriendlyType ?? function.Result.Text;

    private static string Declare(CsParameter parameter) => parameter.Friendly switch
    {
        CsFriendly.Text => $"string{(parameter.IsNonNull ? "" : "?")} {parameter.Name}",
        CsFriendly.Bool => $"bool {parameter.Name}",
        CsFriendly.Span => $"global::System.Span<{parameter.FriendlyType}> {parameter.Name}",
        CsFriendly.ReadOnlySpan => $"global::System.ReadOnlySpan<{parameter.FriendlyType}> {parameter.Name}",
        CsFriendly.Out or CsFriendly.OutHandle => $"out {parameter.FriendlyType} {parameter.Name}",
        CsFriendly.Handle or CsFriendly.Value => $"{parameter.FriendlyType} {parameter.Name}",
        _ => $"{parameter.Type.Text} {parameter.Name}",
    };

    private static string Argument(CsParameter parameter) => parameter.Friendly switch
    {
        CsFriendly.Text => $"{Local(parameter)}.ToUnmanaged()",
        CsFriendly.Bool => $"{parameter.Name} ? (byte)1 : (byte)0",
        CsFriendly.Span or CsFriendly.ReadOnlySpan => parameter.FriendlyType == "nint" ? $"({parameter.Type.Text}){Local(parameter)}" : Local(parameter),
        CsFriendly.Out or CsFriendly.OutHandle or CsFriendly.Result => $"&{Local(parameter)}",
        CsFriendly.Value => $"&{parameter.Name}",
        CsFriendly.Handle => $"({parameter.Type.Text}){parameter.Name}.DangerousGetHandle()",
        CsFriendly.Length => parameter.Type.Text switch
        {
            "CLong" => $"new CLong({parameter.SpanName}.Length)",
            "CULong" => $"new CULong((uint){parameter.SpanName}.Length)",
            "byte" or "sbyte" or "short" or "ushort" => $"checked(({parameter.Type.Text}){parameter.SpanName}.Length)",
            var type => $"({type}){parameter.SpanName}.Length",
        },
        _ => parameter.Name,
    };

    private static string Local(CsParameter parameter) => $"__{parameter.Name.TrimStart('@')}_native";
}
