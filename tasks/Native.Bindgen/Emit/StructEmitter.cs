using Native.Bindgen.Mapping;
using static Native.Bindgen.Emit.Framework;

namespace Native.Bindgen.Emit;

/// <summary>Writes structs and unions, with their nested types.</summary>
internal static class StructEmitter
{
    private const string UnscopedRef = "[global::System.Diagnostics.CodeAnalysis.UnscopedRef]";

    /// <summary>Writes one struct or union.</summary>
    public static void Write(CodeWriter writer, CsStruct type, string access)
    {
        Documentation.Write(writer, type.Comment, remark: type.Alignment == 0 ? type.Remark
            : $"C aligns this type to {type.Alignment} bytes, but C# does not. If a C function requires this alignment, allocate the memory with NativeMemory.AlignedAlloc.");
        var name = TypeNames.Simple(type.Name);
        if (type.Layout.Length > 0)
            writer.Line($"[{Interop}.StructLayout({type.Layout.Replace("LayoutKind.", $"{Interop}.LayoutKind.", StringComparison.Ordinal)})]");
        writer.Line($"{access} {(IsUnsafe(type) ? "unsafe " : "")}partial struct {name}");
        writer.Open();
        foreach (var field in type.Fields)
            WriteField(writer, field);
        foreach (var bits in type.Bits)
            WriteBits(writer, bits);
        foreach (var forward in type.Forwards)
            WriteForward(writer, forward);
        foreach (var flexible in type.Flexible)
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
        if (field.Comment.Length > 0 || field.Callback.Length > 0 || field.Offset is not null)
            writer.Separate();
        Documentation.Write(writer, field.Comment, callback: field.Callback);
        if (field.Offset is { } offset)
            writer.Line($"[{Interop}.FieldOffset({offset})]");
        writer.Line($"{(field.IsPrivate ? "private" : "public")} {field.Type.Text} {field.Name};");
    }

    private static void WriteBits(CodeWriter writer, CsBits bits)
    {
        writer.Separate();
        Documentation.Write(writer, bits.Comment);
        var width = bits.Pieces.Sum(piece => piece.Width);
        var read = bits.Pieces is [var only] ? Read(only, bits.IsSigned) : ReadPieces(bits.Pieces, width, bits.IsSigned);
        writer.Line($"public {bits.Type} {bits.Name}");
        writer.Open();
        writer.Line($"readonly get => unchecked(({bits.Type}){read});");
        if (bits.Pieces is [var piece])
        {
            writer.Line($"set => {Assign(piece, 0)}");
        }
        else
        {
            writer.Line("set");
            writer.Open();
            var done = 0;
            foreach (var part in bits.Pieces)
            {
                writer.Line(Assign(part, done));
                done += part.Width;
            }

            writer.Close();
        }

        writer.Close();
    }

    // Shifting to the top and back extends the sign, which is the highest bit of a signed field.
    private static string Read(CsBitPiece piece, bool isSigned) => isSigned
        ? $"((long){piece.Storage} << {64 - piece.Shift - piece.Width} >> {64 - piece.Width})"
        : $"(((ulong){piece.Storage} >> {piece.Shift}) & {Mask(piece.Width)})";

    private static string ReadPieces(IReadOnlyList<CsBitPiece> pieces, int width, bool isSigned)
    {
        var done = 0;
        var texts = new List<string>();
        foreach (var piece in pieces)
        {
            texts.Add($"{Read(piece, false)} << {done}");
            done += piece.Width;
        }

        var all = $"({string.Join(" | ", texts.Select(text => $"({text})"))})";
        return isSigned ? $"((long){all} << {64 - width} >> {64 - width})" : all;
    }

    private static string Assign(CsBitPiece piece, int done)
    {
        var value = done == 0 ? "(ulong)value" : $"((ulong)value >> {done})";
        return $"{piece.Storage} = unchecked(({piece.StorageType})(((ulong){piece.Storage} & ~({Mask(piece.Width)} << {piece.Shift})) | (({value} & {Mask(piece.Width)}) << {piece.Shift})));";
    }

    private static string Mask(int width) => width == 64 ? "ulong.MaxValue" : $"0x{(1UL << width) - 1:X}UL";

    private static void WriteForward(CodeWriter writer, CsForward forward)
    {
        writer.Separate();
        if (forward.IsBits)
        {
            writer.Line($"public {forward.Type} {forward.Name}");
            writer.Open();
            writer.Line($"readonly get => {forward.Path};");
            writer.Line($"set => {forward.Path} = value;");
            writer.Close();
            return;
        }

        writer.Line(UnscopedRef);
        writer.Line($"public ref {forward.Type} {forward.Name} => ref {forward.Path};");
    }

    private static void WriteFlexible(CodeWriter writer, CsFlexible flexible, string name)
    {
        writer.Separate();
        Documentation.Write(writer, flexible.Comment);
        writer.Line(UnscopedRef);
        var span = $"public global::System.Span<{flexible.Element}> {flexible.Name}";
        writer.Line($"{span}(int length) => {Interop}.MemoryMarshal.CreateSpan(ref {Services}.Unsafe.As<byte, {flexible.Element}>("
            + $"ref {Services}.Unsafe.Add(ref {Services}.Unsafe.As<{name}, byte>(ref this), {flexible.Offset})), length);");
        if (flexible.Length.Length == 0)
            return;
        writer.Separate();
        Documentation.Write(writer, flexible.Comment);
        writer.Line(UnscopedRef);
        writer.Line($"{span}() => {flexible.Name}(checked((int){flexible.Length}{(flexible.Factor > 1 ? $" * {flexible.Factor}" : "")}));");
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
        writer.Line($"[{Services}.InlineArray({buffer.Count})]");
        writer.Line($"public struct {buffer.Name}");
        writer.Open();
        writer.Line($"public {buffer.Element} e0;");
        writer.Close();
    }
}
