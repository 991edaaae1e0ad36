using Native.Bindgen.Mapping;
using Native.Core.Bindings;
using static Native.Bindgen.Emit.Framework;

namespace Native.Bindgen.Emit;

/// <summary>Constants and global variables.</summary>
internal static class ConstantEmitter
{
    /// <summary>Writes one constant.</summary>
    public static void Write(CodeWriter writer, CsConstant constant)
    {
        if (constant.Comment.Length > 0)
            writer.Separate();
        Documentation.Write(writer, constant.Comment, remark: constant.Availability?.Remark);
        FunctionEmitter.WriteAttributes(writer, constant.Availability);
        var type = constant.Type.StartsWith("ReadOnlySpan<", StringComparison.Ordinal) ? $"global::System.{constant.Type}" : constant.Type;
        writer.Line(constant.IsConst
            ? $"public const {type} {constant.Name} = {constant.Value};"
            : $"public static {type} {constant.Name} => {constant.Value};");
    }

    /// <summary>The class that has the library: seen by this file alone, because headers share the other.</summary>
    public static void WriteLibrary(CodeWriter writer, BindingsOptions options)
    {
        writer.Separate();
        writer.Line($"/// <summary>The library that has the variables of {CSharpText.Xml(options.DisplayName)}.</summary>");
        writer.Line($"file static class {CSharpWords.Library}");
        writer.Open();
        writer.Line($"public static readonly nint Handle = {Interop}.NativeLibrary.Load({CSharpText.Literal(options.LibraryName)}, typeof({Class(options)}).Assembly, null);");
        writer.Close();
    }

    /// <summary>Writes one variable: a reference to where the library has it.</summary>
    public static void Write(CodeWriter writer, CsVariable variable, string library)
    {
        writer.Separate();
        Documentation.Write(writer, variable.Comment, remark: variable.Availability?.Remark);
        FunctionEmitter.WriteAttributes(writer, variable.Availability);
        writer.Line($"public static ref {(variable.IsConst ? "readonly " : "")}{variable.Type.Text} {variable.Name} => ref *({variable.Type.Text}*)"
            + $"{Interop}.NativeLibrary.GetExport({library}.Handle, {CSharpText.Literal(variable.Symbol)});");
    }
}
