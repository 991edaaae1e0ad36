using Microsoft.Build.Framework;
using Native.Core.Incremental;
using Native.Core.NativeAot;
using Native.Core.Package;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Converts the content of a <see cref="PrebuiltManifest"/> to items, and items to its content.</summary>
internal static class PrebuiltItems
{
    private const string StaticType = "StaticPart";
    private const string ArgumentType = "StaticArgument";

    /// <summary>Returns the properties in which the projects of both machines must agree.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> IdentityOf(ITaskItem item) =>
        [.. new[] { "PackageId", "NativeLibraryName", "Configuration", "NativePackHeaders", "NativePackStatic", "NativeSymbols" }.Select(name => KeyValuePair.Create(name, item.GetMetadata(name)))];

    /// <summary>Returns the items of a RID: the files to pack with their <c>PackedRid</c>, and the items for native projects with their <c>ReferenceRid</c>.</summary>
    public static IEnumerable<StepItem> Of(PrebuiltFolder folder, PrebuiltManifest manifest)
    {
        foreach (var file in manifest.Files.Where(file => file.Type != PrebuiltFile.Symbols && (file.IsNative || file.Type == PrebuiltFile.ImportLibrary)))
            yield return StepItem.Of(file.Type, Path.Combine(folder.Path, file.Path),
                ("PackedRid", manifest.Rid), ("Toolchain", manifest.ToolchainKind), ("Declared", file.Type == PrebuiltFile.Library ? manifest.Declared : ""));
        if (manifest.Files.Any(file => file.Type == PrebuiltFile.Header))
            yield return StepItem.Of("Include", Path.Combine(folder.Path, PrebuiltFile.HeaderFolder.TrimEnd('/')), ("ReferenceRid", manifest.Rid));
        foreach (var item in manifest.Items)
            yield return StepItem.Of(item.Type, item.Include, [.. item.Values.Select(pair => (pair.Key, pair.Value)), item.Type is StaticType or ArgumentType
                ? ("PackedRid", manifest.Rid) : ("ReferenceRid", manifest.Rid), ("Folder", item.Type == StaticType ? folder.Path : "")]);
    }

    /// <summary>Returns the items of a static library.</summary>
    public static IEnumerable<PrebuiltItem> Of(PackedStatics statics) =>
    [
        .. statics.Parts.Select(packed => new PrebuiltItem(StaticType, packed.Part.Value,
            [.. new[]
            {
                ("PartType", packed.Part.Type.ToString()), ("Project", packed.Part.Project), ("IsWhole", packed.Part.IsWhole ? "true" : ""), ("ImportName", packed.Part.ImportName),
                ("SharedFile", packed.Part.SharedFile), ("IsInPackage", packed.IsInPackage ? "true" : ""), ("Source", packed.Source is null ? "" : StaticPath(packed, statics.Target)),
            }.Where(pair => pair.Item2.Length > 0).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2))])),
        .. statics.Arguments.Select(argument => new PrebuiltItem(ArgumentType, argument, [])),
    ];

    /// <summary>Returns the static libraries of the RIDs that other machines built.</summary>
    public static IEnumerable<PackedStatics> StaticsOf(IEnumerable<ITaskItem> items) => items.Where(item => item.GetMetadata("Type") is StaticType or ArgumentType)
        .GroupBy(item => item.GetMetadata("PackedRid"), StringComparer.Ordinal).Select(group => new PackedStatics(NativeTarget.Parse(group.Key),
            [.. group.Where(item => item.GetMetadata("Type") == StaticType).Select(Part)],
            [.. group.Where(item => item.GetMetadata("Type") == ArgumentType).Select(item => item.ItemSpec)]));

    /// <summary>Returns the path of a static library in the directory of its RID.</summary>
    public static string StaticPath(PackedPart packed, NativeTarget target) => packed.Part.Value[$"native/{target.Rid}/".Length..];

    private static PackedPart Part(ITaskItem item) => new(
        new(Enum.Parse<StaticPartType>(item.GetMetadata("PartType")), item.ItemSpec, item.GetMetadata("Project"), item.GetMetadata("IsWhole") == "true",
            item.GetMetadata("ImportName"), item.GetMetadata("SharedFile")),
        item.GetMetadata("Source") is { Length: > 0 } source ? Path.Combine(item.GetMetadata("Folder"), source) : null, item.GetMetadata("IsInPackage") == "true");
}
