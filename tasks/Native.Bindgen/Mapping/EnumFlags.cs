using System.Numerics;
using Native.Core.Bindings;

namespace Native.Bindgen.Mapping;

/// <summary>Selects the enums that get <c>[Flags]</c>: those that <c>Flags</c> names, and those whose values are bits.</summary>
internal sealed class EnumFlags(BindingsOptions options)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The metadata entries that had an effect.</summary>
    public IReadOnlySet<string> Used => _used;

    /// <summary>True if the enum gets the attribute. If several entries match, the last one has precedence.</summary>
    public bool Has(string name, IEnumerable<decimal> values)
    {
        bool? named = null;
        foreach (var entry in options.Flags.Where(entry => NamePattern.Matches(entry.TrimStart('!').Trim(), name)))
        {
            _used.Add(entry);
            named = !entry.StartsWith('!');
        }

        return named ?? AreBits(values);
    }

    /// <summary>
    /// True if the values are at least three bits and combinations of them. An enum such as 1, 2, 3, 4 or 1, 2, 4, 5 can be a sequence, so four bits
    /// or more can have half as many combinations, and three bits only a value that contains them all, such as 0xFF.
    /// </summary>
    public static bool AreBits(IEnumerable<decimal> values)
    {
        var numbers = values.Where(value => value != 0).Distinct().ToList();
        // 1 << 31 is negative in C.
        if (numbers.Exists(value => value < 0 && value != int.MinValue))
            return false;
        var (bits, others) = Split(numbers.Select(value => value < 0 ? 1UL << 31 : (ulong)value));
        var all = bits.Aggregate(0UL, (sum, bit) => sum | bit);
        others.RemoveAll(other => (other & all) == all);
        return bits.Count >= 3 && (bits.Count > 3 ? others.Count * 2 <= bits.Count : others.Count == 0) && others.TrueForAll(other => (other & ~all) == 0);
    }

    private static (List<ulong> Bits, List<ulong> Others) Split(IEnumerable<ulong> numbers)
    {
        var split = numbers.ToLookup(BitOperations.IsPow2);
        return ([.. split[true]], [.. split[false]]);
    }
}
