using System.Text.RegularExpressions;
using Native.Bindgen.Model;
using Native.Core.Bindings;
using Native.Core.Diagnostics;

namespace Native.Bindgen;

/// <summary>Reports a header that compiles only for some RIDs.</summary>
internal static partial class PartialHeader
{
    /// <summary>Returns NSDK4007 with the reason of the first RID that fails.</summary>
    public static Diagnostic Warning(BindingsOptions options, IReadOnlyList<BindgenTarget> targets, IReadOnlyList<HeaderModel> read, IReadOnlyList<HeaderModel> failed)
    {
        static string Rids(IReadOnlyList<HeaderModel> models) => string.Join(", ", models.Select(model => model.Target.Rid));
        var first = failed[0].Errors[0];
        return new(Severity.Warning, "NSDK4007", $"{options.DisplayName} is bound for {Rids(read)} only, because it does not compile for {Rids(failed)}: "
            + $"{failed[0].Reason}{Elsewhere(failed[0], targets)}. The bindings state this with [SupportedOSPlatform] or in their documentation. Expected a header that compiles "
            + "for every RID; set Defines and IncludePaths, or limit NativeRuntimeIdentifiers (--rid of native-bindgen) to the RIDs of the library.",
            first.File, first.Line, first.Column);
    }

    // Names a directory of another architecture that contains the missing file.
    private static string Elsewhere(HeaderModel failed, IReadOnlyList<BindgenTarget> targets)
    {
        if (MissingFile().Match(failed.Reason) is not { Success: true } match)
            return "";
        return targets.SelectMany(target => HeaderFolders.In(target.Arguments).Select(pair => (target.Rid, pair.Folder)))
            .FirstOrDefault(pair => !HeaderFolders.IsFor(failed.Target.Rid, pair.Folder) && File.Exists(Path.Combine(pair.Folder, match.Groups[1].Value))) is { Folder: not null } found
            ? $" ({found.Folder} contains it, but is for {found.Rid})"
            : "";
    }

    [GeneratedRegex("^'(.+)' file not found$")]
    private static partial Regex MissingFile();
}
