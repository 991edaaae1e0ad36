using Native.Bindgen.Model;

namespace Native.Bindgen.Shape;

/// <summary>
/// A struct or union whose layout in the CLR is that of C on every target: computed here, compared with clang's, and
/// refused where they differ.
/// </summary>
internal sealed class RecordShaper(TargetSet targets, TypeMapper types, Naming naming, TypeTable table)
{
    /// <summary>A field with its place in bytes on each target.</summary>
    private sealed record Slot(CsField Field, int[] Offsets);

    /// <summary>The struct with its C# sizes. Null in the list is a target that lacks it.</summary>
    public (CsStruct Struct, CsType Type) Shape(IReadOnlyList<RecordDeclaration?> records)
    {
        var first = records.First(record => record is not null)!;
        var present = Enumerable.Range(0, records.Count).Where(i => records[i] is not null).ToList();
        CheckFields(records, first, present);
        var name = naming.Type(first.Name);
        var build = new Parts(name[(name.LastIndexOf('.') + 1)..]);
        for (var i = 0; i < first.Fields.Count;)
            i = first.Fields[i].IsBitField ? AddBits(records, present, i, build) : AddField(records, present, i, name, build);
        var (layout, alignments, isExplicit) = first.IsUnion ? Union(records, present, build.Slots) : Struct(records, present, build.Slots);
        var fields = build.Slots.Select(slot => isExplicit ? slot.Field with { Offset = slot.Offsets[present[0]], Offsets = slot.Offsets } : slot.Field with { Offsets = slot.Offsets }).ToList();
        var result = new CsStruct(name, first.Comment)
        {
            Layout = layout,
            Sizes = [.. records.Select(record => record?.Size ?? 0)],
            NativeName = first.NativeName,
            Alignment = present.Where(i => records[i]!.Alignment > alignments[i]).Select(i => records[i]!.Alignment).DefaultIfEmpty().Max(),
            Fields = fields,
            Bits = build.Bits,
            Buffers = build.Buffers,
            Forwards = build.Forwards,
            Flexible = build.Flexible,
        };
        return (result, new(name, [.. records.Select(record => record?.Size ?? 0)], alignments));
    }

    private void CheckFields(IReadOnlyList<RecordDeclaration?> records, RecordDeclaration first, List<int> present)
    {
        var names = present.ConvertAll(i => string.Join(", ", records[i]!.Fields.Select(field => field.Name)));
        if (names.TrueForAll(list => list == names[0]))
            return;
        var all = present.SelectMany(i => records[i]!.Fields.Select(field => field.Name)).Distinct();
        var different = all.FirstOrDefault(field => !present.TrueForAll(i => records[i]!.Fields.Any(other => other.Name == field))) ?? first.Fields[0].Name;
        var has = present.FindAll(i => records[i]!.Fields.Any(field => field.Name == different));
        throw new Refusal($"its fields differ: only {targets.Rids(has)} has '{different}'", isLayout: true);
    }

    private int AddField(IReadOnlyList<RecordDeclaration?> records, List<int> present, int index, string name, Parts parts)
    {
        var field = records[present[0]]!.Fields[index];
        var offsets = Offsets(records, index);
        var all = records.Select(record => record?.Fields[index].Type).ToList();
        var bare = present.ConvertAll(i => TypeMapper.Bare(all[i]!));
        if (bare.TrueForAll(type => type is ArrayType))
        {
            AddArray(field, all, offsets, name, parts);
            return index + 1;
        }

        if (bare.TrueForAll(type => type is UnsupportedType { Size: > 0 }) && bare.ConvertAll(type => ((UnsupportedType)type).Size).Distinct().Count() == 1)
        {
            AddBuffer(field, types.Fixed("byte", 1), ((UnsupportedType)bare[0]).Size, offsets, name, parts);
            return index + 1;
        }

        CsType type;
        try
        {
            type = types.Map(all);
        }
        catch (Refusal refusal)
        {
            throw new Refusal($"of its field '{field.Name}': {refusal.Message}", refusal.IsLayout);
        }

        if (field.Name.Length == 0)
            AddAnonymous(bare[0], type, offsets, parts);
        else
            parts.Slots.Add(new(new(Naming.Field(field.Name, parts.SimpleName), type, null, field.Comment) { NativeName = field.Name }, offsets));
        return index + 1;
    }

    // union { int a; }; inside a struct: its members are reached without naming it.
    private void AddAnonymous(CType bare, CsType type, int[] offsets, Parts parts)
    {
        var last = type.Text[(type.Text.LastIndexOf('.') + 1)..];
        var fieldName = last.IndexOf("_e__", StringComparison.Ordinal) is > 1 and var end ? last[1..end] : last;
        parts.Slots.Add(new(new(fieldName, type, null, ""), offsets));
        if (bare is not NamedType named || table.Struct(named.Name) is not { } inner)
            return;
        parts.Forwards.AddRange(inner.Fields.Where(field => !field.IsPrivate && !field.Name.StartsWith("Anonymous", StringComparison.Ordinal))
            .Select(field => new CsForward(field.Name, fieldName, field.Type.Text, false)));
        parts.Forwards.AddRange(inner.Bits.Select(bits => new CsForward(bits.Name, fieldName, bits.Type, true)));
        parts.Forwards.AddRange(inner.Forwards.Select(forward => forward with { Path = fieldName }));
    }

    private void AddArray(Field field, List<CType?> all, int[] offsets, string name, Parts parts)
    {
        var elements = all.ToList();
        var counts = new long[all.Count];
        Array.Fill(counts, 1);
        while (elements.OfType<CType>().All(type => TypeMapper.Bare(type) is ArrayType))
        {
            for (var i = 0; i < elements.Count; i++)
            {
                if (elements[i] is null)
                    continue;
                var array = (ArrayType)TypeMapper.Bare(elements[i]!);
                counts[i] *= array.Count;
                elements[i] = array.Element;
            }
        }

        var present = Enumerable.Range(0, all.Count).Where(i => all[i] is not null).ToList();
        var count = counts[present[0]];
        if (present.Exists(i => counts[i] != count))
            throw new Refusal($"its array '{field.Name}' has a length that differs: {targets.Describe(counts)}", isLayout: true);
        var element = types.Map(elements);
        if (element.Text.Contains('*'))
            element = element with { Text = "nint" };
        if (count <= 0)
            AddFlexible(field, element, offsets, present, parts);
        else
            AddBuffer(field, element, count, offsets, name, parts);
    }

    private void AddFlexible(Field field, CsType element, int[] offsets, List<int> present, Parts parts)
    {
        if (present.Exists(i => offsets[i] != offsets[present[0]]))
            return;
        var length = parts.Slots.Find(slot => slot.Field.NativeName == field.CountedBy && slot.Field.NativeName.Length > 0)?.Field;
        parts.Flexible = new(Naming.Field(field.Name, parts.SimpleName), element.Text, offsets[present[0]],
            length is null ? "" : $"checked((int){length.Name}{(length.Type.Text is "CLong" or "CULong" ? ".Value" : "")})", field.Comment);
    }

    private static void AddBuffer(Field field, CsType element, long count, int[] offsets, string name, Parts parts)
    {
        if (count * Math.Max(1, element.Sizes.Max()) > 1 << 20)
            throw new Refusal($"its array '{field.Name}' has more than the 1 MiB that .NET allows in a struct", isLayout: true);
        var buffer = $"_{field.Name}_e__FixedBuffer";
        parts.Buffers.Add(new(buffer, element.Text, count, ""));
        var type = new CsType($"{name}.{buffer}", [.. element.Sizes.Select(size => (int)(size * count))], element.Alignments);
        parts.Slots.Add(new(new(Naming.Field(field.Name, parts.SimpleName), type, null, field.Comment) { NativeName = field.Name }, offsets));
    }

    private int AddBits(IReadOnlyList<RecordDeclaration?> records, List<int> present, int index, Parts parts)
    {
        var record = records[present[0]]!;
        var end = index;
        while (end < record.Fields.Count && record.Fields[end].IsBitField && (end == index || !record.IsUnion))
            end++;
        for (var i = index; i < end; i++)
        {
            var offsets = records.Select(other => other?.Fields[i].Offset ?? -1).ToArray();
            if (present.Exists(target => offsets[target] != offsets[present[0]]))
                throw new Refusal($"its bit-field '{record.Fields[i].Name}' begins at a bit that differs: {targets.Describe(offsets)}", isLayout: true);
        }

        var start = record.IsUnion || parts.Slots.Count == 0 ? 0 : parts.Slots[^1].Offsets[present[0]] + parts.Slots[^1].Field.Type.Sizes[present[0]];
        var limit = record.IsUnion || end == record.Fields.Count ? record.Size : (int)(record.Fields[end].Offset / 8);
        var sizes = Enumerable.Range(index, end - index).ToDictionary(i => record.Fields[i], i => TypeOf(records, i));
        foreach (var storage in BitFieldPlan.Make([.. record.Fields.Skip(index).Take(end - index)], start, limit, field => sizes[field].Sizes[present[0]]))
        {
            var text = storage.Size switch { 1 => "byte", 2 => "ushort", 4 => "uint", _ => "ulong" };
            var name = $"_bitfield{parts.Slots.Count(slot => slot.Field.IsPrivate) + 1}";
            parts.Slots.Add(new(new(name, types.Fixed(text, storage.Size), null, "", IsPrivate: true), targets.Each(_ => storage.Offset)));
            parts.Bits.AddRange(storage.Fields.Select(bits => new CsBits(Naming.Field(bits.Field.Name, parts.SimpleName), BitsType(sizes[bits.Field].Text),
                name, text, bits.Shift, bits.Field.BitWidth, IsSigned(bits.Field.Type), bits.Field.Comment)));
        }

        return end;
    }

    private CsType TypeOf(IReadOnlyList<RecordDeclaration?> records, int index) => types.Map([.. records.Select(record => record?.Fields[index].Type)]);

    private static string BitsType(string text) => text switch { "CLong" or "nint" => "long", "CULong" or "nuint" => "ulong", _ => text };

    private static bool IsSigned(CType type) => TypeMapper.Bare(type) is ScalarType { IsSigned: true };

    private int[] Offsets(IReadOnlyList<RecordDeclaration?> records, int index) =>
        [.. records.Select(record => record is null ? 0 : (int)(record.Fields[index].Offset / 8))];

    private (string Layout, int[] Alignments, bool IsExplicit) Union(IReadOnlyList<RecordDeclaration?> records, List<int> present, List<Slot> slots)
    {
        var alignments = targets.Each(_ => 1);
        foreach (var slot in slots)
            alignments = [.. alignments.Zip(slot.Field.Type.Alignments, Math.Max)];
        var sizes = targets.Each(_ => 1);
        foreach (var slot in slots)
            sizes = [.. sizes.Zip(slot.Field.Type.Sizes, Math.Max)];
        if (present.TrueForAll(i => ClrLayout.Up(sizes[i], alignments[i]) == records[i]!.Size))
            return ("LayoutKind.Explicit", alignments, true);
        return Explicit(records, present, alignments);
    }

    private (string Layout, int[] Alignments, bool IsExplicit) Struct(IReadOnlyList<RecordDeclaration?> records, List<int> present, List<Slot> slots)
    {
        foreach (var pack in new[] { 0, 1, 2, 4, 8 })
        {
            var layouts = Enumerable.Range(0, targets.Count)
                .Select(i => ClrLayout.Sequential([.. slots.Select(slot => (slot.Field.Type.Sizes[i], slot.Field.Type.Alignments[i]))], pack)).ToList();
            if (!present.TrueForAll(i => layouts[i].Offsets.SequenceEqual(slots.Select(slot => slot.Offsets[i]))))
                continue;
            var alignments = layouts.Select(layout => layout.Alignment).ToArray();
            var text = pack == 0 ? "" : $"LayoutKind.Sequential, Pack = {pack}";
            if (present.TrueForAll(i => layouts[i].Size == records[i]!.Size))
                return (text, alignments, false);
        }

        var natural = targets.Each(_ => 1);
        foreach (var slot in slots)
            natural = [.. natural.Zip(slot.Field.Type.Alignments, Math.Max)];
        foreach (var slot in slots.Where(slot => present.Exists(i => slot.Offsets[i] != slot.Offsets[present[0]])))
        {
            throw new Refusal($"its field '{slot.Field.Name}' begins at a byte that differs and that no C# struct has on all of them: "
                + targets.Describe(slot.Offsets), isLayout: true);
        }

        return Explicit(records, present, natural);
    }

    private (string Layout, int[] Alignments, bool IsExplicit) Explicit(IReadOnlyList<RecordDeclaration?> records, List<int> present, int[] natural)
    {
        var size = records[present[0]]!.Size;
        if (present.Exists(i => records[i]!.Size != size))
            throw new Refusal($"its size differs in a way that no C# struct has: {targets.Describe([.. records.Select(record => record?.Size ?? 0)])}", isLayout: true);
        // The CLR rounds the size up to the alignment, which C's packed structs do not have.
        var pack = new[] { 8, 4, 2, 1 }.First(pack => size % pack == 0 && pack <= records[present[0]]!.Alignment);
        var text = $"LayoutKind.Explicit, Size = {size}" + (present.Exists(i => natural[i] > pack) ? $", Pack = {pack}" : "");
        return (text, [.. natural.Select(alignment => Math.Min(alignment, pack))], true);
    }

    private sealed class Parts(string simpleName)
    {
        public string SimpleName => simpleName;

        public List<Slot> Slots { get; } = [];

        public List<CsBits> Bits { get; } = [];

        public List<CsBuffer> Buffers { get; } = [];

        public List<CsForward> Forwards { get; } = [];

        public CsFlexible? Flexible { get; set; }
    }
}
