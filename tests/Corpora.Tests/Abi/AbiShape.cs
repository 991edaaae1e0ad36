namespace Corpora.Tests.Abi;

/// <summary>A call of the corpus: its declaration in the header, its C code, the C code that computes the expected sum, and the C# code that makes the call.</summary>
/// <param name="Kind">The kind of call, for counting.</param>
/// <param name="Name">The function that C# calls.</param>
/// <param name="IsPlain">Whether the function must be bound.</param>
/// <param name="Header">C code for the header.</param>
/// <param name="Source">C code for the library.</param>
/// <param name="Expected">C statements that store the expected sum in <c>h</c>.</param>
/// <param name="CSharp">A C# expression that returns the sum.</param>
internal sealed record AbiCall(string Kind, string Name, bool IsPlain, string Header, string Source, string Expected, string CSharp)
{
    /// <summary>C# code that the expression requires.</summary>
    public string Members { get; init; } = "";

    /// <summary>The entry of Variadics or Macros that binds it.</summary>
    public string Entry { get; init; } = "";
}

/// <summary>The ways in which values pass between C and C#.</summary>
internal sealed class AbiShape(int index, IReadOnlyList<AbiType> types, AbiType result)
{
    private string Parameters => types.Count == 0 ? "void" : string.Join(", ", types.Select((type, i) => $"{type.C} a{i}"));

    private string Types => types.Count == 0 ? "void" : string.Join(", ", types.Select(type => type.C));

    private string ValuesC => string.Join(", ", types.Select((type, i) => type.MakeC(Seed(i))));

    private string ValuesCSharp => string.Join(", ", types.Select((type, i) => type.MakeCSharp(Seed(i))));

    private string Overload => string.Join(", ", types.Select((type, i) => type.MakeFriendly(Seed(i))));

    private bool IsPlain => result.IsPlain && types.All(type => type.IsPlain);



    private string Names => string.Join(", ", types.Select((_, i) => $"a{i}"));

    /// <summary>C# calls a function that returns the sum of its arguments.</summary>
    public AbiCall Function() => new("function", $"f{index}", true, $"uint64_t f{index}({Parameters});\n",
        $"uint64_t f{index}({Parameters})\n{{\n{Sum(sign: true)}    return h;\n}}\n",
        $"uint64_t (*volatile call)({Types}) = f{index}; h = call({ValuesC});", $"NativeMethods.f{index}({Overload})");

    /// <summary>C# calls a function that returns a value created from the sum.</summary>
    public AbiCall Result() => new("result", $"r{index}", true, $"{result.C} r{index}({Parameters});\n",
        $"{result.C} r{index}({Parameters})\n{{\n{Sum(sign: true)}    return {result.MakeC("h")};\n}}\n",
        $"{result.C} (*volatile call)({Types}) = r{index}; {result.MixC($"call({ValuesC})")}", result.MixCSharp("0", $"NativeMethods.r{index}({Overload})"));

    /// <summary>C calls a C# function through a pointer.</summary>
    public AbiCall Callback() => new("callback", $"c{index}", IsPlain, $"uint64_t c{index}({result.C} (*call)({Types}));\n",
        $"uint64_t c{index}({result.C} (*call)({Types}))\n{{\n    uint64_t h = 0;\n    {result.MixC($"call({ValuesC})", sign: true)}\n    return h;\n}}\n{OwnCallback($"c{index}_own")}",
        $"h = c{index}(c{index}_own);", $"NativeMethods.c{index}(&Own{index})")
    { Members = ManagedCallback() };

    /// <summary>C# calls a C function through a pointer.</summary>
    public AbiCall Pointer() => new("pointer", $"g{index}", IsPlain, $"{result.C} (*g{index}(void))({Types});\n",
        $"static {result.C} g{index}_target({Parameters})\n{{\n{Sum(sign: true)}    return {result.MakeC("h")};\n}}\n{result.C} (*g{index}(void))({Types}) {{ return g{index}_target; }}\n",
        $"{result.C} (*volatile call)({Types}) = g{index}(); {result.MixC($"call({ValuesC})")}", result.MixCSharp("0", $"NativeMethods.g{index}()({ValuesCSharp})"));

    /// <summary>C# and C call each other through a function pointer in a struct.</summary>
    public AbiCall Table() => new("table", $"t{index}", IsPlain, $"struct table{index} {{ {result.C} (*call)({Types}); int tag; }};\nuint64_t t{index}(struct table{index} *table);\n",
        $"static {result.C} t{index}_target({Parameters})\n{{\n{Sum(sign: true)}    return {result.MakeC("h")};\n}}\n{OwnCallback($"t{index}_own")}"
        + $"uint64_t t{index}(struct table{index} *table)\n{{\n    uint64_t h = table->tag;\n    {result.MixC($"table->call({ValuesC})", sign: true)}\n    table->call = t{index}_target;\n    return h;\n}}\n",
        $"struct table{index} table = {{ t{index}_own, 7 }}; h = t{index}(&table); {result.C} (*volatile call)({Types}) = table.call; {result.MixC($"call({ValuesC})")}", $"Table{index}()")
    {
        Members = ManagedCallback() + $$"""
                static ulong Table{{index}}()
                {
                    table{{index}} table = new() { call = &Own{{index}}, tag = 7 };
                    var h = NativeMethods.t{{index}}(&table);
                    return {{result.MixCSharp("h", $"table.call({ValuesCSharp})")}};
                }


            """,
    };

    /// <summary>C# calls an inline function through generated C code.</summary>
    public AbiCall Inline() => new("shim", $"i{index}", true,
        $"{result.C} i{index}_impl({Parameters});\nstatic inline {result.C} i{index}({Parameters}) {{ return i{index}_impl({Names}); }}\n",
        $"{result.C} i{index}_impl({Parameters})\n{{\n{Sum(sign: true)}    return {result.MakeC("h")};\n}}\n",
        $"{result.C} (*volatile call)({Types}) = i{index}_impl; {result.MixC($"call({ValuesC})")}", result.MixCSharp("0", $"NativeMethods.i{index}({Overload})"));

    /// <summary>C# calls a macro.</summary>
    public AbiCall Macro() => Inline() is var inline
        ? inline with
        {
            Kind = "macro",
            Name = $"M{index}",
            Header = $"{result.C} i{index}_impl({Parameters});\n#define M{index}({Names}) i{index}_impl({Names})\n",
            CSharp = result.MixCSharp("0", $"NativeMethods.M{index}({Overload})"),
            Entry = $"{result.C} M{index}({(types.Count == 0 ? "" : Types)})",
        }
        : inline;

    /// <summary>C# calls a function with <c>…</c>.</summary>
    public AbiCall Variadic()
    {
        var reads = string.Concat(types.Select((type, i) => $"    {{ {type.C} a{i} = va_arg(list, {type.C}); {type.MixC($"a{i}")} }}\n"));
        var comma = types.Count == 0 ? "" : ", ";
        return new("variadic", $"v{index}", true, $"uint64_t v{index}(int count, ...);\n",
            $"uint64_t v{index}(int count, ...)\n{{\n    uint64_t h = count;\n    va_list list;\n    va_start(list, count);\n{reads}    va_end(list);\n    return h;\n}}\n",
            $"h = v{index}({types.Count}{comma}{ValuesC});", $"NativeMethods.v{index}({types.Count}{comma}{Overload})")
        { Entry = $"v{index}(int{comma}{(types.Count == 0 ? "" : Types)})" };
    }

    /// <summary>C# reads and writes a variable.</summary>
    public AbiCall Variable() => new("variable", $"x{index}", true, $"extern {result.C} x{index};\n", $"{result.C} x{index};\n",
        $"x{index} = {result.MakeC(Seed(0))}; {result.MixC($"x{index}")}", result.MixCSharp("0", $"NativeMethods.x{index}"));

    private string Seed(int argument) => $"{(index * 100) + argument}u";

    private string Sum(bool sign) =>
        "    uint64_t h = 0;\n" + string.Concat(types.Select((type, i) => $"    {type.MixC($"a{i}", sign)}\n"));

    private string OwnCallback(string name) => $"static {result.C} {name}({Parameters})\n{{\n{Sum(sign: false)}    return {result.MakeC("h")};\n}}\n";

    private string ManagedCallback() => $$"""
            [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
            static {{result.CSharp}} Own{{index}}({{string.Join(", ", types.Select((type, i) => $"{type.CSharp} a{i}"))}})
            {
                ulong h = 0;
        {{string.Concat(types.Select((type, i) => $"        h = {type.MixCSharp("h", $"a{i}")};\n"))}}
                return {{result.MakeCSharp("h")}};
            }


        """;
}
