using Native.Bindgen.Model;
using Native.Core.Platform;

namespace Native.Bindgen.Shape;

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
            if (Selects(indices, i => system(targets[i].Rid)))
                return test;
            if (Selects(indices, i => !system(targets[i].Rid)))
                return $"!{test}";
        }

        foreach (var architecture in targets.Select(target => Architecture(target.Rid)).Distinct())
        {
            var test = IsArchitecture(architecture);
            if (Selects(indices, i => Architecture(targets[i].Rid) == architecture))
                return test;
        }

        // One system and one processor at a time.
        return string.Join(" || ", indices.Select(i => $"({System(targets[i].Rid)} && {IsArchitecture(Architecture(targets[i].Rid))})"));
    }

    /// <summary>RIDs without C#.</summary>
    public IReadOnlyList<string> Missing => missing;

    /// <summary>What C# says of what only some of the targets have; null for what every RID that was asked for has.</summary>
    public RidAvailability? Availability(IEnumerable<int> indices) =>
        RidAvailability.Of([.. indices.Select(i => targets[i].Rid)], [.. targets.Select(target => target.Rid), .. missing]);

    /// <summary>The preprocessor's condition that is true on these targets, and false on those that have no C#.</summary>
    public string Preprocessor => $"!({string.Join(" || ", missing.Select(rid => $"({CSystem(rid)} && {CArchitecture(rid)})"))})";

    private static readonly (Func<string, bool> Is, string Test)[] s_systems =
    [
        (rid => rid.StartsWith("win", StringComparison.Ordinal), "global::System.OperatingSystem.IsWindows()"),
        (rid => rid.StartsWith("osx", StringComparison.Ordinal), "global::System.OperatingSystem.IsMacOS()"),
        (rid => rid.StartsWith("linux-musl", StringComparison.Ordinal), Musl),
        (rid => rid.StartsWith("linux", StringComparison.Ordinal), "global::System.OperatingSystem.IsLinux()"),
    ];

    private const string Musl = "global::System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier.Contains(\"musl\")";

    private static string IsArchitecture(string architecture) =>
        $"global::System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == global::System.Runtime.InteropServices.Architecture.{architecture}";

    private static string System(string rid) => rid switch
    {
        _ when rid.StartsWith("win", StringComparison.Ordinal) => "global::System.OperatingSystem.IsWindows()",
        _ when rid.StartsWith("osx", StringComparison.Ordinal) => "global::System.OperatingSystem.IsMacOS()",
        _ when rid.StartsWith("linux-musl", StringComparison.Ordinal) => Musl,
        _ => $"global::System.OperatingSystem.IsLinux() && !{Musl}",
    };

    private static string Architecture(string rid) => rid[(rid.LastIndexOf('-') + 1)..] switch
    {
        "x64" => "X64",
        "x86" => "X86",
        "arm64" => "Arm64",
        "arm" => "Arm",
        "riscv64" => "RiscV64",
        "loongarch64" => "LoongArch64",
        var other => other,
    };

    private static string CSystem(string rid) => rid switch
    {
        _ when rid.StartsWith("win", StringComparison.Ordinal) => "defined(_WIN32)",
        _ when rid.StartsWith("osx", StringComparison.Ordinal) => "defined(__APPLE__)",
        _ when rid.StartsWith("linux-musl", StringComparison.Ordinal) => "defined(__linux__) && !defined(__GLIBC__)",
        _ => "defined(__GLIBC__)",
    };

    private static string CArchitecture(string rid) => Architecture(rid) switch
    {
        "X64" => "(defined(__x86_64__) || defined(_M_X64))",
        "X86" => "(defined(__i386__) || defined(_M_IX86))",
        "Arm64" => "(defined(__aarch64__) || defined(_M_ARM64))",
        "Arm" => "(defined(__arm__) || defined(_M_ARM))",
        "RiscV64" => "defined(__riscv)",
        _ => "defined(__loongarch__)",
    };

    private bool Selects(IReadOnlyCollection<int> indices, Func<int, bool> test) =>
        Enumerable.Range(0, Count).All(i => test(i) == indices.Contains(i));
}
