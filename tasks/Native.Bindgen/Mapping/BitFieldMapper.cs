using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>Maps bit-fields to private storage fields and a property per bit-field.</summary>
internal sealed class BitFieldMapper(TargetSet targets, TypeMapper types)
{
    /// <summary>Adds the run of bit-fields that begins at <paramref name="index"/>, and returns the index after it.</summary>
    public int Add(IReadOnlyList<RecordDeclaration?> records, List<int> present, int index, RecordParts parts)
    {
        var record = records[present[0]]!;
        var end = index + 1;
        while (end < record.Fields.Count && record.Fields[end].IsBitField && !record.IsUnion)
            end++;
        var plans = Plans(records, present, index, end, parts);
        var plan = plans[present[0]]!;
        var storages = plan.Storages.Select((storage, i) => AddStorage(storage.Size, [.. plans.Select(own => own?.Storages[i].Offset ?? 0)], parts)).ToList();
        for (var i = index; i < end; i++)
        {
            try
            {
                parts.Bits.Add(Property(records, present, i, parts, [.. plan.Fields[i - index]
                    .Select(piece => new CsBitPiece(storages[piece.Storage].Name, storages[piece.Storage].Type.Text, piece.Shift, piece.Width))]));
            }
            catch (UnsupportedDeclarationException refusal)
            {
                // The storage of its bits remains.
                parts.LeftOut.Add((record.Fields[i], refusal.Message));
            }
        }

        return end;
    }

    // All targets need the same plan. The size of long differs on Windows, so try smaller storage types.
    private BitFieldPlan?[] Plans(IReadOnlyList<RecordDeclaration?> records, List<int> present, int index, int end, RecordParts parts)
    {
        foreach (var largest in new[] { 8, 4, 2, 1 })
        {
            var plans = records.Select((record, i) => record is null ? null : BitFieldPlan.Make([.. record.Fields.Skip(index).Take(end - index)],
                record.IsUnion ? 0 : parts.End(i), record.IsUnion || end == record.Fields.Count ? record.Size : (int)(record.Fields[end].Offset / 8),
                record.Alignment, largest)).ToArray();
            if (present.TrueForAll(i => plans[i]!.IsLike(plans[present[0]]!)))
                return plans;
        }

        for (var i = index; i < end; i++)
        {
            RefuseDifferent(records, present, i, "begins at different bits", field => field.Offset);
            RefuseDifferent(records, present, i, "has different widths", field => field.BitWidth);
        }

        throw new UnsupportedDeclarationException($"its bit-field '{records[present[0]]!.Fields[index].Name}' has a storage layout that differs between RIDs", isLayout: true);
    }

    private void RefuseDifferent(IReadOnlyList<RecordDeclaration?> records, List<int> present, int index, string what, Func<Field, long> number)
    {
        var numbers = records.Select(record => record is null ? -1 : number(record.Fields[index])).ToList();
        if (present.Exists(i => numbers[i] != numbers[present[0]]))
            throw new UnsupportedDeclarationException($"its bit-field '{records[present[0]]!.Fields[index].Name}' {what}: {targets.Describe(numbers)}", isLayout: true);
    }

    private CsField AddStorage(int size, int[] offsets, RecordParts parts)
    {
        var type = types.Fixed(size switch { 1 => "byte", 2 => "ushort", 4 => "uint", _ => "ulong" }, size);
        var field = new CsField(parts.Names.Invent($"_bitfield{parts.Slots.Count(slot => slot.Field.IsPrivate) + 1}"), type, null, "", IsPrivate: true);
        parts.Slots.Add(new(field, offsets));
        return field;
    }

    private CsBits Property(IReadOnlyList<RecordDeclaration?> records, List<int> present, int index, RecordParts parts, IReadOnlyList<CsBitPiece> pieces)
    {
        var fields = records.Select(record => record?.Fields[index]).ToList();
        var field = fields[present[0]]!;
        if (present.Exists(i => fields[i]!.IsSigned != field.IsSigned))
        {
            throw new UnsupportedDeclarationException($"it is signed on some RIDs only: {targets.Describe(fields.ConvertAll(own => own is null ? "missing" : own.IsSigned ? "signed" : "unsigned"))}; "
                + "C does not define the sign of plain char and of enums");
        }

        var type = types.Map(fields.ConvertAll(own => own?.Type)).Text switch
        {
            "CLong" or "nint" => "long",
            "CULong" or "nuint" => "ulong",
            "byte" when field.IsSigned => "sbyte",
            var other => other,
        };
        return new(parts.Names.Of(field.Name), type, pieces, field.IsSigned, field.Comment) { NativeName = field.Name };
    }
}
