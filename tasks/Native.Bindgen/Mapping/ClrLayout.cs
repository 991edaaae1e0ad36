namespace Native.Bindgen.Mapping;

/// <summary>Where the CLR puts the fields of a struct with sequential layout.</summary>
internal static class ClrLayout
{
    /// <summary>Offsets, whole size and alignment, of fields given by size and alignment. <paramref name="pack"/> is 0 for none.</summary>
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

    /// <summary>Rounded up to a multiple.</summary>
    public static int Up(int value, int alignment) => (value + alignment - 1) / alignment * alignment;
}
