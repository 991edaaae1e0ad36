using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>A field that bit-fields share, in bytes.</summary>
internal sealed record BitStorage(int Offset, int Size);

/// <summary>Bits of a storage, which has the index <paramref name="Storage"/>.</summary>
internal sealed record BitPiece(int Storage, int Shift, int Width);

/// <summary>Storage for bit-fields that follow each other, and where each of them is in it, the lowest bits first.</summary>
internal sealed record BitFieldPlan(IReadOnlyList<BitStorage> Storages, IReadOnlyList<IReadOnlyList<BitPiece>> Fields)
{
    private static readonly int[] s_sizes = [8, 4, 2, 1];

    /// <summary>
    /// Storage for a run of bit-fields, where the compiler put them: in the bytes from <paramref name="start"/> to <paramref name="limit"/> of a
    /// struct with this alignment, and in numbers of at most <paramref name="largest"/> bytes.
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

    /// <summary>Whether two targets have the same numbers and the same bits in them, wherever the numbers lie.</summary>
    public bool IsLike(BitFieldPlan other) => Storages.Select(storage => storage.Size).SequenceEqual(other.Storages.Select(storage => storage.Size))
        && Fields.Zip(other.Fields, (a, b) => a.SequenceEqual(b)).All(same => same);

    // The largest declared type whose own place is free, as the compiler would take it; else what is just large enough and may lie there.
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

    // How many fields end before a byte; none when the last one crosses it.
    private static int Fits(IReadOnlyList<Field> run, int first, int end)
    {
        var count = run.Skip(first).TakeWhile(field => field.Offset < 8L * end).Count();
        return run.Skip(first).Take(count).All(field => field.Offset + field.BitWidth <= 8L * end) ? count : 0;
    }

    // All bytes that fields share with the first, in numbers as large as may lie there.
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
