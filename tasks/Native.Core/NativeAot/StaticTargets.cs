using System.Xml.Linq;
using Native.Core.Command;
using Native.Core.Imports;
using Native.Core.Package;
using Native.Core.Platform;

namespace Native.Core.NativeAot;

/// <summary>
/// Creates the part of <c>buildTransitive/{PackageId}.targets</c> that links the static libraries of the package into NativeAOT programs. The targets have the same
/// names and content in every package, so that a program with several packages runs them once, for all items.
/// </summary>
internal static class StaticTargets
{
    private const string Root = "$(MSBuildThisFileDirectory)../";
    private const string Item = "_NativeStaticPart";

    // If the app uses Native.Sdk or references a native project, Native.Aot.targets does this for packages and projects.
    private const string Condition = "'@(_NativeStaticPart)' != '' and '$(PublishAot)' == 'true' and '$(NativeAotStaticLinking)' != 'false' "
        + "and '$(NativeLib)' != 'Static' and '$(_NativeLinksStatically)' == ''";

    /// <summary>Returns the elements for each RID.</summary>
    public static IEnumerable<XElement> Of(IReadOnlyList<(NativeTarget Target, IReadOnlyList<PackedPart> Parts, IReadOnlyList<string> Arguments)> rids)
    {
        if (rids.Count == 0)
            yield break;
        foreach (var (target, parts, arguments) in rids)
        {
            yield return PackageTargets.Element("ItemGroup", [("Condition", $"'$(NativeRuntimeIdentifier)' == '{target.Rid}' or ('$(NativeRuntimeIdentifier)' == '' and '$(RuntimeIdentifier)' == '{target.Rid}')")],
                [.. parts.Select(part => Part(part, target)), .. arguments.Select(argument => PackageTargets.Element(Item,
                    [("Include", argument), ("Type", nameof(StaticPartType.Argument)), ("Project", parts[0].Part.Project),
                        ("Argument", CommandLine.Quote([argument], HostSystem.Linux))]))]);
        }

        yield return PackageTargets.Element("Target", [("Name", "_NativeLinkPackages"), ("BeforeTargets", "SetupOSSpecificProps"), ("Condition", Condition)],
            PackageTargets.Element("ItemGroup", [],
                PackageTargets.Element("_NativeStaticName", [("Include", "%(_NativeStaticPart.DirectNames)")]),
                PackageTargets.Element("DirectPInvoke", [("Include", "@(_NativeStaticName)")]),
                PackageTargets.Element("LinkerArg", [("Include", "-Wl,--start-group"), ("Condition", "$(RuntimeIdentifier.StartsWith('linux'))")]),
                PackageTargets.Element("LinkerArg", [("Include", "@(_NativeStaticPart->'%(Argument)')")]),
                PackageTargets.Element("LinkerArg", [("Include", "-Wl,--end-group"), ("Condition", "$(RuntimeIdentifier.StartsWith('linux'))")])));
        yield return PackageTargets.Element("Target", [("Name", "_NativeTrackPackages"), ("AfterTargets", "SetupOSSpecificProps"), ("Condition", Condition)],
            PackageTargets.Element("ItemGroup", [], PackageTargets.Element("NativeLibrary", [("Include", "@(_NativeStaticPart)"), ("Condition", "'%(_NativeStaticPart.IsFile)' == 'true'")])));
        yield return PackageTargets.Element("Target", [("Name", "_NativeUnpublishPackages"), ("AfterTargets", "ComputeResolvedFilesToPublishList"), ("Condition", Condition)],
            PackageTargets.Element("ItemGroup", [],
                PackageTargets.Element("_NativeReplacedFile", [("Include", "%(_NativeStaticPart.SharedFile)")]),
                PackageTargets.Element("_NativeReplacedFile", [], new XElement("RelativePath", "%(Identity)")),
                PackageTargets.Element("ResolvedFileToPublish", [("Remove", "@(_NativeReplacedFile)"), ("MatchOnMetadata", "RelativePath")])));
    }

    private static XElement Part(PackedPart packed, NativeTarget target)
    {
        var part = packed.Part;
        var value = packed.IsInPackage ? Root + part.Value : part.Value;
        var names = part.ImportName.Length == 0 ? "" : string.Join(';', LibraryNames.Forms(part.ImportName, target));
        return PackageTargets.Element(Item, new (string Name, string Value)[]
        {
            ("Include", value), ("Type", part.Type.ToString()), ("Project", part.Project), ("IsWhole", part.IsWhole ? "true" : ""), ("ImportName", part.ImportName),
            ("SharedFile", part.SharedFile), ("IsFile", packed.IsInPackage ? "true" : ""), ("DirectNames", names),
            // The path of the package cache can contain spaces.
            ("Argument", string.Join(' ', StaticLink.Words(part with { Value = value }, target).Select(word => packed.IsInPackage && word == value ? $"\"{word}\"" : word))),
        }.Where(attribute => attribute.Value.Length > 0));
    }
}
