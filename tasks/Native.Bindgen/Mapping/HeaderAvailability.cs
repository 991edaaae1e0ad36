using Native.Bindgen.Model;
using Native.Core.Platform;

namespace Native.Bindgen.Mapping;

/// <summary>
/// Determines which RIDs have a declaration. If a RID does not read the header at all, because it does not compile or another header has the same
/// name, the remark is written once for the header.
/// </summary>
internal sealed class HeaderAvailability(TargetSet targets, IReadOnlyList<HeaderModel> models)
{
    private readonly List<HashSet<string>> _inputs = [.. models.Select(model => model.Inputs.ToHashSet(StringComparer.Ordinal))];
    private readonly SortedDictionary<string, string> _remarks = new(StringComparer.Ordinal);

    /// <summary>The remarks about whole headers.</summary>
    public IReadOnlyList<string> Remarks =>
    [
        .. targets.Missing.Count > 0 ? [$"Not available on {string.Join(", ", targets.Missing)}, because the header does not compile there."] : Array.Empty<string>(),
        .. _remarks.Select(pair => $"{pair.Key}: {pair.Value}"),
    ];

    /// <summary>Returns the availability of a declaration. The list contains null for a target without it.</summary>
    public RidAvailability? Of(IReadOnlyList<Declaration?> all)
    {
        if (targets.Missing.Count == 0 && !all.Contains(null))
            return null;
        var present = Enumerable.Range(0, all.Count).Where(i => all[i] is not null).ToList();
        var availability = targets.Availability(present);
        if (availability is null or { Remark: "" })
            return availability;
        var file = all[present[0]]!.Place.File;
        if (Enumerable.Range(0, all.Count).Any(i => all[i] is null && _inputs[i].Contains(file)))
            return availability;
        if (present.Count < all.Count)
            _remarks.TryAdd(Path.GetFileName(file), availability.Remark);
        return availability with { Remark = "" };
    }
}
