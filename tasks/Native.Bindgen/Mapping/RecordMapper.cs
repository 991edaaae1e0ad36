using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>
/// Maps structs and unions. Computes the CLR layout, compares it with the layout of clang on every target, and rejects types for which they differ.
/// </summary>
internal sealed class RecordMapper(TargetSet targets, TypeMapper types, TypeNames names, TypeTable table)
{
    private readonly BitFieldMapper _bits = new(targets, types);

    /// <summary>The members that structs are bound without.</summary>
    public List<LeftOutMember> LeftOut { get; } = [];

    /// <summary>Maps a struct and returns it with its C# type. The list contains null for a target without it.</summary>
    public (CsStruct Struct, CsType Type) Map(IReadOnlyList<RecordDeclaration?> declarations)
    {
        var records = declarations.Select(Named).ToList();
        var first = records.First(record => record is not null)!;
        var present = Enumerable.Range(0, records.Count).Where(i => records[i] is not null).ToList();
        CheckFields(records, first, present);
        var name = names.Of(first.Name);
        var parts = new RecordParts(names.Members(first.Name), present);
        for (var i = 0; i < first.Fields.Count;)
            i = first.Fields[i].IsBitField ? _bits.Add(records, present, i, parts) : AddField(records, present, i, name, parts);
        var (layout, alignments, isExplicit) = parts.Slots.Count == 0 && present.TrueForAll(i => records[i]!.Size == 0) ? ("", targets.Each(_ => 1), false)
            : first.IsUnion ? Union(records, present, parts.Slots) : Struct(records, present, parts);
        LeftOut.AddRange(parts.LeftOut.Select(left => new LeftOutMember(first.Name, left.Field.Name, first.Place with { Line = left.Field.Line, Column = 1 }, left.Reason)));
        var sizes = records.Select(record => record?.Size ?? 0).ToArray();
        var result = new CsStruct(name, first.Comment)
        {
            Layout = layout,
            Sizes = sizes,
            NativeName = first.NativeName,
            Alignment = present.Where(i => records[i]!.Size > 0 && records[i]!.Alignment > alignments[i]).Select(i => records[i]!.Alignment).DefaultIfEmpty().Max(),
            Fields = parts.Slots.ConvertAll(slot => slot.Field with { Offset = isExplicit ? slot.Offsets[present[0]] : null, Offsets = slot.Offsets }),
            Bits = parts.Bits,
            Buffers = parts.Buffers,
            Forwards = parts.Forwards,
            Flexible = parts.Flexible,
        };
        return (result, new(name, sizes, alignments));
    }

    // Unnamed bit-fields are only padding, which the offsets of the other fields include.
    private static RecordDeclaration? Named(RecordDeclaration? record) =>
        record is null ? null : record with { Fields = [.. record.Fields.Where(field => !field.IsBitField || field.Name.Length > 0)] };

    private void CheckFields(IReadOnlyList<RecordDeclaration?> records, RecordDeclaration first, List<int> present)
    {
        var names = records.Select(record => string.Join(", ", record?.Fields.Select(field => field.Name.Length == 0 ? "(unnamed)" : field.Name) ?? [])).ToList();
        if (present.TrueForAll(i => names[i] == names[present[0]]))
        {
            // The member is a bit-field on some targets only.
            var other = first.Fields.Index().FirstOrDefault(pair => present.Exists(i => records[i]!.Fields[pair.Index].IsBitField != pair.Item.IsBitField)).Item;
            if (other is not null)
                throw new UnsupportedDeclarationException($"its member '{other.Name}' is a bit-field on some RIDs only", isLayout: true);
            return;
        }

        var all = present.SelectMany(i => records[i]!.Fields.Select(field => field.Name)).Distinct();
        var different = all.FirstOrDefault(field => !present.TrueForAll(i => records[i]!.Fields.Any(other => other.Name == field)));
        if (different is null)
            throw new UnsupportedDeclarationException($"the order of its fields differs: {targets.Describe(names)}", isLayout: true);
        var has = present.FindAll(i => records[i]!.Fields.Any(field => field.Name == different));
        throw new UnsupportedDeclarationException($"its fields differ: '{different}' exists only on {targets.Rids(has)}", isLayout: true);
    }

    private int AddField(IReadOnlyList<RecordDeclaration?> records, List<int> present, int index, string name, RecordParts parts)
    {
        var field = records[present[0]]!.Fields[index];
        var offsets = Offsets(records, index);
        var all = records.Select(record => record?.Fields[index].Type).ToList();
        var bare = present.ConvertAll(i => TypeMapper.Bare(all[i]!));
        var isArray = bare.TrueForAll(type => type is ArrayType);
        var sizes = present.ConvertAll(i => records[i]!.Fields[index].Size);
        // A member without a size is not a C# field, but can contain a flexible array.
        if (sizes.TrueForAll(size => size == 0) && !isArray)
            AddEmpty(field, bare[0], offsets, parts);
        else if (isArray)
            AddArray(field, all, sizes, offsets, name, parts);
        else if (HasNoType(bare) && sizes.Distinct().Count() == 1)
            AddBuffer(field, types.Fixed("byte", 1), sizes[0], offsets, name, parts);
        else if (MapOf(field, all) is var type && field.Name.Length == 0)
            AddAnonymous(bare[0], type, offsets, parts);
        else
            parts.Slots.Add(new(new(parts.Names.Of(field.Name), type, null, field.Comment) { NativeName = field.Name, Callback = types.Delegate(field.Type) }, offsets));
        return index + 1;
    }

    // Types such as long double, and empty structs of C++, which have a size in C++, are mapped to bytes.
    private bool HasNoType(List<CType> bare) => bare.TrueForAll(type => type is UnsupportedType { Size: > 0 } || (type is NamedType named && table.IsEmpty(named.Name)));

    private CsType MapOf(Field field, List<CType?> all)
    {
        try
        {
            return types.Map(all);
        }
        catch (UnsupportedDeclarationException refusal)
        {
            throw new UnsupportedDeclarationException($"in its {(field.Name.Length == 0 ? "unnamed member" : $"field '{field.Name}'")}: {refusal.Message}", refusal.IsLayout);
        }
    }

    private void AddEmpty(Field field, CType bare, int[] offsets, RecordParts parts)
    {
        if (field.Name.Length == 0 && bare is NamedType named && table.Struct(named.Name) is { } inner)
            AddFlexible(inner, "", offsets, parts);
    }

    // Flexible arrays of an anonymous member become members of the enclosing struct.
    private void AddFlexible(CsStruct inner, string path, int[] offsets, RecordParts parts) => parts.Flexible.AddRange(inner.Flexible.Select(flexible =>
    {
        int[] own = [.. flexible.Offsets.Zip(offsets, (a, b) => a + b)];
        return flexible with { Name = parts.Names.Of(flexible.NativeName), Offsets = own, Offset = OffsetText(own, parts), Length = flexible.Length.Length > 0 ? path + flexible.Length : Length(flexible.CountedBy, parts) };
    }));

    // C accesses the members of an anonymous union { int a; }; in a struct directly.
    private void AddAnonymous(CType bare, CsType type, int[] offsets, RecordParts parts)
    {
        var last = TypeNames.Simple(type.Text).TrimStart('@');
        var fieldName = parts.Names.Invent(last.IndexOf("_e__", StringComparison.Ordinal) is > 1 and var end ? last[1..end] : last);
        parts.Slots.Add(new(new(fieldName, type, null, ""), offsets));
        if (bare is not NamedType named || table.Struct(named.Name) is not { } inner)
            return;
        parts.Forwards.AddRange(inner.Fields.Where(field => field.NativeName.Length > 0)
            .Select(field => new CsForward(parts.Names.Of(field.NativeName), $"{fieldName}.{field.Name}", field.Type.Text, false) { NativeName = field.NativeName }));
        parts.Forwards.AddRange(inner.Bits
            .Select(bits => new CsForward(parts.Names.Of(bits.NativeName), $"{fieldName}.{bits.Name}", bits.Type, true) { NativeName = bits.NativeName }));
        parts.Forwards.AddRange(inner.Forwards
            .Select(forward => forward with { Name = parts.Names.Of(forward.NativeName), Path = $"{fieldName}.{forward.Name}" }));
        AddFlexible(inner, $"{fieldName}.", offsets, parts);
    }

    private void AddArray(Field field, List<CType?> all, List<int> sizes, int[] offsets, string name, RecordParts parts)
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
            throw new UnsupportedDeclarationException($"the length of its array '{field.Name}' differs: {targets.Describe(counts)}", isLayout: true);
        if (count <= 0)
            AddFlexible(field, elements, -count, offsets, parts);
        // An array of empty structs.
        else if (sizes.TrueForAll(size => size == 0))
            return;
        else if (HasNoType(present.ConvertAll(i => TypeMapper.Bare(elements[i]!))) && sizes.Distinct().Count() == 1)
            AddBuffer(field, types.Fixed("byte", 1), sizes[0], offsets, name, parts);
        else
            AddBuffer(field, Element(MapOf(field, elements)), count, offsets, name, parts);
    }

    // C# does not allow pointers as generic type arguments.
    private static CsType Element(CsType type) => type.Text.Contains('*') ? type with { Text = "nint" } : type;

    private void AddFlexible(Field field, List<CType?> elements, long factor, int[] offsets, RecordParts parts)
    {
        try
        {
            parts.Flexible.Add(new(parts.Names.Of(field.Name), Element(types.Map(elements)).Text, offsets, OffsetText(offsets, parts), field.CountedBy, field.Comment)
            {
                Length = Length(field.CountedBy, parts),
                Factor = Math.Max(1, factor),
                NativeName = field.Name,
            });
        }
        catch (UnsupportedDeclarationException refusal)
        {
            // The layout of the struct does not depend on a flexible array.
            parts.LeftOut.Add((field, refusal.Message));
        }
    }

    private string OffsetText(int[] offsets, RecordParts parts) =>
        RuntimeChoice.Expression(targets, [.. offsets.Select((offset, i) => parts.Present.Contains(i) ? NumberText.Plain(offset) : null)]);

    private static string Length(string countedBy, RecordParts parts) => countedBy.Length > 0 && parts.Slots.Find(slot => slot.Field.NativeName == countedBy)?.Field is { } length
        ? length.Name + (length.Type.Text is "CLong" or "CULong" ? ".Value" : "")
        : "";

    private static void AddBuffer(Field field, CsType element, long count, int[] offsets, string name, RecordParts parts)
    {
        if (count * Math.Max(1, element.Sizes.Max()) > 1 << 20)
            throw new UnsupportedDeclarationException($"its array '{field.Name}' is larger than 1 MiB, the limit of .NET for a struct", isLayout: true);
        var buffer = parts.Names.Invent($"_{field.Name}_e__FixedBuffer");
        parts.Buffers.Add(new(buffer, element.Text, count, ""));
        var type = new CsType($"{name}.{buffer}", [.. element.Sizes.Select(size => (int)(size * count))], element.Alignments);
        parts.Slots.Add(new(new(parts.Names.Of(field.Name), type, null, field.Comment) { NativeName = field.Name }, offsets));
    }

    private int[] Offsets(IReadOnlyList<RecordDeclaration?> records, int index) =>
        [.. records.Select(record => record is null ? 0 : (int)(record.Fields[index].Offset / 8))];

    private (string Layout, int[] Alignments, bool IsExplicit) Union(IReadOnlyList<RecordDeclaration?> records, List<int> present, List<RecordSlot> slots)
    {
        var alignments = targets.Each(_ => 1);
        foreach (var slot in slots)
            alignments = [.. alignments.Zip(slot.Field.Type.Alignments, Math.Max)];
        var sizes = targets.Each(_ => 1);
        foreach (var slot in slots)
            sizes = [.. sizes.Zip(slot.Field.Type.Sizes, Math.Max)];
        var isPacked = present.Exists(i => alignments[i] > records[i]!.Alignment) && present.TrueForAll(i => records[i]!.Size == records[present[0]]!.Size);
        if (!isPacked && present.TrueForAll(i => ClrLayout.Up(sizes[i], alignments[i]) == records[i]!.Size))
            return ("LayoutKind.Explicit", alignments, true);
        return Explicit(records, present, alignments);
    }

    private (string Layout, int[] Alignments, bool IsExplicit) Struct(IReadOnlyList<RecordDeclaration?> records, List<int> present, RecordParts parts)
    {
        var slots = parts.Slots;
        (int Pack, List<(int[] Offsets, int Size, int Alignment)> Layouts)? found = null;
        foreach (var pack in new[] { 0, 1, 2, 4, 8 })
        {
            var layouts = Enumerable.Range(0, targets.Count)
                .Select(i => ClrLayout.Sequential([.. slots.Select(slot => (slot.Field.Type.Sizes[i], slot.Field.Type.Alignments[i]))], pack)).ToList();
            if (!present.TrueForAll(i => layouts[i].Size == records[i]!.Size && layouts[i].Offsets.SequenceEqual(slots.Select(slot => slot.Offsets[i]))))
                continue;
            found ??= (pack, layouts);
            // Prefer a layout with the same alignment as C, which determines the position of the struct in other structs.
            if (!present.TrueForAll(i => layouts[i].Alignment == records[i]!.Alignment))
                continue;
            found = (pack, layouts);
            break;
        }

        if (found is { } way)
            return (way.Pack == 0 ? "" : $"LayoutKind.Sequential, Pack = {way.Pack}", [.. way.Layouts.Select(layout => layout.Alignment)], false);

        var natural = targets.Each(_ => 1);
        foreach (var slot in slots)
            natural = [.. natural.Zip(slot.Field.Type.Alignments, Math.Max)];
        foreach (var slot in slots.Where(slot => present.Exists(i => slot.Offsets[i] != slot.Offsets[present[0]])))
        {
            var name = parts.Bits.Find(bits => bits.Pieces[0].Storage == slot.Field.Name) is { } bits ? $"bit-field '{bits.Name}'" : $"field '{slot.Field.Name}'";
            throw new UnsupportedDeclarationException($"the offset of its {name} differs, and no C# struct has these offsets on all RIDs: "
                + targets.Describe(slot.Offsets), isLayout: true);
        }

        return Explicit(records, present, natural);
    }

    private (string Layout, int[] Alignments, bool IsExplicit) Explicit(IReadOnlyList<RecordDeclaration?> records, List<int> present, int[] natural)
    {
        var size = records[present[0]]!.Size;
        if (present.Exists(i => records[i]!.Size != size))
            throw new UnsupportedDeclarationException($"its size differs, and no C# struct has these sizes on all RIDs: {targets.Describe([.. records.Select(record => record?.Size ?? 0)])}", isLayout: true);
        // The CLR rounds the size up to the alignment, but C does not do so for packed structs.
        var pack = new[] { 8, 4, 2, 1 }.First(pack => size % pack == 0 && pack <= records[present[0]]!.Alignment);
        var text = $"LayoutKind.Explicit, Size = {size}" + (present.Exists(i => natural[i] > pack) ? $", Pack = {pack}" : "");
        return (text, [.. natural.Select(alignment => Math.Min(alignment, pack))], true);
    }
}
