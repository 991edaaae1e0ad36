using Native.Core.Incremental;

namespace Native.Core.NativeAot;

/// <summary>
/// Represents the objects that a binary was linked from, as the state of its link records them. A static library is created from the same objects.
/// </summary>
/// <param name="Objects">Full paths of the objects, in the order of the sources.</param>
/// <param name="HasCxx">True if the C++ runtime is linked with them.</param>
public sealed record LinkedObjects(IReadOnlyList<string> Objects, bool HasCxx)
{
    private const string Object = "Object";
    private const string Runtime = "CxxRuntime";

    /// <summary>Gets the items of the state.</summary>
    public IReadOnlyList<StepItem> Items =>
        [.. Objects.Select(path => StepItem.Of(Object, path)), .. HasCxx ? (StepItem[])[StepItem.Of(Runtime, "c++")] : []];

    /// <summary>Reads <see cref="Items"/>. Returns null for a binary that was not linked yet.</summary>
    public static LinkedObjects? Of(StepState? state) => state is null || state.Items.Count == 0
        ? null
        : new([.. state.Items.Where(item => item.Type == Object).Select(item => item.Include)], state.Items.Any(item => item.Type == Runtime));
}
