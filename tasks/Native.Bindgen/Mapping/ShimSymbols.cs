namespace Native.Bindgen.Mapping;

/// <summary>
/// The names of the C that is generated for the headers of one project, which becomes one library: what two headers call the same, such as
/// their own <c>static inline int max(int, int)</c>, has two names there.
/// </summary>
internal sealed class ShimSymbols
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The file with names that no file before it has.</summary>
    public CsFile Unique(CsFile file)
    {
        var own = file.Functions.Where(function => function.Shim is not null).Select(function => function.Symbol).ToHashSet(StringComparer.Ordinal);
        var names = own.ToDictionary(symbol => symbol, symbol => Free(symbol, own), StringComparer.Ordinal);
        _taken.UnionWith(names.Values);
        return names.Count == 0 ? file : file with
        {
            Functions = [.. file.Functions.Select(function => function.Shim is null ? function : function with { Symbol = names[function.Symbol] })],
        };
    }

    private string Free(string symbol, HashSet<string> own)
    {
        var free = symbol;
        for (var i = 2; _taken.Contains(free) || (free != symbol && own.Contains(free)); i++)
            free = $"{symbol}_{i}";
        return free;
    }
}
