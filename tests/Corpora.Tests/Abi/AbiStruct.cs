using System.Text;

namespace Corpora.Tests.Abi;

/// <summary>A number in a struct: the expressions with which C and C# access it in <c>$</c>.</summary>
internal sealed record AbiLeaf(string C, string CSharp, AbiScalar Type)
{
    /// <summary>The same number in a member of another struct.</summary>
    public AbiLeaf Inside(string memberC, string memberCSharp) =>
        this with { C = C.Replace("$", $"${memberC}", StringComparison.Ordinal), CSharp = CSharp.Replace("$", $"${memberCSharp}", StringComparison.Ordinal) };
}

/// <summary>A struct or union of the corpus, with its C declaration and its numbers; for a union, the numbers of its first member.</summary>
internal sealed class AbiStruct(string name, string declaration, IReadOnlyList<AbiLeaf> leaves, bool isUnion = false)
    : AbiType($"{(isUnion ? "union" : "struct")} {name}", name)
{
    /// <summary>The tag.</summary>
    public string Name => CSharp;

    /// <summary>The C declaration.</summary>
    public string Declaration => $"{declaration}\n";

    /// <summary>The numbers in it.</summary>
    public IReadOnlyList<AbiLeaf> Leaves => leaves;

    /// <summary>Whether its size differs between RIDs.</summary>
    public bool HasLong => leaves.Any(leaf => leaf.Type.C is "long" or "unsigned long");

    /// <summary>C code that compares the size and the bytes of a struct that C# filled with a struct that C filled.</summary>
    public AbiCall Layout() => new("layout", $"z_{Name}", true, $"uint64_t z_{Name}({C} *filled, uint64_t size);\n",
        $"uint64_t z_{Name}({C} *filled, uint64_t size)\n{{\n    {C} own;\n    fill_{Name}(&own, 77);\n    return size == sizeof own && memcmp(&own, filled, sizeof own) == 0 ? size : 0;\n}}\n",
        $"h = sizeof({C});", $"Layout{Name}()")
    {
        Members = $$"""
                static ulong Layout{{Name}}()
                {
                    {{Name}} filled;
                    Fill{{Name}}(&filled, 77);
                    return NativeMethods.z_{{Name}}(&filled, (ulong)sizeof({{Name}}));
                }


            """,
    };

    /// <inheritdoc/>
    public override string MakeC(string seed) => $"make_{Name}({seed})";

    /// <inheritdoc/>
    public override string MakeCSharp(string seed) => $"Make{Name}({seed})";

    /// <inheritdoc/>
    public override string MixC(string value, bool sign = false) => $"h = mix_{Name}(h, {value});";

    /// <inheritdoc/>
    public override string MixCSharp(string sum, string value) => $"Mix{Name}({sum}, {value})";

    /// <summary>The C functions that fill, create and read a struct.</summary>
    public string HelpersC()
    {
        var text = new StringBuilder($"static void fill_{Name}({C} *p, uint64_t seed)\n{{\n    memset(p, 0, sizeof *p);\n");
        for (var i = 0; i < leaves.Count; i++)
            text.Append($"    {Pointed(leaves[i].C)} = {leaves[i].Type.FromC($"value(seed, {i})")};\n");
        text.Append($"}}\n\nstatic {C} make_{Name}(uint64_t seed)\n{{\n    {C} s;\n    fill_{Name}(&s, seed);\n    return s;\n}}\n\nstatic uint64_t mix_{Name}(uint64_t h, {C} s)\n{{\n");
        foreach (var leaf in leaves)
            text.Append($"    {leaf.Type.MixC(Path(leaf.C))}\n");
        return text.Append("    return h;\n}\n\n").ToString();
    }

    /// <summary>The same functions in C#.</summary>
    public string HelpersCSharp()
    {
        var text = new StringBuilder($"    static void Fill{Name}({Name}* p, ulong seed)\n    {{\n        Unsafe.InitBlock(p, 0, (uint)sizeof({Name}));\n");
        for (var i = 0; i < leaves.Count; i++)
            text.Append($"        {Pointed(leaves[i].CSharp)} = {leaves[i].Type.FromCSharp($"Value(seed, {i})")};\n");
        text.Append($"    }}\n\n    static {Name} Make{Name}(ulong seed)\n    {{\n        {Name} s;\n        Fill{Name}(&s, seed);\n        return s;\n    }}\n\n");
        text.Append($"    static ulong Mix{Name}(ulong h, {Name} s)\n    {{\n");
        foreach (var leaf in leaves)
            text.Append($"        h = {leaf.Type.MixCSharp("h", Path(leaf.CSharp))};\n");
        return text.Append("        return h;\n    }\n\n").ToString();
    }

    private static string Path(string path) => path.Replace("$", "s", StringComparison.Ordinal);

    private static string Pointed(string path) => path.Replace("$.", "p->", StringComparison.Ordinal);
}
