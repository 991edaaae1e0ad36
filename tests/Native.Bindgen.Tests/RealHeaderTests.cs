using System.Globalization;
using System.Text;
using Native.Bindgen.Shape;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Bindgen.Tests;

/// <summary>
/// Headers that people have, for eight RIDs and without options: the C# compiles without warnings, the CLR lays structs
/// out as was computed, and C compilers say the same of every size, offset, enum value and number.
/// </summary>
public sealed class RealHeaderTests
{
    private static readonly Dictionary<string, string> s_headers = new()
    {
        ["zlib"] = "/usr/include/zlib.h",
        ["sodium"] = "/usr/include/sodium.h",
        ["sqlite3"] = "/usr/include/sqlite3.h",
        ["git2"] = "/usr/include/git2.h",
        ["node_api"] = Path.Combine(Repository.Sources, "node-api", "node_api.h"),
        ["clang"] = "/usr/lib/llvm-19/include/clang-c/Index.h",
        ["expat"] = "/usr/include/expat.h",
        ["png"] = "/usr/include/png.h",
        ["lzma"] = "/usr/include/lzma.h",
        ["bzip2"] = "/usr/include/bzlib.h",
        ["brotli"] = "/usr/include/brotli/decode.h",
        ["yaml"] = "/usr/include/yaml.h",
    };

    // What they say is which compiler reads the header.
    private static readonly HashSet<string> s_compilers = ["BROTLI_GNUC_VERSION"];

    public static TheoryData<string> Names => [.. s_headers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_the_same_in_CSharp_and_in_C_on_every_RID(string name)
    {
        var header = s_headers[name];
        var options = new BindingsOptions { Header = header, DisplayName = Path.GetFileName(header), LibraryName = name, Namespace = "Real", Access = "public", Arguments = Include(header) };
        var (text, shaped, diagnostics) = Headers.Generate(options, Headers.AllRids);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        Assert.NotNull(shaped);
        var structs = shaped.File.Types.SelectMany(Structs).Where(type => type.Fields.Count > 0).ToList();
        Assert.True(shaped.Bound > 10);

        var (messages, assembly) = CSharpCompiler.Compile(text, Probe(structs));
        Assert.True(messages.Count == 0, string.Join("\n", messages.Take(3)));
        Assert.Equal(Expected(structs), assembly!.GetType("Probe")!.GetMethod("Run")!.Invoke(null, null));

        var failures = Headers.AllRids.AsParallel().WithDegreeOfParallelism(2)
            .SelectMany((rid, i) => Compile(header, rid, Assertions(shaped.File, structs, header, i))).ToList();
        Assert.True(failures.Count == 0, failures.FirstOrDefault());
    }

    private static string[] Include(string header) => header.Contains("llvm") ? ["-I/usr/lib/llvm-19/include"] : [];

    private static IEnumerable<CsStruct> Structs(CsTypeDeclaration type) =>
        type is CsStruct structure ? [structure, .. structure.Nested.SelectMany(Structs)] : [];

    // What the CLR really does on this machine.
    private static string Probe(List<CsStruct> structs)
    {
        var text = new StringBuilder("#pragma warning disable CS1591\nusing Real;\npublic static unsafe class Probe\n{\n    public static string Run()\n    {\n        var text = new System.Text.StringBuilder();\n");
        foreach (var type in structs)
        {
            text.Append($"        {{ {type.Name} x = default; text.Append($\"{type.Name} {{sizeof({type.Name})}}\");\n");
            foreach (var field in type.Fields.Where(field => !field.IsPrivate))
                text.Append($"        text.Append($\" {{(byte*)&x.{field.Name} - (byte*)&x}}\");\n");
            text.Append("        text.Append('\\n'); }\n");
        }

        return text.Append("        return text.ToString();\n    }\n}\n").ToString();
    }

    private static string Expected(List<CsStruct> structs) => string.Concat(structs.Select(type =>
        $"{type.Name} {type.Sizes[0]}{string.Concat(type.Fields.Where(field => !field.IsPrivate).Select(field => $" {field.Offsets[0]}"))}\n"));

    private static string Assertions(CsFile file, List<CsStruct> structs, string header, int target)
    {
        var text = new StringBuilder($"#include <stddef.h>\n#include \"{header}\"\n");
        foreach (var type in structs.Where(type => type.NativeName.Length > 0 && type.Sizes[target] > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"_Static_assert(sizeof({type.NativeName}) == {type.Sizes[target]}, \"\");\n");
            foreach (var field in type.Fields.Where(field => field.NativeName.Length > 0))
                text.Append(CultureInfo.InvariantCulture, $"_Static_assert(offsetof({type.NativeName}, {field.NativeName}) == {field.Offsets[target]}, \"\");\n");
        }

        foreach (var (name, value) in file.Types.OfType<CsEnum>().SelectMany(type => type.Members.Select(member => (member.Name, member.Value)))
            .Concat(file.Constants.Where(constant => constant.IsConst && constant.Availability is null && !s_compilers.Contains(constant.Name) && constant.Type is "int" or "uint" or "long" or "ulong" or "ushort" or "byte")
                .Select(constant => (constant.Name, constant.Value))))
            text.Append($"_Static_assert(({name.TrimStart('@')}) == {Literal(value)}, \"\");\n");
        return text.ToString();
    }

    private static string Literal(string value) => value == "-9223372036854775808" ? "(-9223372036854775807 - 1)" : value.Length > 18 ? $"{value}u" : value;

    private static IEnumerable<string> Compile(string header, string rid, string assertions)
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        var source = Path.Combine(folder, "check.c");
        File.WriteAllText(source, assertions);
        string[] common = ["-w", "-std=gnu11", .. Include(header), "-c", source, "-o", Path.Combine(folder, "check.o")];
        var result = rid == "linux-x64"
            ? Tool.Run("gcc", common, folder)
            : Tool.Run(Repository.Zig, ["cc", "-target", NativeTarget.Parse(rid).ZigTriple(null, null), "-idirafter/usr/include", "-idirafter/usr/include/x86_64-linux-gnu", .. common], folder,
                new Dictionary<string, string?> { ["ZIG_GLOBAL_CACHE_DIR"] = Path.Combine(Repository.Cache, "zig"), ["ZIG_LOCAL_CACHE_DIR"] = Path.Combine(folder, "cache") });
        Directory.Delete(folder, recursive: true);
        return result.ExitCode == 0 ? [] : [$"{rid}: {result.Output}"];
    }
}
