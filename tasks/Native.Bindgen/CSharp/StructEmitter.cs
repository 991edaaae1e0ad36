using Native.Bindgen.Shape;

namespace Native.Bindgen.CSharp;

/// <summary>Structs and unions, with what lies inside them.</summary>
internal static class StructEmitter
{
    /// <summary>Writes one.</summary>
    public static void Write(CodeWriter writer, CsStruct type, string access)
    {
        Documentation.Write(writer, type.Comment, remark: type.Alignment == 0 ? type.Remark
            : $"C aligns this type to {type.Alignment} bytes, and C# does not. C may need that of memory it is given: use NativeMemory.AlignedAlloc.");
        var name = type.Name[(type.Name.LastIndexOf('.') + 1)..];
        if (type.Layout.Length > 0)
            writer.Line($"[StructLayout({type.Layout})]");
        writer.Line($"{access} {(IsUnsafe(type) ? "unsafe " : "")}partial struct {name}");
        writer.Open();
        foreach (var field in type.Fields)
            WriteField(writer, field);
        foreach (var bits in type.Bits)
            WriteBits(writer, bits);
        foreach (var forward in type.Forwards)
            WriteForward(writer, forward);
        if (type.Flexible is { } flexible)
            WriteFlexible(writer, flexible, name);
        foreach (var nested in type.Nested)
            WriteNested(writer, nested);
        foreach (var buffer in type.Buffers)
            WriteBuffer(writer, buffer);
        writer.Close();
    }

    private static bool IsUnsafe(CsStruct type) =>
        type.Fields.Any(field => field.Type.IsUnsafe) || type.Forwards.Any(forward => forward.Type.Contains('*'));

    private static void WriteField(CodeWriter writer, CsField field)
    {
        if (field.Comment.Length > 0 || field.Offset is not null)
            writer.Separate();
        Documentation.Write(writer, field.Comment);
        if (field.Offset is { } offset)
            writer.Line($"[FieldOffset({offset})]");
        writer.Line($"{(field.IsPrivate ? "private" : "public")} {field.Type.Text} {field.Name};");
    }

    private static void WriteBits(CodeWriter writer, CsBits bits)
    {
        writer.Separate();
        Documentation.Write(writer, bits.Comment);
        var mask = bits.Width == 64 ? "ulong.MaxValue" : $"0x{(1UL << bits.Width) - 1:X}UL";
        // Shifted to the top and back: the highest bit of a signed field is its sign.
        var value = bits.IsSigned ? $"((long){bits.Storage} << {64 - bits.Shift - bits.Width} >> {64 - bits.Width})" : $"(((ulong){bits.Storage} >> {bits.Shift}) & {mask})";
        writer.Line($"public {bits.Type} {bits.Name}");
        writer.Open();
        writer.Line($"readonly get => unchecked(({bits.Type}){value});");
        writer.Line($"set => {bits.Storage} = unchecked(({bits.StorageType})(((ulong){bits.Storage} & ~({mask} << {bits.Shift})) | (((ulong)value & {mask}) << {bits.Shift})));");
        writer.Close();
    }

    private static void WriteForward(CodeWriter writer, CsForward forward)
    {
        writer.Separate();
        if (forward.IsBits)
        {
            writer.Line($"public {forward.Type} {forward.Name}");
            writer.Open();
            writer.Line($"readonly get => {forward.Path}.{forward.Name};");
            writer.Line($"set => {forward.Path}.{forward.Name} = value;");
            writer.Close();
            return;
        }

        writer.Line("[UnscopedRef]");
        writer.Line($"public ref {forward.Type} {forward.Name} => ref {forward.Path}.{forward.Name};");
    }

    private static void WriteFlexible(CodeWriter writer, CsFlexible flexible, string name)
    {
        writer.Separate();
        Documentation.Write(writer, flexible.Comment);
        writer.Line("[UnscopedRef]");
        writer.Line($"public Span<{flexible.Element}> {flexible.Name}(int length) => MemoryMarshal.CreateSpan(ref Unsafe.As<byte, {flexible.Element}>("
            + $"ref Unsafe.Add(ref Unsafe.As<{name}, byte>(ref this), {flexible.Offset})), length);");
        if (flexible.Length.Length == 0)
            return;
        writer.Separate();
        Documentation.Write(writer, flexible.Comment);
        writer.Line("[UnscopedRef]");
        writer.Line($"public Span<{flexible.Element}> {flexible.Name}() => {flexible.Name}({flexible.Length});");
    }

    private static void WriteNested(CodeWriter writer, CsTypeDeclaration nested)
    {
        writer.Separate();
        if (nested is CsStruct type)
            Write(writer, type, "public");
        else
            EnumEmitter.Write(writer, (CsEnum)nested, "public");
    }

    private static void WriteBuffer(CodeWriter writer, CsBuffer buffer)
    {
        writer.Separate();
        writer.Line($"[InlineArray({buffer.Count})]");
        writer.Line($"public struct {buffer.Name}");
        writer.Open();
        writer.Line($"public {buffer.Element} e0;");
        writer.Close();
    }
}
