namespace Native.Bindgen.Mapping;

/// <summary>Computes the field offsets of a struct with sequential layout in the CLR.</summary>
internal static class ClrLayout
{
    /// <summary>Returns the field offsets, the size and the alignment of a struct in bytes. <paramref name="pack"/> is 0 for no packing.</summary>
    public static (int[] Offsets, int Size, int Alignment) Sequential(IReadOnlyList<(int Size, int Alignment)> fields, int pack)
    {
        var offsets = new int[fields.Count];
        var end = 0;
        var alignment = 1;
        for (var i = 0; i < fields.Count; i++)
        {
            var own = pack == 0 ? fields[i].Alignment : Math.Min(pack, fields[i].Alignment);
            alignment = Math.Max(alignment, own);
            offsets[i] = Up(end, own);
            end = offsets[i] + fields[i].Size;
        }

        return (offsets, Math.Max(1, Up(end, alignment)), alignment);
    }

    /// <summary>Rounds up to a multiple of the alignment.</summary>
    public static int Up(int value, int alignment) => (value + alignment - 1) / alignment * alignment;
}
