using System.Globalization;
using System.Text;
using Native.Bindgen.Mapping;

namespace Native.Bindgen.Tests.Oracle;

/// <summary>The same measurements in C# and in C: sizes, offsets and values, one per line. The outputs of both programs must be equal.</summary>
internal sealed class Probe(CsFile file, string header, IReadOnlySet<string> words)
{
    private static readonly HashSet<string> s_integers = ["sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong"];

    /// <summary>Structs with fields, including nested structs.</summary>
    public List<CsStruct> Structs { get; } = [.. file.Types.SelectMany(All).Where(type => type.Fields.Count > 0)];

    /// <summary>The C# program, which prints the values of the CLR on this machine.</summary>
    public string CSharp()
    {
        var text = new StringBuilder("#pragma warning disable\nusing Real;\npublic static unsafe class Probe\n{\n    private static readonly System.Text.StringBuilder s_text = new();\n"
            + "    public static string Run()\n    {\n");
        foreach (var type in Structs.Where(type => type.NativeName.Length > 0 && type.Sizes[0] > 0))
        {
            text.Append($"        {{ {type.Name} x = default; Say(\"size {type.NativeName}\", (ulong)sizeof({type.Name}));\n");
            foreach (var field in Named(type))
                text.Append($"        Say(\"offset {type.NativeName}.{field.NativeName}\", (ulong)((byte*)&x.{field.Name} - (byte*)&x));\n");
            text.Append("        }\n");
        }

        foreach (var type in file.Types.OfType<CsEnum>())
        {
            foreach (var member in type.Members.Where(IsHere))
                text.Append($"        Say(\"value {member.Name.TrimStart('@')}\", unchecked((ulong)({type.Underlying}){type.Name}.{member.Name}));\n");
        }

        foreach (var constant in Constants)
        {
            text.Append(constant.Type switch
            {
                "double" or "float" => $"        Say(\"{constant.Name}\", (ulong)System.BitConverter.DoubleToInt64Bits((double)NativeMethods.{constant.Name}));\n",
                "ReadOnlySpan<byte>" => $"        s_text.Append(\"{constant.Name} \").Append(System.Convert.ToHexString(NativeMethods.{constant.Name})).Append('\\n');\n",
                "ReadOnlySpan<char>" => $"        s_text.Append(\"{constant.Name} \").Append(System.Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(NativeMethods.{constant.Name}))).Append('\\n');\n",
                _ => $"        Say(\"value {constant.Name.TrimStart('@')}\", unchecked(({(IsEnum(constant) ? "uint" : "ulong")})NativeMethods.{constant.Name}));\n",
            });
        }

        return text.Append("        return s_text.ToString();\n    }\n\n    private static void Say(string name, ulong value) => s_text.Append($\"{name} {value}\\n\");\n}\n").ToString();
    }

    /// <summary>The C program, which prints the same lines.</summary>
    public string C()
    {
        var text = new StringBuilder($$"""
            #include "{{header}}"
            #undef main
            extern int printf(const char *, ...);
            static void nsdk_say(const char *name, unsigned long long value) { printf("%s %llu\n", name, value); }
            static void nsdk_float(const char *name, double value) { unsigned long long bits; __builtin_memcpy(&bits, &value, 8); nsdk_say(name, bits); }
            static void nsdk_text(const char *name, const char *text, unsigned long size)
            {
                printf("%s ", name);
                for (unsigned long i = 0; i < size; i++) printf("%02X", (unsigned char)text[i]);
                printf("\n");
            }
            int main(void)
            {

            """);
        foreach (var type in Structs.Where(type => type.NativeName.Length > 0 && type.Sizes[0] > 0))
        {
            text.Append($"    nsdk_say(\"size {type.NativeName}\", sizeof({type.NativeName}));\n");
            foreach (var field in Named(type))
                text.Append($"    nsdk_say(\"offset {type.NativeName}.{field.NativeName}\", __builtin_offsetof({type.NativeName}, {field.NativeName}));\n");
        }

        foreach (var name in file.Types.OfType<CsEnum>().SelectMany(type => type.Members).Where(IsHere).Select(member => member.Name.TrimStart('@')))
            text.Append($"    nsdk_say(\"value {name}\", (unsigned long long)({name}));\n");
        foreach (var constant in Constants)
        {
            var name = constant.Name.TrimStart('@');
            text.Append(constant.Type switch
            {
                "double" or "float" => $"    nsdk_float(\"{name}\", {name});\n",
                "ReadOnlySpan<byte>" => $"    nsdk_text(\"{name}\", {name}, sizeof({name}) == sizeof(char *) ? __builtin_strlen({name}) : sizeof({name}) - 1);\n",
                "ReadOnlySpan<char>" => $"    nsdk_text(\"{name}\", (const char *){name}, sizeof({name}) - sizeof *({name}));\n",
                _ => $"    nsdk_say(\"value {name}\", ({(IsEnum(constant) ? "unsigned int" : "unsigned long long")})({name}));\n",
            });
        }

        return text.Append("    return 0;\n}\n").ToString();
    }

    /// <summary>The assertions that a compiler for another target checks.</summary>
    public string Assertions(int target, IReadOnlySet<string> except)
    {
        var text = new StringBuilder($"#include <stddef.h>\n#include \"{header}\"\n");
        foreach (var type in Structs.Where(type => type.NativeName.Length > 0 && type.Sizes[target] > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"_Static_assert(sizeof({type.NativeName}) == {type.Sizes[target]}, \"\");\n");
            foreach (var field in Named(type))
                text.Append(CultureInfo.InvariantCulture, $"_Static_assert(offsetof({type.NativeName}, {field.NativeName}) == {field.Offsets[target]}, \"\");\n");
        }

        foreach (var (name, value) in file.Types.OfType<CsEnum>().SelectMany(type => type.Members.Where(IsHere).Select(member => (member.Name, member.Value)))
            .Concat(Constants.Where(constant => constant.IsConst && s_integers.Contains(constant.Type)).Select(constant => (constant.Name, constant.Value))).Where(pair => !except.Contains(pair.Name)))
            text.Append($"_Static_assert(({name.TrimStart('@')}) == {Literal(value)}, \"\");\n");
        return text.ToString();
    }

    /// <summary>Every C# name of a C declaration.</summary>
    public HashSet<string> Names { get; } =
    [
        .. file.Functions.Select(function => function.NativeName), .. file.Constants.Select(constant => constant.Name.TrimStart('@')), .. file.Variables.Select(variable => variable.Symbol),
        .. file.Types.Select(type => type.Name.TrimStart('@')), .. file.Types.OfType<CsStruct>().SelectMany(All).Select(type => type.NativeName[(type.NativeName.LastIndexOf(' ') + 1)..]),
        .. file.Types.SelectMany(Enums).SelectMany(type => type.Members).Select(member => member.Name.TrimStart('@')),
    ];

    // Some RIDs have more values.
    private bool IsHere(CsEnumMember member) => words.Contains(member.Name.TrimStart('@'));

    // The compiler of this machine does not have declarations that exist only on other RIDs.
    private IEnumerable<CsConstant> Constants => file.Constants.Where(constant => constant.Availability is null);

    private static IEnumerable<CsField> Named(CsStruct type) => type.Fields.Where(field => field.NativeName.Length > 0 && !field.IsPrivate);

    private static IEnumerable<CsStruct> All(CsTypeDeclaration type) => type is CsStruct structure ? [structure, .. structure.Nested.SelectMany(All)] : [];

    private static IEnumerable<CsEnum> Enums(CsTypeDeclaration type) => type is CsStruct structure ? structure.Nested.SelectMany(Enums) : type is CsEnum single ? [single] : [];

    // An enum is signed in C# and unsigned in gcc: the bits are equal.
    private bool IsEnum(CsConstant constant) => file.Types.Any(type => type is CsEnum && type.Name == constant.Type);

    private static string Literal(string value) => value == "-9223372036854775808" ? "(-9223372036854775807 - 1)" : value.Length > 18 ? $"{value}u" : value;
}
