namespace Native.Bindgen.Tests;

/// <summary>Passing by value, per RID. tests/Corpora.Tests/Abi verifies that calls are correct at run time.</summary>
public sealed class PassingTests
{
    /// <summary>clang's callees rely on values that the caller widens, and the sign of char depends on the processor.</summary>
    [Theory]
    [InlineData("sbyte", "linux-x64")]
    [InlineData("sbyte", "osx-arm64")]
    [InlineData("sbyte", "win-x86")]
    [InlineData("byte", "linux-arm64")]
    [InlineData("byte", "win-x64")]
    [InlineData("byte", "linux-arm")]
    [InlineData("byte", "linux-riscv64")]
    [InlineData("sbyte", "linux-x64", "linux-arm64", "win-x64", "win-arm64", "osx-x64", "osx-arm64")]
    public void A_char_has_the_sign_with_which_C_passes_it(string type, params string[] rids)
    {
        var (text, _, diagnostics) = Headers.GenerateText("struct s { char c; char (*call)(char); };\nchar letter(char c, struct s *s, const char *text);\n", null, rids);
        Assert.Empty(diagnostics);
        Assert.Contains($"public static extern {type} letter({type} c, s* s, byte* text);", text);
        Assert.Contains($"delegate* unmanaged[Cdecl]<{type}, {type}> call;", text);
        Assert.Contains("public byte c;", text);
    }

    [Fact]
    public void A_char_whose_sign_differs_is_refused_or_passed_by_C()
    {
        const string header = "int letter(char c);\n";
        var (text, _, diagnostics) = Headers.GenerateText(header, null, "linux-x64", "linux-arm");
        Assert.Equal(("NSDK4022", 1), (Assert.Single(diagnostics).Code, diagnostics[0].Line));
        Assert.DoesNotContain("letter", text);
        (text, var shaped, diagnostics) = Headers.GenerateText(header, options => options with { Shims = true }, "linux-x64", "linux-arm");
        Assert.Empty(diagnostics);
        Assert.Contains("public static int letter(byte c)", text);
        Assert.Contains("nsdk_letter(const void *nsdk_p0)", shaped!.Shims);
    }

    /// <summary>Tests each struct alone on each RID. It must be refused if, and only if, C and .NET would pass it differently.</summary>
    [Theory]
    [InlineData("struct s { int x; } __attribute__((aligned(16)))", "linux-x64 linux-arm64 win-x64 win-arm64 osx-arm64 linux-arm win-x86")]
    [InlineData("struct s { int x; } __attribute__((aligned(8)))", "linux-arm win-x86")]
    [InlineData("struct s { struct { int x; } __attribute__((aligned(16))) in; char c; } __attribute__((packed))", "")]
    [InlineData("struct s { char c; struct { char x; } __attribute__((aligned(4))) in; } __attribute__((packed))", "linux-x64")]
    [InlineData("struct s { _Complex float z; }", "linux-x64 linux-arm64 win-x64 win-arm64 osx-arm64 linux-arm win-x86")]
    [InlineData("struct s { int x; int : 32; int : 32; }", "linux-x64")]
    [InlineData("union s { float f[2]; struct { float x, y; } p; }", "linux-arm64 win-arm64 osx-arm64 linux-arm")]
    [InlineData("union s { float f; int i; }", "")]
    [InlineData("struct s { union { double d; } u; double e; }", "linux-arm64 win-arm64 osx-arm64 linux-arm")]
    [InlineData("struct s { float x, y, z; }", "")]
    [InlineData("struct s { double x; double none[0]; double y; }", "linux-arm64 win-arm64 osx-arm64 linux-arm")]
    [InlineData("struct s { float x, y; float more[]; }", "linux-arm64 win-arm64 osx-arm64 linux-arm")]
    [InlineData("struct s { struct { int none[0]; } in; float x, y; }", "linux-arm64 win-arm64 osx-arm64 linux-arm")]
    [InlineData("struct s { struct { } in[2]; float x, y; }", "")]
    [InlineData("struct s { float x; double none[0]; float y; }", "linux-arm64 win-arm64 osx-arm64 linux-arm win-x86")]
    [InlineData("struct s { float a[2][2]; }", "")]
    [InlineData("struct s { double a[5]; }", "")]
    [InlineData("struct s { char c; double d; } __attribute__((packed))", "")]
    [InlineData("struct s { unsigned a : 3; unsigned b : 29; float f; }", "")]
    [InlineData("struct s { long a[2]; void *p; }", "")]
    public void A_struct_is_passed_by_value_if_NET_passes_it_as_C_does(string declaration, string refused)
    {
        string[] rids = ["linux-x64", "linux-arm64", "win-x64", "win-arm64", "osx-arm64", "linux-arm", "win-x86"];
        var tag = declaration[..declaration.IndexOf(' ')];
        var header = $"{declaration};\nint take({tag} s s);\n{tag} s give(void);\nvoid call({tag} s (*function)(void));\n";
        Assert.Equal(refused, string.Join(' ', rids.Where(rid => IsRefused(header, rid))));
    }

    private static bool IsRefused(string header, string rid)
    {
        var (text, _, diagnostics) = Headers.GenerateText(header, null, rid);
        Assert.Equal(diagnostics.Count == 0 ? [] : ["take", "give"], diagnostics.Select(diagnostic => diagnostic.Message.Split('\'')[1]));
        Assert.All(diagnostics, diagnostic => Assert.Equal("NSDK4022", diagnostic.Code));
        Assert.Equal(diagnostics.Count > 0, text.Contains("void call(void* function)", StringComparison.Ordinal));
        return diagnostics.Count > 0;
    }

    [Fact]
    public void A_message_for_one_RID_does_not_mention_others()
    {
        const string header = "struct large { char a[2000000]; };\nvoid f(struct large l);\n";
        Assert.All(Headers.GenerateText(header, null, "linux-x64").Diagnostics, diagnostic =>
        {
            Assert.Contains(diagnostic.Code, new[] { "NSDK4011", "NSDK4012" });
            Assert.DoesNotContain("RIDs", diagnostic.Message);
            Assert.DoesNotContain("every RID", diagnostic.Message);
        });
    }
}
