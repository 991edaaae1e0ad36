using System.Text;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen.Tests;

/// <summary>Every header produces C# that compiles or a message with a code, and never a crash or a hang.</summary>
public sealed class RobustnessTests
{
    private static readonly string s_zlib = File.ReadAllText("/usr/include/zlib.h");

    public static TheoryData<string, string> Bad => new()
    {
        { "empty", "" },
        { "truncated struct", "struct a { int x;" },
        { "truncated comment", "int f(void); /* never ends" },
        { "unbalanced", "}}}} int f(" },
        { "includes itself", "#include \"test.h\"\nint f(void);" },
        { "includes what is not there", "#include <nowhere/at/all.h>" },
        { "not text", "\u0000\u0001\u0002\uFFFFint f(void);" },
        { "error directive", "#error never" },
        { "recursive macros", "#define A B\n#define B A\n#define C C + 1\nint f(void);" },
        { "deep", string.Concat(Enumerable.Repeat("struct { int a; ", 120)) + string.Concat(Enumerable.Repeat("} x; ", 120)) },
        { "pointers", $"int {new string('*', 300)} p(void);" },
        { "huge enum value", "enum e { A = 0xFFFFFFFFFFFFFFFFull, B = 1 };\n#define M (-9223372036854775807LL - 1)" },
        { "huge array", "struct a { char x[0x7fffffff]; int y; }; void f(struct a *p);" },
        { "bit-fields to the edge", "struct b { unsigned long long a : 63, b : 63, c : 1; }; struct c { int : 0; }; struct d { unsigned : 5; }; void f(struct b, struct c *, struct d *);" },
        { "names that clash", "struct NativeMethods { int NativeMethods; }; enum System { System }; struct Span { int Span; }; void System_(struct NativeMethods, struct Span);\n#define System_ 5" },
        { "members of object", "struct s { int ToString; int Equals; int GetHashCode; int e0; }; void GetType(struct s); int MemberwiseClone(void); int Finalize(void);" },
        { "comments that are XML", "/** <a & b> \\param x </summary> ]]> -- @return <!-- */ int f(int x);" },
        { "names beyond ASCII", "int größe(int länge); struct ключ { int значение; };" },
        { "friendly names", "int f(const char *__text_native, const char *text, const char *__result);" },
        { "unnamed pieces", "typedef struct { union { struct { int a; }; struct { int b; }; }; } t; struct { int q; } variable; typedef struct { int r; } *pointer; void f(t *, pointer);" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_header_produces_valid_CSharp_or_a_message(string name, string text)
    {
        Assert.NotEmpty(name);
        EndsWell(text);
    }

    // The sequence is the same in every run, so that a failure can be reproduced.
    [Fact]
    public void Truncated_and_shuffled_headers_produce_valid_CSharp_or_a_message()
    {
        var random = new Random(4);
        for (var i = 0; i < 12; i++)
        {
            EndsWell(s_zlib[..random.Next(s_zlib.Length)]);
            var lines = s_zlib.Split('\n');
            random.Shuffle(lines);
            EndsWell(string.Join('\n', lines.Take(400)));
        }
    }

    [Fact]
    public void Randomly_generated_headers_compile()
    {
        var random = new Random(5);
        for (var i = 0; i < 20; i++)
        {
            var (text, _, diagnostics) = Headers.GenerateText(Made(random), options => options with { Namespace = "Made" }, "linux-x64", "win-x64");
            Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
            var (messages, _) = CSharpCompiler.Compile(text);
            Assert.True(messages.Count == 0, string.Join("\n", messages.Take(3)) + "\n" + text);
        }
    }

    [Fact]
    public void A_hundred_thousand_lines_are_read_in_seconds()
    {
        var header = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
            header.Append($"/* Number {i}. */\nstruct s{i} {{ int a; struct s{i} *next; }};\nint f{i}(struct s{i} *p, const char *text);\n#define C{i} ({i} + 1)\n\n");
        var started = DateTime.UtcNow;
        var (text, shaped, _) = Headers.GenerateText(header.ToString());
        Assert.Equal(60_000, shaped!.Bound);
        Assert.Contains("f19999(string? text", text.Replace("s19999* p, ", "", StringComparison.Ordinal));
        Assert.True(DateTime.UtcNow - started < TimeSpan.FromSeconds(60));
    }

    private static void EndsWell(string header)
    {
        var (text, _, diagnostics) = Headers.GenerateText(header, options => options with { Namespace = "Bad", Shims = true });
        Assert.All(diagnostics, diagnostic => Assert.StartsWith("NSDK4", diagnostic.Code));
        if (diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
            return;
        var (messages, _) = CSharpCompiler.Compile(text);
        Assert.True(messages.Count == 0, string.Join("\n", messages.Take(3)) + "\n" + text[..Math.Min(text.Length, 4000)]);
    }

    private static string Made(Random random)
    {
        string[] scalars = ["char", "int", "unsigned", "long", "unsigned long long", "double", "float", "_Bool", "short", "signed char", "size_t", "void *", "const char *", "int64_t"];
        var header = new StringBuilder("#include <stddef.h>\n#include <stdint.h>\n");
        var structs = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            string Type() => structs.Count > 0 && random.Next(4) == 0 ? structs[random.Next(structs.Count)] + (random.Next(2) == 0 ? " *" : "") : scalars[random.Next(scalars.Length)];
            var packed = random.Next(6) == 0 ? "__attribute__((packed)) " : "";
            header.Append($"{(random.Next(5) == 0 ? "union" : "struct")} {packed}t{i} {{\n");
            for (var j = 0; j <= random.Next(6); j++)
            {
                header.Append(random.Next(7) switch
                {
                    0 => $"    unsigned b{j} : {random.Next(1, 32)};\n",
                    1 => $"    {Type()} a{j}[{random.Next(1, 9)}];\n",
                    2 => $"    union {{ {Type()} u{j}; {Type()} v{j}; }};\n",
                    3 => $"    struct {{ {Type()} w{j}; }} n{j};\n",
                    4 => $"    {Type()} (*c{j})({Type()}, {Type()});\n",
                    _ => $"    {Type()} f{j};\n",
                });
            }

            header.Append("};\n");
            var kind = header.ToString().Contains($"union {packed}t{i} ") ? "union" : "struct";
            structs.Add($"{kind} t{i}");
            header.Append($"{Type()} call{i}({Type()} x, {Type()} y, struct never{i} *z);\n");
        }

        return header.ToString();
    }
}
