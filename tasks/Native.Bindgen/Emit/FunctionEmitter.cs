using Native.Bindgen.Mapping;
using Native.Core.Platform;
using static Native.Bindgen.Emit.Framework;

namespace Native.Bindgen.Emit;

/// <summary>
/// Writes functions as blittable <c>DllImport</c>s, which need no marshalling at run time and work with and without <c>DisableRuntimeMarshalling</c>.
/// </summary>
internal static class FunctionEmitter
{
    /// <summary>Writes the raw declaration.</summary>
    public static void Write(CodeWriter writer, CsFunction function, string library, IReadOnlyList<string> documentation)
    {
        writer.Separate();
        WriteHead(writer, function, documentation);
        var entry = function.Symbol == function.Name.TrimStart('@') ? "" : $", EntryPoint = {CSharpText.Literal(function.Symbol)}";
        writer.Line($"[{Interop}.DllImport({library}{entry}, CallingConvention = {Interop}.CallingConvention.{Convention(function.Convention)}, ExactSpelling = true)]");
        writer.Line($"public static extern {function.Result.Text} {function.Name}({Parameters(function)});");
    }

    /// <summary>Writes the delegate type of a callback.</summary>
    public static void Write(CodeWriter writer, CsDelegate callback, string access)
    {
        var function = callback.Function;
        WriteHead(writer, function, Documentation.Of(function, function.Parameters));
        writer.Line($"[{Interop}.UnmanagedFunctionPointer({Interop}.CallingConvention.{Convention(function.Convention)})]");
        var isUnsafe = function.Result.IsUnsafe || function.Parameters.Any(parameter => parameter.Type.IsUnsafe);
        writer.Line($"{access} {(isUnsafe ? "unsafe " : "")}delegate {function.Result.Text} {callback.Name}({Parameters(function)});");
    }

    private static string Parameters(CsFunction function) => string.Join(", ", function.Parameters.Select(parameter => $"{parameter.Type.Text} {parameter.Name}"));

    /// <summary>Writes the documentation and the attributes, which raw functions and friendly overloads share.</summary>
    public static void WriteHead(CodeWriter writer, CsFunction function, IReadOnlyList<string> documentation)
    {
        foreach (var line in documentation)
            writer.Line(line);
        WriteAttributes(writer, function.Availability);
        if (function.IsDeprecated)
            writer.Line("[global::System.Obsolete]");
    }

    /// <summary>Writes the platform attributes of a declaration that some platforms do not have.</summary>
    public static void WriteAttributes(CodeWriter writer, RidAvailability? availability)
    {
        foreach (var attribute in availability?.Attributes ?? [])
            writer.Line(attribute);
    }

    private static string Convention(string convention) => convention switch
    {
        "Stdcall" => "StdCall",
        "Thiscall" => "ThisCall",
        _ => "Cdecl",
    };
}
