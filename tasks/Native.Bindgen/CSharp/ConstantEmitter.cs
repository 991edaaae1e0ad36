using Native.Bindgen.Shape;
using Native.Core.Bindings;

namespace Native.Bindgen.CSharp;

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
        writer.Line(constant.IsConst
            ? $"public const {constant.Type} {constant.Name} = {constant.Value};"
            : $"public static {constant.Type} {constant.Name} => {constant.Value};");
    }

    /// <summary>The field that has the library: headers share a class.</summary>
    public static string Library(BindingsOptions options) => $"s_{Naming.Escape(Path.ChangeExtension(options.DisplayName, null)).TrimStart('@')}Library";

    /// <summary>Writes one variable: a reference to where the library has it.</summary>
    public static void Write(CodeWriter writer, CsVariable variable, BindingsOptions options)
    {
        writer.Separate();
        Documentation.Write(writer, variable.Comment, remark: variable.Availability?.Remark);
        FunctionEmitter.WriteAttributes(writer, variable.Availability);
        writer.Line($"public static ref {(variable.IsConst ? "readonly " : "")}{variable.Type.Text} {variable.Name} => ref *({variable.Type.Text}*)NativeLibrary.GetExport({Library(options)}, \"{variable.Symbol}\");");
    }
}
