using System.Text;

namespace Corpora.Tests.Abi;

/// <summary>A number in a struct: how C and C# reach it in <c>$</c>.</summary>
internal sealed record AbiLeaf(string C, string CSharp, AbiScalar Type)
{
    /// <summary>The same, in a member of another struct.</summary>
    public AbiLeaf Inside(string memberC, string memberCSharp) =>
        this with { C = C.Replace("$", $"${memberC}", StringComparison.Ordinal), CSharp = CSharp.Replace("$", $"${memberCSharp}", StringComparison.Ordinal) };
}

/// <summary>A struct or union of the corpus, with C that declares it and the numbers in it; of a union those of its first member.</summary>
internal sealed class AbiStruct(string name, string declaration, IReadOnlyList<AbiLeaf> leaves, bool isUnion = false)
    : AbiType($"{(isUnion ? "union" : "struct")} {name}", name)
{
    /// <summary>The tag.</summary>
    public string Name => CSharp;

    /// <summary>C that declares it.</summary>
    public string Declaration => $"{declaration}\n";

    /// <summary>The numbers in it.</summary>
    public IReadOnlyList<AbiLeaf> Leaves => leaves;

    /// <summary>Whether its size differs between RIDs.</summary>
    public bool HasLong => leaves.Any(leaf => leaf.Type.C is "long" or "unsigned long");

    /// <inheritdoc/>
    public override string MakeC(string seed) => $"make_{Name}({seed})";

    /// <inheritdoc/>
    public override string MakeCSharp(string seed) => $"Make{Name}({seed})";

    /// <inheritdoc/>
    public override string MixC(string value, bool sign = false) => $"h = mix_{Name}(h, {value});";

    /// <inheritdoc/>
    public override string MixCSharp(string sum, string value) => $"Mix{Name}({sum}, {value})";

    /// <summary>The two functions in C that make and read one.</summary>
    public string HelpersC()
    {
        var text = new StringBuilder($"static {C} make_{Name}(uint64_t seed)\n{{\n    {C} s;\n    memset(&s, 0, sizeof s);\n");
        for (var i = 0; i < leaves.Count; i++)
            text.Append($"    {Path(leaves[i].C)} = {leaves[i].Type.FromC($"value(seed, {i})")};\n");
        text.Append($"    return s;\n}}\n\nstatic uint64_t mix_{Name}(uint64_t h, {C} s)\n{{\n");
        foreach (var leaf in leaves)
            text.Append($"    {leaf.Type.MixC(Path(leaf.C))}\n");
        return text.Append("    return h;\n}\n\n").ToString();
    }

    /// <summary>The same in C#.</summary>
    public string HelpersCSharp()
    {
        var text = new StringBuilder($"    static {Name} Make{Name}(ulong seed)\n    {{\n        {Name} s = default;\n");
        for (var i = 0; i < leaves.Count; i++)
            text.Append($"        {Path(leaves[i].CSharp)} = {leaves[i].Type.FromCSharp($"Value(seed, {i})")};\n");
        text.Append($"        return s;\n    }}\n\n    static ulong Mix{Name}(ulong h, {Name} s)\n    {{\n");
        foreach (var leaf in leaves)
            text.Append($"        h = {leaf.Type.MixCSharp("h", Path(leaf.CSharp))};\n");
        return text.Append("        return h;\n    }\n\n").ToString();
    }

    private static string Path(string path) => path.Replace("$", "s", StringComparison.Ordinal);
}
