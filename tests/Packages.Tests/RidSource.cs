namespace Packages.Tests;

/// <summary>Represents a way to set the RID of an app.</summary>
/// <param name="Text">The name in the documentation.</param>
/// <param name="Rid">The RID whose library the app must get.</param>
/// <param name="Options">Options of <c>dotnet</c>.</param>
/// <param name="InApp">Lines of the app's own project file.</param>
/// <param name="InAll">Lines of <c>Directory.Build.props</c>, above all projects.</param>
internal sealed record RidSource(string Text, string Rid, string[] Options, string InApp = "", string InAll = "")
{
    private const string Foreign = "linux-arm64";

    /// <summary>All ways to set the RID, in the order of the table.</summary>
    public static IReadOnlyList<RidSource> All { get; } =
    [
        new("no RID", "linux-x64", []),
        new("`-r linux-arm64`", Foreign, ["-r", Foreign]),
        new("`-p:RuntimeIdentifier=linux-arm64`", Foreign, [$"-p:RuntimeIdentifier={Foreign}"]),
        new("`<RuntimeIdentifier>linux-arm64</RuntimeIdentifier>` in the app's project file", Foreign, [], InApp: $"<RuntimeIdentifier>{Foreign}</RuntimeIdentifier>"),
        new("the same in `Directory.Build.props`, above all projects", Foreign, [], InAll: $"<RuntimeIdentifier>{Foreign}</RuntimeIdentifier>"),
        new("`<RuntimeIdentifiers>linux-x64;linux-arm64</RuntimeIdentifiers>` in the app's project file", "linux-x64", [], InApp: Both),
        new("the same, and `-r linux-arm64`", Foreign, ["-r", Foreign], InApp: Both),
    ];

    private static string Both => "<RuntimeIdentifiers>linux-x64;linux-arm64</RuntimeIdentifiers>";
}
