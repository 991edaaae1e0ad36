namespace Corpora.Tests.Abi;

/// <summary>Overloads with strings, spans and <c>bool</c>, called with the values that the C function receives.</summary>
internal static class AbiFriendly
{
    private const string Text = "s\u00F8 \u20AC\uD83D\uDE00";
    private const string TextC = "s\\xC3\\xB8 \\xE2\\x82\\xAC\\xF0\\x9F\\x98\\x80";

    /// <summary>The entries of Spans.</summary>
    public const string Spans = "friendly1:values:count;friendly3:values:count;friendly4:data:size";

    /// <summary>Every call.</summary>
    public static IEnumerable<AbiCall> Calls()
    {
        const string sum = "for (size_t i = 0; i < count; i++) h = mix(h, (uint64_t)values[i]);";
        const string letters = "for (; text && *text; text++) h = mix(h, (unsigned char)*text);";
        yield return Of(1, "const int *values, size_t count", sum, "int v[] = { 3, -4, 5 }; h = friendly1(v, 3);", "NativeMethods.friendly1([3, -4, 5])");
        yield return Of(2, "const char *text, _Bool flag", $"{letters} h = mix(h, flag);", $"h = friendly2(\"{TextC}\", 1);", $"NativeMethods.friendly2(\"{Text}\", true)");
        yield return Of(2, "", "", $"h = friendly2(\"{TextC}\", 0);", $"NativeMethods.friendly2(\"{Text}\"u8, false)");
        yield return Of(2, "", "", "h = friendly2(0, 0);", "NativeMethods.friendly2((string?)null, false)");
        yield return Of(2, "", "", "h = friendly2(\"\", 1);", "NativeMethods.friendly2(\"\"u8, true)");
        yield return Of(3, "const char *text, const short *values, long count, struct spot s", $"{letters} {sum.Replace("size_t", "long", StringComparison.Ordinal)} h = mix(h, s.x);",
            $"short v[] = {{ -7, 8 }}; struct spot s = {{ 9 }}; h = friendly3(\"{TextC}\", v, 2, s);", $"NativeMethods.friendly3(\"{Text}\", [-7, 8], new spot {{ x = 9 }})") with
        {
            Header = "struct spot { int x; } __attribute__((aligned(16)));\nuint64_t friendly3(const char *text, const short *values, long count, struct spot s);\n",
        };
        yield return new("friendly", "friendly4", true, "void friendly4(unsigned char *data, size_t size);\n",
            "void friendly4(unsigned char *data, size_t size) { for (size_t i = 0; i < size; i++) data[i] = (unsigned char)(data[i] * 3); }\n",
            "unsigned char d[] = { 1, 200 }; friendly4(d, 2); h = mix(mix(h, d[0]), d[1]);", "Friendly4()")
        {
            Members = "    static ulong Friendly4()\n    {\n        Span<byte> d = [1, 200];\n        NativeMethods.friendly4(d);\n        return Mix(Mix(0, d[0]), d[1]);\n    }\n\n",
        };
        yield return new("friendly", "friendly5", true, "_Bool friendly5(_Bool a, int b);\n", "_Bool friendly5(_Bool a, int b) { return a == (b > 0); }\n",
            "h = friendly5(1, 2) * 2 + friendly5(0, 2);", "(NativeMethods.friendly5(true, 2) ? 2u : 0u) + (NativeMethods.friendly5(false, 2) ? 1u : 0u)");
    }

    // An entry without parameters is another call to a function that exists already.
    private static AbiCall Of(int index, string parameters, string body, string expected, string cSharp) => new("friendly", $"friendly{index}", true,
        parameters.Length == 0 ? "" : $"uint64_t friendly{index}({parameters});\n", parameters.Length == 0 ? "" : $"uint64_t friendly{index}({parameters}) {{ uint64_t h = 0; {body} return h; }}\n", expected, cSharp);
}
