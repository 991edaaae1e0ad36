using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>A member that its struct is bound without.</summary>
internal sealed record LeftOutMember(string Type, string Member, SourcePlace Place, string Reason);

/// <summary>A field with its place in bytes on each target.</summary>
internal sealed record RecordSlot(CsField Field, int[] Offsets);

/// <summary>What a struct is put together from.</summary>
internal sealed class RecordParts(MemberNames names, List<int> present)
{
    /// <summary>The targets that have the struct.</summary>
    public List<int> Present => present;

    /// <summary>The names of its members.</summary>
    public MemberNames Names => names;

    /// <summary>Fields with storage.</summary>
    public List<RecordSlot> Slots { get; } = [];

    /// <summary>Bit-fields.</summary>
    public List<CsBits> Bits { get; } = [];

    /// <summary>Types of fixed arrays.</summary>
    public List<CsBuffer> Buffers { get; } = [];

    /// <summary>Members of anonymous members.</summary>
    public List<CsForward> Forwards { get; } = [];

    /// <summary>Arrays without a length.</summary>
    public List<CsFlexible> Flexible { get; } = [];

    /// <summary>Members that C# cannot have, and why.</summary>
    public List<(Field Field, string Reason)> LeftOut { get; } = [];

    /// <summary>The first byte behind all fields so far.</summary>
    public int End(int target) => Slots.Count == 0 ? 0 : Slots[^1].Offsets[target] + Slots[^1].Field.Type.Sizes[target];
}
