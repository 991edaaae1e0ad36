using Native.Bindgen.Model;

namespace Native.Bindgen.Shape;

/// <summary>A field that bit-fields share.</summary>
/// <param name="Offset">In bytes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Fields">With their shift in it.</param>
internal sealed record BitStorage(int Offset, int Size, IReadOnlyList<(Field Field, int Shift)> Fields);

/// <summary>Finds storage for bit-fields that follow each other, where the compiler put them.</summary>
internal static class BitFieldPlan
{
    /// <summary>
    /// The storage of a run of bit-fields in the bytes from <paramref name="start"/> to <paramref name="limit"/>;
    /// <paramref name="sizeOf"/> is the size of a field's declared type.
    /// </summary>
    public static List<BitStorage> Make(IReadOnlyList<Field> run, int start, int limit, Func<Field, int> sizeOf)
    {
        var storages = new List<BitStorage>();
        var fields = run.Where(field => field.BitWidth > 0).ToList();
        for (var i = 0; i < fields.Count;)
        {
            var (offset, size, count) = Unit(fields, i, start, limit, sizeOf);
            storages.Add(new(offset, size, [.. fields.Skip(i).Take(count)
                .Where(field => field.Name.Length > 0).Select(field => (field, (int)(field.Offset - (8L * offset))))]));
            start = offset + size;
            i += count;
        }

        return storages;
    }

    // The largest declared type whose own place is free, as the compiler would take it; else what is just large enough.
    private static (int Offset, int Size, int Count) Unit(List<Field> fields, int first, int start, int limit, Func<Field, int> sizeOf)
    {
        var firstByte = (int)(fields[first].Offset / 8);
        var declared = fields.Skip(first).Select(sizeOf).Max();
        foreach (var size in new[] { 8, 4, 2, 1 }.Where(size => size <= declared))
        {
            var offset = firstByte / size * size;
            if (offset >= start && offset + size <= limit && Fits(fields, first, offset, size) is > 0 and var count)
                return (offset, size, count);
        }

        foreach (var size in new[] { 1, 2, 4, 8 })
        {
            if (firstByte >= start && firstByte + size <= limit && Fits(fields, first, firstByte, size) is > 0 and var count)
                return (firstByte, size, count);
        }

        throw new Refusal($"its bit-field {fields[first].Name} lies across more bytes than a number has", isLayout: true);
    }

    // How many fields lie wholly in it; none when the last one lies across its end.
    private static int Fits(List<Field> fields, int first, int offset, int size)
    {
        var end = 8L * (offset + size);
        var count = 0;
        foreach (var field in fields.Skip(first).TakeWhile(field => field.Offset < end))
        {
            if (field.Offset + field.BitWidth > end)
                return 0;
            count++;
        }

        return count;
    }
}
