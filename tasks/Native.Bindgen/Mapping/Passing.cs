using Native.Bindgen.Model;
using Native.Core.Platform;

namespace Native.Bindgen.Mapping;

/// <summary>
/// Determines whether C# passes a struct by value in the same way as C. The CLR uses the fields of the C# struct and their alignment; C uses its
/// declaration. If they select different registers or stack positions, the struct cannot be passed.
/// </summary>
internal sealed class Passing(TargetSet targets, Func<string, int, Declaration?> declaration, Func<string, CsStruct?> structure)
{
    /// <summary>Represents a number in a struct, or a type that .NET does not support.</summary>
    private readonly record struct Leaf(int Offset, int Size, bool IsFloating, string Unsupported = "");

    /// <summary>
    /// Represents a sequence of equal numbers, which arm passes in floating-point registers. <paramref name="IsExplicit"/> is true if C# specifies
    /// offsets: .NET 10 passes such a sequence in floating-point registers, but .NET 8 and NativeAOT do not.
    /// </summary>
    private readonly record struct Run(int Size, int Count, bool IsExplicit = false)
    {
        public static Run None { get; } = new(0, -1);

        public static Run Empty { get; } = new(0, 0);

        public Run With(Run other, bool isUnion) =>
            Count < 0 || other.Count < 0 || (Size > 0 && other.Size > 0 && Size != other.Size) ? None
            : new(Math.Max(Size, other.Size), isUnion ? Math.Max(Count, other.Count) : Count + other.Count, IsExplicit || other.IsExplicit);
    }

    /// <summary>True if C callers extend numbers that are smaller than a register, so that callees do not.</summary>
    public static bool CallerExtends(NativeTarget target) =>
        !((target.IsWindows && target.Architecture != TargetArchitecture.X86) || (target.IsElf && target.Architecture == TargetArchitecture.Arm64));

    /// <summary>Returns the reason why a struct with the C# type <paramref name="type"/> cannot be passed by value, or null if it can.</summary>
    public string? WhyNot(string name, CsType type)
    {
        var reasons = Enumerable.Range(0, targets.Count)
            .Select(i => declaration(name, i) is RecordDeclaration record && WhyNot(record, type.Alignments[i], i) is { } reason ? (Reason: reason, Target: i) : default)
            .Where(pair => pair.Reason is not null).ToList();
        if (reasons.Count == 0)
            return null;
        var same = reasons.FindAll(pair => pair.Reason == reasons[0].Reason);
        return reasons[0].Reason + (same.Count == targets.Count ? "" : $" (on {targets.Rids(same.Select(pair => pair.Target))})");
    }

    private string? WhyNot(RecordDeclaration record, int alignment, int target)
    {
        var leaves = new List<Leaf>();
        AddLeaves(leaves, record, 0, target, asClr: false);
        if (leaves.Find(leaf => leaf.Unsupported.Length > 0) is { Unsupported: { Length: > 0 } spelling })
            return $"{record.Name} contains a {spelling}, and .NET does not support passing it";
        // A stack slot has at least the size of a pointer.
        if (record.Alignment > Math.Max(alignment, targets.Targets[target].PointerSize))
            return $"C aligns {record.Name} to {record.Alignment} bytes, but .NET passes it with an alignment of {alignment} bytes";
        var machine = targets.Targets[target].Target;
        if (machine.Architecture == TargetArchitecture.X64 && !machine.IsWindows && record.Size <= 16)
            return EightBytes(record, leaves, target);
        return machine.Architecture.IsArm && !record.IsBlocked && Homogeneous(record, target) != ClrHomogeneous(record, target)
            ? $"C and .NET pass the floating-point fields of {record.Name} in different registers"
            : null;
    }

    // System V passes up to two words in floating-point or integer registers, or in none for a word without fields. It passes a struct with an
    // unaligned member in memory.
    private string? EightBytes(RecordDeclaration record, List<Leaf> leaves, int target)
    {
        var own = new List<Leaf>();
        AddLeaves(own, record, 0, target, asClr: true);
        var isInMemory = IsUnaligned(record, 0, target);
        if (isInMemory != own.Exists(leaf => leaf.Offset % leaf.Size != 0))
            return $"C and .NET pass {record.Name} in different registers";
        for (var word = 0; word < (isInMemory ? 0 : record.Size); word += 8)
        {
            if (Kind(leaves, word) is not { } kind)
                return $"{record.Name} has eight bytes without a field, which .NET passes but C does not";
            if (Kind(own, word) != kind)
                return $"C and .NET pass {record.Name} in different registers";
        }

        return null;
    }

    private bool IsUnaligned(RecordDeclaration record, int start, int target) => record.Fields.Where(field => !field.IsBitField).Any(field =>
    {
        var (type, offset) = (TypeMapper.Bare(field.Type), start + (int)(field.Offset / 8));
        while (type is ArrayType array)
            type = TypeMapper.Bare(array.Element);
        var inner = type is NamedType named ? declaration(named.Name, target) as RecordDeclaration : null;
        return offset % Math.Max(1, inner?.Alignment ?? Size(type, target)) != 0 || (inner is not null && IsUnaligned(inner, offset, target));
    });

    // Returns true for floating point; null if the word has no field.
    private static bool? Kind(List<Leaf> leaves, int word)
    {
        var inside = leaves.FindAll(leaf => leaf.Offset < word + 8 && leaf.Offset + leaf.Size > word);
        return inside.Count == 0 ? null : inside.TrueForAll(leaf => leaf.IsFloating);
    }

    private void AddLeaves(List<Leaf> leaves, RecordDeclaration record, int start, int target, bool asClr)
    {
        foreach (var field in record.Fields.Where(field => !field.IsBitField))
            AddLeaves(leaves, field.Type, start + (int)(field.Offset / 8), target, asClr);
        if (!asClr || structure(record.Name) is not { } mapped)
        {
            // A bit-field has no offset of its own, so count its bytes.
            foreach (var field in record.Fields.Where(field => field.BitWidth > 0 && field.Name.Length > 0))
            {
                for (var at = field.Offset / 8; at * 8 < field.Offset + field.BitWidth; at++)
                    leaves.Add(new(start + (int)at, 1, false));
            }

            return;
        }

        leaves.AddRange(mapped.Fields.Where(field => field.IsPrivate)
            .Select(field => new Leaf(start + field.Offsets[target], field.Type.Sizes[target], false)));
    }

    private void AddLeaves(List<Leaf> leaves, CType type, int offset, int target, bool asClr)
    {
        // Larger structs are passed in memory, regardless of their fields.
        if (leaves.Count > 64)
            return;
        switch (TypeMapper.Bare(type))
        {
            case ArrayType { Count: > 0 } array:
                var size = Size(array.Element, target);
                for (var i = 0; i < Math.Min(array.Count, 65); i++)
                    AddLeaves(leaves, array.Element, offset + (i * size), target, asClr);
                break;
            case NamedType named when declaration(named.Name, target) is RecordDeclaration inner:
                AddLeaves(leaves, inner, offset, target, asClr);
                break;
            case UnsupportedType { Size: > 0 } unsupported:
                leaves.Insert(0, new(offset, unsupported.Size, false, unsupported.Spelling));
                break;
            case var other when Size(other, target) is > 0 and var size1:
                leaves.Add(new(offset, size1, other is ScalarType { Kind: ScalarKind.Floating }));
                break;
        }
    }

    private int Size(CType type, int target) => TypeMapper.Bare(type) switch
    {
        ScalarType scalar => scalar.Size,
        PointerType => targets.Targets[target].PointerSize,
        ArrayType array => Math.Max(0, (int)array.Count) * Size(array.Element, target),
        UnsupportedType unsupported => unsupported.Size,
        NamedType named => declaration(named.Name, target) switch
        {
            RecordDeclaration record => record.Size,
            EnumDeclaration declared => declared.Underlying.Size,
            _ => 0,
        },
        _ => 0,
    };

    // The C rule: one to four members of one floating-point type and no other byte, in structs, arrays and unions. An empty array ends the sequence;
    // an empty struct does not.
    private Run Homogeneous(RecordDeclaration record, int target)
    {
        var run = Members(record, target, Run.None, Homogeneous);
        return run == Run.Empty || (run.Count is 1 or 2 or 3 or 4 && run.Size * run.Count == record.Size) ? run : Run.None;
    }

    // The CLR rule: padding counts as members, and C# has no members without a size.
    private Run ClrHomogeneous(RecordDeclaration record, int target)
    {
        if (record.Size == 0)
            return Run.Empty;
        if (structure(record.Name) is not { } mapped)
            return Run.None;
        var run = Members(record, target, Run.Empty, ClrHomogeneous);
        return run.Size > 0 && record.Size % run.Size == 0 && record.Size / run.Size <= 4
            ? new(run.Size, record.Size / run.Size, run.IsExplicit || mapped.Layout.StartsWith("LayoutKind.Explicit", StringComparison.Ordinal))
            : Run.None;
    }

    private Run Members(RecordDeclaration record, int target, Run noElements, Func<RecordDeclaration, int, Run> inner)
    {
        return record.Fields.Where(field => field.BitWidth != 0)
            .Aggregate(Run.Empty, (run, field) => run.With(field.IsBitField ? Run.None : Of(field.Type), record.IsUnion));

        Run Of(CType type) => TypeMapper.Bare(type) switch
        {
            ScalarType { Kind: ScalarKind.Floating } scalar => new(scalar.Size, 1),
            ArrayType { Count: <= 0 } => noElements,
            ArrayType array when Of(array.Element) is { Count: >= 0 } run => run with { Count = (int)Math.Min(99, run.Count * array.Count) },
            NamedType named when declaration(named.Name, target) is RecordDeclaration member => inner(member, target),
            _ => Run.None,
        };
    }
}
