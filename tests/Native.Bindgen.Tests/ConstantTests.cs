using System.Globalization;
using System.Reflection;
using System.Text;

namespace Native.Bindgen.Tests;

/// <summary>Constants have the values of C, for every type, and when the RIDs have different values.</summary>
public sealed class ConstantTests
{
    private static readonly (string Type, decimal[] Values)[] s_numbers =
    [
        ("signed char", [sbyte.MinValue, -1, 0, sbyte.MaxValue]),
        ("unsigned char", [0, 1, byte.MaxValue]),
        ("char", [65, 127]),
        ("_Bool", [0, 1]),
        ("short", [short.MinValue, 7, short.MaxValue]),
        ("unsigned short", [2, ushort.MaxValue]),
        ("int", [int.MinValue, -1, 0, int.MaxValue]),
        ("unsigned", [0, 3, uint.MaxValue]),
        ("long long", [long.MinValue, -1, 4, long.MaxValue]),
        ("unsigned long long", [0, 5, (decimal)long.MaxValue + 1, ulong.MaxValue]),
    ];

    // Each type and value on Linux, combined with each on Windows, read on both systems.
    [Fact]
    public void That_differ_have_the_bits_of_the_RID_that_runs()
    {
        var all = s_numbers.SelectMany(number => number.Values.Select(value => (Text: $"(({number.Type}){Literal(value)})", Value: value))).ToList();
        var header = new StringBuilder("enum few { FEW };\n");
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = 0; j < all.Count; j++)
                header.Append(CultureInfo.InvariantCulture, $"#ifdef _WIN32\n#define K{i}_{j} {all[j].Text}\n#else\n#define K{i}_{j} {all[i].Text}\n#endif\n");
        }

        var (text, shaped, diagnostics) = Headers.GenerateText(header.ToString(), options => options with { Namespace = "Numbers" }, "linux-x64", "win-x64");
        Assert.Empty(diagnostics);
        Assert.Equal(all.Count * all.Count, shaped!.File.Constants.Count);
        foreach (var isWindows in new[] { false, true })
        {
            var own = Class(text.Replace("global::System.OperatingSystem.IsWindows()", isWindows ? "true" : "false", StringComparison.Ordinal));
            for (var i = 0; i < all.Count; i++)
            {
                for (var j = 0; j < all.Count; j++)
                {
                    var value = Convert.ToDecimal(Read(own, $"K{i}_{j}"), CultureInfo.InvariantCulture);
                    var expected = all[isWindows ? j : i].Value;
                    // No C# type contains both -1 and the largest ulong.
                    var both = Math.Min(all[i].Value, all[j].Value) < 0 && Math.Max(all[i].Value, all[j].Value) > long.MaxValue;
                    Assert.True(value == (both && expected < 0 ? expected + ulong.MaxValue + 1 : expected), $"{all[i].Text} and {all[j].Text}: {value}");
                }
            }
        }
    }

    [Fact]
    public void Are_the_same_bits_for_floating_numbers_and_enums()
    {
        const string Header = """
            enum few { FEW = 1 };
            enum many { MANY = 0xFFFFFFFF };
            #ifdef _WIN32
            #define MIXED 0.5f
            #define INFINITE (-__builtin_inf())
            #define CAST ((enum few)-1)
            #define ADDRESS ((void *)0x80000000)
            #else
            #define MIXED 0.1
            #define INFINITE __builtin_inff()
            #define CAST ((enum few)2)
            #define ADDRESS ((void *)-1)
            #endif
            #define NOT_A_NUMBER __builtin_nanf("")
            #define NO_DOUBLE (-__builtin_nan("7"))
            #define NEGATIVE_ZERO (-0.0)
            #define SMALLEST 4.9406564584124654e-324
            #define LARGEST 3.402823466e+38f
            #define ALL ((enum many)-1)
            #define WRAPPED ((enum few)0x80000000u)
            """;
        var (text, _, diagnostics) = Headers.GenerateText(Header, options => options with { Namespace = "Numbers" }, "linux-x64", "win-x64");
        Assert.Empty(diagnostics);
        var linux = Class(text);
        var windows = Class(text.Replace("global::System.OperatingSystem.IsWindows()", "true", StringComparison.Ordinal));
        Assert.Equal((0.1, 0.5), (Read(linux, "MIXED"), Read(windows, "MIXED")));
        Assert.Equal((double.PositiveInfinity, double.NegativeInfinity), (Read(linux, "INFINITE"), Read(windows, "INFINITE")));
        Assert.Equal((2, -1), ((int)Read(linux, "CAST"), (int)Read(windows, "CAST")));
        Assert.Equal(0x7FC00000u, BitConverter.SingleToUInt32Bits((float)Read(linux, "NOT_A_NUMBER")));
        Assert.Equal(0xFFF8000000000007, BitConverter.DoubleToUInt64Bits((double)Read(linux, "NO_DOUBLE")));
        Assert.Equal(0x8000000000000000, BitConverter.DoubleToUInt64Bits((double)Read(linux, "NEGATIVE_ZERO")));
        Assert.Equal((double.Epsilon, float.MaxValue), (Read(linux, "SMALLEST"), Read(linux, "LARGEST")));
        Assert.Equal((uint.MaxValue, int.MinValue), ((uint)Read(linux, "ALL"), (int)Read(linux, "WRAPPED")));
    }

    // gcc determines the expected values.
    [Fact]
    public void Of_strings_have_all_bytes_of_C_except_the_terminating_zero()
    {
        const string Header = """
            #define PNG "\x89PNG\r\n\x1a\n"
            #define GEM "GEM\0" "v2"
            #define DIGITS "\x01" "23\0004\0"
            #define ZERO "\0"
            #define NOTHING ""
            #define QUOTED "\"\\\a\b\f\n\r\t\v\x7f?'"
            #define MIXED "\xe2\x82\xac\xff"
            #define EURO u8"\u20ac\0\U0001F600"
            static const char array[] = "GEM\0v2";
            static const unsigned char bytes[9] = "\x89PNG\r\n\x1a\n";
            static const unsigned char no_zero[8] = "\x89PNG\r\n\x1a\n";
            static const signed char longer[12] = { "abc" };
            """;
        string[] names = ["PNG", "GEM", "DIGITS", "ZERO", "NOTHING", "QUOTED", "MIXED", "EURO", "array", "bytes", "no_zero", "longer"];
        var (text, _, diagnostics) = Headers.GenerateText(Header, options => options with { Namespace = "Numbers" }, Headers.AllRids);
        Assert.Empty(diagnostics);
        var probe = $"#pragma warning disable CS1591\npublic static class Probe {{ public static string Run() => {string.Join(" + ", names.Select(name => $"System.Convert.ToHexString(Numbers.NativeMethods.{name}) + \"\\n\""))}; }}";
        var (messages, assembly) = CSharpCompiler.Compile(text, probe);
        Assert.Empty(messages);
        var source = new StringBuilder($"#include <stdio.h>\n{Header}\nstatic void say(const void *s, int n) {{ const unsigned char *b = s; if (n && !b[n - 1]) n--; for (int i = 0; i < n; i++) printf(\"%02X\", b[i]); puts(\"\"); }}\nint main(void) {{\n");
        foreach (var name in names)
            source.Append($"say({name}, sizeof({name}));\n");
        var folder = Directory.CreateTempSubdirectory("bindgen-").FullName;
        File.WriteAllText(Path.Combine(folder, "strings.c"), source + "}\n");
        Tool.Run("gcc", ["-w", "strings.c", "-o", "strings"], folder).Succeeds();
        var expected = Tool.Run(Path.Combine(folder, "strings"), [], folder).StandardOutput;
        Directory.Delete(folder, recursive: true);
        Assert.Equal(expected, assembly!.GetType("Probe")!.GetMethod("Run")!.Invoke(null, null));
    }

    private static Type Class(string text)
    {
        var (messages, assembly) = CSharpCompiler.Compile(text);
        // A choice between true and a missing value produces unreachable code.
        Assert.True(assembly is not null, string.Join("\n", messages.Take(3)));
        return assembly.GetType("Numbers.NativeMethods")!;
    }

    private static object Read(Type own, string name)
    {
        const BindingFlags Flags = BindingFlags.Public | BindingFlags.Static;
        return own.GetField(name, Flags)?.GetValue(null) ?? own.GetProperty(name, Flags)!.GetValue(null)!;
    }

    private static string Literal(decimal value) => value switch
    {
        long.MinValue => "(-9223372036854775807LL - 1)",
        > long.MaxValue => $"{value}ull",
        _ => $"{value}ll",
    };
}
