using Native.Bindgen.Model;

namespace Native.Bindgen.Mapping;

/// <summary>Represents a member that its struct is bound without.</summary>
internal sealed record LeftOutMember(string Type, string Member, SourcePlace Place, string Reason);

/// <summary>Represents a field with its offset in bytes on each target.</summary>
internal sealed record RecordSlot(CsField Field, int[] Offsets);

/// <summary>Represents the parts of a struct.</summary>
internal sealed class RecordParts(MemberNames names, List<int> present)
{
    /// <summary>The targets that have the struct.</summary>
    public List<int> Present => present;

    /// <summary>The names of the members.</summary>
    public MemberNames Names => names;

    /// <summary>The fields with storage.</summary>
    public List<RecordSlot> Slots { get; } = [];

    /// <summary>The bit-fields.</summary>
    public List<CsBits> Bits { get; } = [];

    /// <summary>The types of fixed arrays.</summary>
    public List<CsBuffer> Buffers { get; } = [];

    /// <summary>The members of anonymous members.</summary>
    public List<CsForward> Forwards { get; } = [];

    /// <summary>The flexible arrays.</summary>
    public List<CsFlexible> Flexible { get; } = [];

    /// <summary>The members that C# cannot represent, with the reason.</summary>
    public List<(Field Field, string Reason)> LeftOut { get; } = [];

    /// <summary>Returns the offset after the last field on a target.</summary>
    public int End(int target) => Slots.Count == 0 ? 0 : Slots[^1].Offsets[target] + Slots[^1].Field.Type.Sizes[target];
}
