using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Native.Bindgen.Mapping;
using Native.Core.Platform;

namespace Native.Bindgen.Tests;

/// <summary>Bit-fields of generated structs have the position and the sign that C compilers give them.</summary>
public sealed class BitFieldTests
{
    private static readonly string s_header = Header(new Random(10), 60);

    public static TheoryData<string> Rids => [.. Headers.AllRids, "linux-arm", "win-x86"];

    // C code fills a struct with a bit-field, and the test looks for its bytes in the object file.
    [Theory]
    [MemberData(nameof(Rids))]
    public void Have_the_position_that_the_C_compiler_for_a_RID_gives_them(string rid)
    {
        var (structs, _) = Bound(rid);
        var source = new StringBuilder(s_header);
        var expected = new List<(string Name, byte[] Bytes)>();
        foreach (var type in structs)
        {
            source.Append(CultureInfo.InvariantCulture, $"_Static_assert(sizeof({type.NativeName}) == {type.Sizes[0]}, \"{type.NativeName}\");\n");
            foreach (var bits in type.Bits)
            {
                var mark = $"@{expected.Count:D6}@{type.Name}#";
                source.Append(CultureInfo.InvariantCulture, $"const struct {{ char mark[32]; {type.NativeName} value; char end; }} probe{expected.Count} = {{ \"{mark}\", {{ .{bits.Name} = -1 }}, 1 }};\n");
                var bytes = new byte[type.Sizes[0]];
                foreach (var piece in bits.Pieces)
                {
                    var start = 8 * type.Fields.First(field => field.Name == piece.Storage).Offsets[0];
                    for (var bit = start + piece.Shift; bit < start + piece.Shift + piece.Width; bit++)
                        bytes[bit / 8] |= (byte)(1 << (bit % 8));
                }

                expected.Add((mark, bytes));
            }
        }

        var made = Object(source.ToString(), rid).AsSpan();
        Assert.True(expected.Count > 120);
        foreach (var (mark, bytes) in expected)
        {
            var at = made.IndexOf(Encoding.ASCII.GetBytes(mark));
            Assert.True(at >= 0, mark);
            Assert.Equal($"{mark} {Convert.ToHexString(bytes)}", $"{mark} {Convert.ToHexString(made.Slice(at + 32, bytes.Length))}");
        }
    }

    // Values go from C# to C and back, next to bits that must not change.
    [Fact]
    public void Are_read_and_written_as_in_C()
    {
        var (structs, text) = Bound("linux-x64");
        var source = new StringBuilder(s_header);
        var probe = new StringBuilder("#pragma warning disable CS1591\nusing System;\nusing System.Runtime.InteropServices;\nusing Bits;\npublic static unsafe class Probe\n{\n"
            + "    public static string Run(Func<string, nint> find)\n    {\n        var random = new Random(11);\n        var failed = \"\";\n        var done = 0;\n");
        foreach (var type in structs)
        {
            foreach (var bits in type.Bits)
            {
                source.Append($"long long get_{type.Name}_{bits.Name}({type.NativeName} *s) {{ return (long long)s->{bits.Name}; }}\n")
                    .Append($"void set_{type.Name}_{bits.Name}({type.NativeName} *s, long long v) {{ s->{bits.Name} = v; }}\n");
                probe.Append($$"""
                            {
                                var get = (delegate* unmanaged[Cdecl]<{{type.Name}}*, long>)find("get_{{type.Name}}_{{bits.Name}}");
                                var set = (delegate* unmanaged[Cdecl]<{{type.Name}}*, long, void>)find("set_{{type.Name}}_{{bits.Name}}");
                                var bytes = stackalloc byte[2 * sizeof({{type.Name}})];
                                var inC = ({{type.Name}}*)bytes;
                                var inCSharp = inC + 1;
                                for (var i = 0; i < 20; i++, done++)
                                {
                                    random.NextBytes(new Span<byte>(inC, sizeof({{type.Name}})));
                                    *inCSharp = *inC;
                                    var value = i < 3 ? i - 1 : random.NextInt64();
                                    {{(IsTruth(bits) ? "value &= 1;" : "")}}
                                    set(inC, value);
                                    inCSharp->{{bits.Name}} = unchecked(({{bits.Type}})value);
                                    if (!new Span<byte>(inC, sizeof({{type.Name}})).SequenceEqual(new Span<byte>(inCSharp, sizeof({{type.Name}}))) || unchecked(({{bits.Type}})get(inC)) != inC->{{bits.Name}})
                                        failed += $"{{type.Name}}.{{bits.Name}} = {value}: C reads {get(inC)}, C# {inCSharp->{{bits.Name}}}\n";
                                }
                            }

                    """);
            }
        }

        probe.Append("        return failed + done;\n    }\n}\n");
        var (messages, assembly) = CSharpCompiler.Compile(text, probe.ToString());
        Assert.True(messages.Count == 0, string.Join("\n", messages.Take(3)));
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        File.WriteAllText(Path.Combine(folder, "bits.c"), source.ToString());
        Tool.Run("gcc", ["-w", "-std=gnu11", "-shared", "-fPIC", "bits.c", "-o", "libbits.so"], folder).Succeeds();
        var library = NativeLibrary.Load(Path.Combine(folder, "libbits.so"));
        var result = (string)assembly!.GetType("Probe")!.GetMethod("Run")!.Invoke(null, [(Func<string, nint>)(name => NativeLibrary.GetExport(library, name))])!;
        NativeLibrary.Free(library);
        Directory.Delete(folder, recursive: true);
        Assert.Equal((structs.Sum(type => type.Bits.Count) * 20).ToString(CultureInfo.InvariantCulture), result);
    }

    [Theory]
    [InlineData("linux-x64", "sbyte", -1)]
    [InlineData("linux-arm64", "byte", 15)]
    public void Of_plain_char_have_the_sign_of_the_processor(string rid, string type, int value)
    {
        var (text, shaped, diagnostics) = Headers.GenerateText("struct s { char c : 4; };\nint f(struct s s);\n", options => options with { Namespace = "Bits" }, rid);
        Assert.Empty(diagnostics);
        Assert.Equal(type, Assert.IsType<CsStruct>(Assert.Single(shaped!.File.Types)).Bits[0].Type);
        var (_, assembly) = CSharpCompiler.Compile(text, "public static class Probe { public static int Run() { Bits.s s = default; s.c = unchecked((" + type + ")-1); return s.c; } }");
        Assert.Equal(value, assembly!.GetType("Probe")!.GetMethod("Run")!.Invoke(null, null));
    }

    [Fact]
    public void Whose_sign_differs_are_left_out_and_the_struct_stays()
    {
        var (_, shaped, diagnostics) = Headers.GenerateText("struct s { int a;\n  char c : 4;\n  unsigned char d : 4; };\nint f(struct s s);\n", null, Headers.AllRids);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("NSDK4014", 2), (diagnostic.Code, diagnostic.Line));
        Assert.Contains("'c'", diagnostic.Message);
        Assert.Contains("linux-arm64", diagnostic.Message);
        Assert.Equal(["d"], Assert.IsType<CsStruct>(Assert.Single(shaped!.File.Types)).Bits.Select(bits => bits.Name));
        Assert.Equal("f", Assert.Single(shaped.File.Functions).Name);
    }

    // With one RID, every C struct has a C# struct.
    private static (List<CsStruct> Structs, string Text) Bound(string rid)
    {
        var (text, shaped, diagnostics) = Headers.GenerateText(s_header, options => options with { Namespace = "Bits", Access = "public" }, rid);
        Assert.True(diagnostics.Count == 0, string.Join("\n", diagnostics.Take(3).Select(diagnostic => diagnostic.Message)));
        var structs = shaped!.File.Types.OfType<CsStruct>().Where(type => type.NativeName.Length > 0).ToList();
        Assert.Equal(60, structs.Count);
        return (structs, text);
    }

    private static bool IsTruth(CsBits bits) => bits.Name.StartsWith("truth", StringComparison.Ordinal);

    private static byte[] Object(string source, string rid)
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        File.WriteAllText(Path.Combine(folder, "bits.c"), source);
        Tool.Run(Repository.Zig, ["cc", "-target", NativeTarget.Parse(rid).ZigTriple(null, null), "-w", "-std=gnu11", "-g0", "-c", "bits.c", "-o", "bits.o"], folder,
            new Dictionary<string, string?> { ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig"), ["ZIG_LOCAL_CACHE_DIR"] = Path.Combine(folder, "cache") }).Succeeds();
        var made = File.ReadAllBytes(Path.Combine(folder, "bits.o"));
        Directory.Delete(folder, recursive: true);
        return made;
    }

    private static string Header(Random random, int count)
    {
        var header = new StringBuilder("typedef enum { LESS = -1, SAME, MORE } sign_t;\ntypedef enum kind { ONE = 1, SEVEN = 7 } kind_t;\ntypedef kind_t again;\ntypedef unsigned long long word;\n");
        (string Type, int Width)[] types = [("unsigned char", 8), ("signed char", 8), ("char", 8), ("short", 16), ("unsigned short", 16), ("int", 32), ("unsigned", 32),
            ("long long", 64), ("word", 64), ("long", 32), ("unsigned long", 32), ("sign_t", 32), ("again", 32), ("_Bool", 1)];
        for (var i = 0; i < count; i++)
        {
            var isUnion = random.Next(8) == 0;
            var packed = random.Next(3) switch { 0 => " __attribute__((packed))", 1 when random.Next(3) == 0 => " __attribute__((packed, aligned(2)))", _ => "" };
            header.Append($"{(isUnion ? "union" : "struct")} t{i} {{\n");
            for (var j = 0; j <= random.Next(2, 9); j++)
            {
                var (type, width) = types[random.Next(types.Length)];
                header.Append(random.Next(12) switch
                {
                    0 => $"    {type} f{j};\n",
                    1 => $"    unsigned char a{j}[{random.Next(1, 6)}];\n",
                    2 => $"    {type} : {random.Next(0, width)};\n",
                    3 when !isUnion => $"    {type} : 0;\n",
                    _ => $"    {type} {(type == "_Bool" ? "truth" : "b")}{j} : {random.Next(1, width + 1)};\n",
                });
            }

            header.Append($"    int last;\n}}{packed};\nvoid take{i}({(isUnion ? "union" : "struct")} t{i} *p);\n");
        }

        return header.ToString();
    }
}
