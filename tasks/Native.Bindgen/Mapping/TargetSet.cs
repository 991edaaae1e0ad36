using Native.Bindgen.Model;
using Native.Core.Platform;

namespace Native.Bindgen.Mapping;

/// <summary>
/// Represents the targets of one C# file, by index, and the conditions that distinguish them at run time. <paramref name="missing"/> contains the
/// requested RIDs without C#, because the header does not compile for them.
/// </summary>
internal sealed class TargetSet(IReadOnlyList<TargetModel> targets, IReadOnlyList<string> missing)
{
    /// <summary>The targets in the order of the request.</summary>
    public IReadOnlyList<TargetModel> Targets => targets;

    /// <summary>The number of targets.</summary>
    public int Count => targets.Count;

    /// <summary>Returns a number per target.</summary>
    public int[] Each(Func<TargetModel, int> number) => [.. targets.Select(number)];

    /// <summary>Returns the RIDs of some targets, for a message.</summary>
    public string Rids(IEnumerable<int> indices) => string.Join(", ", indices.Select(i => targets[i].Rid));

    /// <summary>Returns the value of each target, for a message: <c>8 on linux-x64, linux-arm64; 4 on win-x64</c>.</summary>
    public string Describe<T>(IReadOnlyList<T> values)
        where T : notnull =>
        string.Join("; ", Enumerable.Range(0, Count).GroupBy(i => values[i]).Select(group => $"{group.Key} on {Rids(group)}"));

    /// <summary>Returns a C# condition that is true on these targets and false on the others.</summary>
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

        // Combine the operating system and the architecture of each target.
        return string.Join(" || ", indices.Select(i => $"({System(targets[i].Target.System)} && {IsArchitecture(targets[i].Target.Architecture)})"));
    }

    /// <summary>The requested RIDs for which no C# is generated.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>Returns the availability of a declaration that only some targets have; null if every requested RID has it.</summary>
    public RidAvailability? Availability(IEnumerable<int> indices) =>
        RidAvailability.Of([.. indices.Select(i => targets[i].Rid)], [.. targets.Select(target => target.Rid), .. missing]);

    /// <summary>The preprocessor condition that is true on these targets, and false on RIDs without C#.</summary>
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
