using Native.Bindgen.Model;
using Native.Core.Platform;

namespace Native.Bindgen.Mapping;

/// <summary>
/// The targets that one C# file serves, by position, and how C# tells them apart at run time; <paramref name="missing"/> are
/// RIDs that were asked for and have no C#, because the header does not compile there.
/// </summary>
internal sealed class TargetSet(IReadOnlyList<TargetModel> targets, IReadOnlyList<string> missing)
{
    /// <summary>In the order of the request.</summary>
    public IReadOnlyList<TargetModel> Targets => targets;

    /// <summary>How many there are.</summary>
    public int Count => targets.Count;

    /// <summary>A number for each target.</summary>
    public int[] Each(Func<TargetModel, int> number) => [.. targets.Select(number)];

    /// <summary>The RIDs of some of them, for a message.</summary>
    public string Rids(IEnumerable<int> indices) => string.Join(", ", indices.Select(i => targets[i].Rid));

    /// <summary>What each target has, for a message: <c>8 on linux-x64, linux-arm64; 4 on win-x64</c>.</summary>
    public string Describe<T>(IReadOnlyList<T> values)
        where T : notnull =>
        string.Join("; ", Enumerable.Range(0, Count).GroupBy(i => values[i]).Select(group => $"{group.Key} on {Rids(group)}"));

    /// <summary>A C# expression that is true on exactly these targets, given that it runs on one of all.</summary>
    public string Condition(IReadOnlyCollection<int> indices)
    {
        foreach (var (system, test) in s_systems)
        {
            if (Selects(indices, i => system(targets[i].Target)))
                return test;
            if (Selects(indices, i => !system(targets[i].Target)))
                return $"!{test}";
        }

        foreach (var architecture in targets.Select(target => target.Target.Architecture).Distinct())
        {
            if (Selects(indices, i => targets[i].Target.Architecture == architecture))
                return IsArchitecture(architecture);
        }

        // One system and one processor at a time.
        return string.Join(" || ", indices.Select(i => $"({System(targets[i].Target.System)} && {IsArchitecture(targets[i].Target.Architecture)})"));
    }

    /// <summary>RIDs without C#.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>What C# says of what only some of the targets have; null for what every RID that was asked for has.</summary>
    public RidAvailability? Availability(IEnumerable<int> indices) =>
        RidAvailability.Of([.. indices.Select(i => targets[i].Rid)], [.. targets.Select(target => target.Rid), .. missing]);

    /// <summary>The preprocessor's condition that is true on these targets, and false on those that have no C#.</summary>
    public string Preprocessor => $"!({string.Join(" || ", missing.Select(NativeTarget.Parse).Select(target => $"({CSystem(target.System)} && {target.Architecture.Macro})"))})";

    private static readonly (Func<NativeTarget, bool> Is, string Test)[] s_systems =
    [
        (target => target.IsWindows, Windows),
        (target => target.IsMacOS, MacOS),
        (target => target.System == TargetSystem.LinuxMusl, Musl),
        (target => target.IsElf, Linux),
    ];

    private const string Windows = "global::System.OperatingSystem.IsWindows()";
    private const string MacOS = "global::System.OperatingSystem.IsMacOS()";
    private const string Linux = "global::System.OperatingSystem.IsLinux()";
    private const string Musl = "global::System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier.Contains(\"musl\")";

    private static string IsArchitecture(TargetArchitecture architecture) =>
        $"global::System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == global::System.Runtime.InteropServices.Architecture.{architecture.Runtime}";

    private static string System(TargetSystem system) => system switch
    {
        TargetSystem.Windows => Windows,
        TargetSystem.MacOS => MacOS,
        TargetSystem.LinuxMusl => Musl,
        _ => $"{Linux} && !{Musl}",
    };

    private static string CSystem(TargetSystem system) => system switch
    {
        TargetSystem.Windows => "defined(_WIN32)",
        TargetSystem.MacOS => "defined(__APPLE__)",
        TargetSystem.LinuxMusl => "defined(__linux__) && !defined(__GLIBC__)",
        _ => "defined(__GLIBC__)",
    };

    private bool Selects(IReadOnlyCollection<int> indices, Func<int, bool> test) =>
        Enumerable.Range(0, Count).All(i => test(i) == indices.Contains(i));
}
