using System.Runtime.InteropServices;
using System.Reflection;
using System.Text;

namespace Native.Bindgen.Tests;

/// <summary>Text of a header never becomes C#, whatever ends a line for C#, for XML or for an editor; and no words are glued.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Pieces =>
    [
        "\u0085", "\u2028", "\u2029", "\r", "\r\n", "\n", "\v", "\f", "\0", "\u001b", "\u202e", "\u2066", "\u200f", "\ufeff", "\uffff",
        " */ ", " ]]> ", " -- ", " \"\"\" ", " </summary> ", " <!-- ", " \\u000a ", " &#10; ", " @endcode ", " @code ", " @param ",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_comment_stays_a_comment(string piece)
    {
        var hostile = piece.Contains("*/", StringComparison.Ordinal) ? piece.Replace("*/", "* /", StringComparison.Ordinal) : piece;
        var text = $"Before{hostile}internal static int stray; // ";
        var header = new StringBuilder();
        foreach (var declaration in new[] { "int f(int a);", "struct s {", "int m; };", "enum e {", "V };", "#define C 1", "extern int v;", "typedef struct o o; void g(o *p);" })
            header.Append($"/** {text} */\n{declaration}\n");
        header.Append($"int h(int a /**< {text} */);\n");
        var (code, _, diagnostics) = Headers.GenerateText(header.ToString(), options => options with { Access = "public" });
        Assert.Empty(diagnostics);
        var (messages, assembly) = CSharpCompiler.Compile(code);
        Assert.True(messages.Count == 0, string.Join("\n", messages) + "\n" + code);
        Assert.DoesNotContain(assembly!.GetTypes().SelectMany(type => type.GetMembers((BindingFlags)60)), member => member.Name == "stray");
        Assert.DoesNotContain("Beforeinternal", code);
        Assert.True(code.Split("Before").Length > 9, code);
    }

    [Fact]
    public void Bytes_that_are_no_text_end_well()
    {
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        var path = Path.Combine(folder, "test.h");
        File.WriteAllBytes(path, [.. "/** A "u8, 0xFF, 0xC3, 0x28, 0xE2, 0x80, .. " B */\nint f(void);\n"u8]);
        var (code, _, diagnostics) = Headers.Generate(new() { Header = path, DisplayName = "test.h", LibraryName = "test" }, "linux-x64");
        Directory.Delete(folder, recursive: true);
        Assert.Empty(diagnostics);
        Assert.Empty(CSharpCompiler.Compile(code).Messages);
    }

    [Fact]
    public void Names_of_files_libraries_and_symbols_stay_text()
    {
        const string hostile = "a\"\\);\u2028\n}class stray{//</summary>";
        var (code, _, diagnostics) = Headers.GenerateText("int f(void) __asm__(\"x\\\"\\\\; y\");\nextern int v;\n",
            options => options with { DisplayName = hostile, LibraryName = hostile, Access = "public" });
        Assert.Empty(diagnostics);
        var (messages, assembly) = CSharpCompiler.Compile(code);
        Assert.True(messages.Count == 0, string.Join("\n", messages) + "\n" + code);
        var function = assembly!.GetTypes().Single(type => type.Name == "NativeMethods").GetMethod("f")!.GetCustomAttribute<DllImportAttribute>()!;
        Assert.Equal((hostile, "x\"\\; y"), (function.Value, function.EntryPoint));
    }
}
