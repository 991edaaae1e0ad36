using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>Represents a storage field that bit-fields share; offset and size in bytes.</summary>
internal sealed record BitStorage(int Offset, int Size);

/// <summary>Represents bits in the storage field with the index <paramref name="Storage"/>.</summary>
internal sealed record BitPiece(int Storage, int Shift, int Width);

/// <summary>Represents the storage fields of a run of bit-fields, and the bits of each bit-field in them, lowest bits first.</summary>
internal sealed record BitFieldPlan(IReadOnlyList<BitStorage> Storages, IReadOnlyList<IReadOnlyList<BitPiece>> Fields)
{
    private static readonly int[] s_sizes = [8, 4, 2, 1];

    /// <summary>
    /// Creates the storage for a run of bit-fields at the offsets that the compiler chose, between the bytes <paramref name="start"/> and
    /// <paramref name="limit"/> of a struct with this alignment, with fields of at most <paramref name="largest"/> bytes.
    /// </summary>
    public static BitFieldPlan Make(IReadOnlyList<Field> run, int start, int limit, int alignment, int largest)
    {
        var storages = new List<BitStorage>();
        for (var i = 0; i < run.Count;)
        {
            var (own, count) = One(run, i, start, limit, alignment, largest) ?? Several(run, i, alignment, largest);
            storages.AddRange(own);
            start = storages[^1].Offset + storages[^1].Size;
            i += count;
        }

        return new(storages, [.. run.Select(field => Pieces(field, storages))]);
    }

    /// <summary>True if two targets have the same storage sizes and the same bits in them, regardless of the offsets.</summary>
    public bool IsLike(BitFieldPlan other) => Storages.Select(storage => storage.Size).SequenceEqual(other.Storages.Select(storage => storage.Size))
        && Fields.Zip(other.Fields, (a, b) => a.SequenceEqual(b)).All(same => same);

    // Use the largest declared type whose aligned position is free, as the compiler does; otherwise the smallest type that fits with a valid
    // alignment.
    private static (BitStorage[] Storages, int Count)? One(IReadOnlyList<Field> run, int first, int start, int limit, int alignment, int largest)
    {
        var firstByte = (int)(run[first].Offset / 8);
        var declared = run.Skip(first).Max(field => field.Size);
        var places = s_sizes.Where(size => size <= declared).Select(size => (Offset: firstByte / size * size, Size: size))
            .Concat(s_sizes.Reverse().Where(size => firstByte % Math.Min(size, alignment) == 0).Select(size => (Offset: firstByte, Size: size)));
        foreach (var (offset, size) in places.Where(place => place.Size <= largest))
        {
            if (offset >= start && offset + size <= limit && Fits(run, first, offset + size) is > 0 and var count)
                return ([new(offset, size)], count);
        }

        return null;
    }

    // Returns the number of fields that end before a byte; 0 if the last one crosses it.
    private static int Fits(IReadOnlyList<Field> run, int first, int end)
    {
        var count = run.Skip(first).TakeWhile(field => field.Offset < 8L * end).Count();
        return run.Skip(first).Take(count).All(field => field.Offset + field.BitWidth <= 8L * end) ? count : 0;
    }

    // Covers all bytes that fields share with the first one, with the largest types that the alignment allows.
    private static (BitStorage[] Storages, int Count) Several(IReadOnlyList<Field> run, int first, int alignment, int largest)
    {
        var place = (int)(run[first].Offset / 8);
        var end = place;
        var next = first;
        for (; next < run.Count && (next == first || run[next].Offset < 8L * end); next++)
            end = Math.Max(end, (int)((run[next].Offset + run[next].BitWidth + 7) / 8));
        var storages = new List<BitStorage>();
        while (place < end)
        {
            var size = s_sizes.First(size => size <= largest && place % Math.Min(size, alignment) == 0 && place + size <= end);
            storages.Add(new(place, size));
            place += size;
        }

        return ([.. storages], next - first);
    }

    private static List<BitPiece> Pieces(Field field, List<BitStorage> storages)
    {
        var pieces = new List<BitPiece>();
        for (var i = 0; i < storages.Count; i++)
        {
            var begin = Math.Max(field.Offset, 8L * storages[i].Offset);
            var end = Math.Min(field.Offset + field.BitWidth, 8L * (storages[i].Offset + storages[i].Size));
            if (begin < end)
                pieces.Add(new(i, (int)(begin - (8L * storages[i].Offset)), (int)(end - begin)));
        }

        return pieces;
    }
}
