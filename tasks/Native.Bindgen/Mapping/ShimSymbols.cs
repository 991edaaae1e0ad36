namespace Native.Bindgen.Mapping;

/// <summary>
/// Assigns unique symbols to the C shims of all headers of one project, which are linked into one library. Two headers can define different functions
/// with the same name, such as <c>static inline int max(int, int)</c>.
/// </summary>
internal sealed class ShimSymbols
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>Returns the file with symbols that no previous file uses.</summary>
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
