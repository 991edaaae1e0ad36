using Native.Bindgen.Mapping;
using Native.Core.Bindings;
using static Native.Bindgen.Emit.Framework;

namespace Native.Bindgen.Emit;

/// <summary>Writes constants and global variables.</summary>
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

    /// <summary>Writes a file-local class with the handle of the library. It is file-local because several headers share the other class.</summary>
    public static void WriteLibrary(CodeWriter writer, BindingsOptions options)
    {
        writer.Separate();
        writer.Line($"/// <summary>Loads the library that contains the variables of {CSharpText.Xml(options.DisplayName)}.</summary>");
        writer.Line($"file static class {CSharpWords.Library}");
        writer.Open();
        writer.Line($"public static readonly nint Handle = {Interop}.NativeLibrary.Load({CSharpText.Literal(options.LibraryName)}, typeof({Class(options)}).Assembly, null);");
        writer.Close();
    }

    /// <summary>Writes one variable, as a reference to its address in the library.</summary>
    public static void Write(CodeWriter writer, CsVariable variable, string library)
    {
        writer.Separate();
        Documentation.Write(writer, variable.Comment, remark: variable.Availability?.Remark);
        FunctionEmitter.WriteAttributes(writer, variable.Availability);
        writer.Line($"public static ref {(variable.IsConst ? "readonly " : "")}{variable.Type.Text} {variable.Name} => ref *({variable.Type.Text}*)"
            + $"{Interop}.NativeLibrary.GetExport({library}.Handle, {CSharpText.Literal(variable.Symbol)});");
    }
}
