using System.Text;

namespace Corpora.Tests.Abi;

/// <summary>One header, its C code, and C# code that calls every function in it, generated from a seed.</summary>
internal sealed class AbiCorpus
{
    private readonly AbiTypes _types;
    private readonly List<AbiCall> _calls = [];

    /// <summary>Generates all three.</summary>
    public AbiCorpus(int seed)
    {
        var random = new Random(seed);
        _types = new AbiTypes(random);
        for (var round = 0; round < 3; round++)
            _types.AddRound();
        for (var i = 1; i <= 640; i++)
        {
            var shape = new AbiShape(i, _types.Arguments(), _types.Any());
            _calls.Add((i % 16) switch
            {
                < 5 => shape.Function(),
                < 8 => shape.Result(),
                8 or 9 => shape.Callback(),
                10 => shape.Pointer(),
                11 => shape.Table(),
                12 => shape.Inline(),
                13 => shape.Macro(),
                14 => new AbiShape(i, _types.VariableArguments(), _types.Any()).Variadic(),
                _ => shape.Variable(),
            });
        }

        // Each type occurs alone, between other arguments, and as a result.
        var index = 1000;
        foreach (var type in AbiScalar.All.Cast<AbiType>().Concat(_types.Structs))
        {
            _calls.Add(new AbiShape(index++, [AbiScalar.Of("char"), type, AbiScalar.Of("int")], type).Function());
            _calls.Add(new AbiShape(index++, [type], type).Result());
            _calls.Add(new AbiShape(index++, [type], type).Callback());
        }

        _calls.AddRange(_types.Structs.Select(type => type.Layout()));
        _calls.AddRange(AbiFriendly.Calls());
    }

    /// <summary>Every call.</summary>
    public IReadOnlyList<AbiCall> Calls => _calls;

    /// <summary>The value of Variadics.</summary>
    public string Variadics => string.Join(';', _calls.Where(call => call.Kind == "variadic").Select(call => call.Entry));

    /// <summary>The value of Macros.</summary>
    public string Macros => string.Join(';', _calls.Where(call => call.Kind == "macro").Select(call => call.Entry));

    /// <summary>The text of the header.</summary>
    public string Header() =>
        "#ifndef ABI_H\n#define ABI_H\n#include <stddef.h>\n#include <stdint.h>\n\nenum color { RED, GREEN, BLUE };\nenum __attribute__((packed)) small { ONE, TWO, THREE };\n"
        + "typedef int aligned_int __attribute__((aligned(16)));\n\n"
        + string.Concat(_types.Structs.Select(type => type.Declaration)) + "\n" + string.Concat(_calls.Select(call => call.Header))
        + "uint64_t expected(int index);\n#endif\n";

    /// <summary>The C code that implements the header.</summary>
    public string Source()
    {
        var text = new StringBuilder("""
            #include "abi.h"
            #include <stdarg.h>
            #include <string.h>

            static uint64_t mix(uint64_t h, uint64_t number) { return (h ^ number) * 0x100000001b3u + 1; }

            static uint64_t value(uint64_t seed, unsigned index)
            {
                uint64_t v = seed * 0x9E3779B97F4A7C15u + (index + 1) * 0xBF58476D1CE4E5B9u;
                return v ^ v >> 29;
            }

            static uint32_t bits_of_float(float number) { uint32_t bits; memcpy(&bits, &number, sizeof bits); return bits; }
            static uint64_t bits_of_double(double number) { uint64_t bits; memcpy(&bits, &number, sizeof bits); return bits; }


            """);
        foreach (var type in _types.Structs)
            text.Append(type.HelpersC());
        foreach (var call in _calls)
            text.Append(call.Source);
        for (var i = 0; i < _calls.Count; i++)
            text.Append($"static uint64_t expected{i}(void) {{ uint64_t h = 0; {_calls[i].Expected} return h; }}\n");
        return text.Append("uint64_t expected(int index)\n{\n    switch (index)\n    {\n")
            .Append(string.Concat(_calls.Select((_, i) => $"        case {i}: return expected{i}();\n")))
            .Append("        default: return 0;\n    }\n}\n").ToString();
    }

    /// <summary>The program that makes every call that <paramref name="bound"/> contains, and prints the name, the sum and the expected sum.</summary>
    public string Program(Predicate<AbiCall> bound)
    {
        var text = new StringBuilder("""
            using System;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using Abi;

            static unsafe class Program
            {
                static ulong Mix(ulong h, ulong number) => unchecked(((h ^ number) * 0x100000001b3u) + 1);

                static ulong Value(ulong seed, uint index)
                {
                    var v = unchecked((seed * 0x9E3779B97F4A7C15u) + ((index + 1) * 0xBF58476D1CE4E5B9u));
                    return v ^ (v >> 29);
                }

                // An overload returns a bool, and a struct member is a byte.
                static byte Number(bool value) => value ? (byte)1 : (byte)0;

                static byte Number(byte value) => value;

                static CLong Long(ulong v) => OperatingSystem.IsWindows() ? new((int)v) : new((nint)v);

                static CULong ULong(ulong v) => OperatingSystem.IsWindows() ? new((uint)v) : new((nuint)v);

                static ref float RawFloat<T>(ref T bytes, int offset) where T : struct => ref Unsafe.As<byte, float>(ref Unsafe.Add(ref Unsafe.As<T, byte>(ref bytes), offset));

                static ref double RawDouble<T>(ref T bytes, int offset) where T : struct => ref Unsafe.As<byte, double>(ref Unsafe.Add(ref Unsafe.As<T, byte>(ref bytes), offset));


            """);
        foreach (var type in _types.Structs)
            text.Append(type.HelpersCSharp());
        var calls = _calls.Select((call, i) => (Call: call, Index: i)).Where(pair => bound(pair.Call)).ToList();
        // One method per call, because the CLR takes a long time to compile a large method.
        foreach (var (call, index) in calls)
        {
            text.Append(call.Members).Append($"    static void Call{index}()\n    {{\n        var right = NativeMethods.expected({index});\n")
                .Append($"        Console.WriteLine($\"{call.Kind} {call.Name} {{{call.CSharp}:x}} {{right:x}}\");\n    }}\n\n");
        }

        return text.Append("    static void Main()\n    {\n").Append(string.Concat(calls.Select(pair => $"        Call{pair.Index}();\n")))
            .Append("        Console.WriteLine(\"done\");\n    }\n}\n").ToString();
    }
}
