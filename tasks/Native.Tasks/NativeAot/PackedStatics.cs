using Microsoft.Build.Framework;
using Native.Core.NativeAot;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Tasks;

/// <summary>Represents the static libraries of a package for one RID.</summary>
/// <param name="Target">The RID.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Arguments">Additional linker arguments.</param>
internal sealed record PackedStatics(NativeTarget Target, IReadOnlyList<PackedPart> Parts, IReadOnlyList<string> Arguments)
{
    /// <summary>Returns the static libraries for all RIDs.</summary>
    public static IReadOnlyList<PackedStatics> Of(ITaskItem[] parts, ITaskItem[] libraries, string project) =>
        [.. parts.GroupBy(Rid)
            .Select(group => Of(NativeTarget.Parse(group.Key), [.. group.Select(item => (StaticPartItem.Read(item), item.GetMetadata("PackStatic") == "true"))],
                [.. libraries.Where(library => Rid(library) == group.Key).Select(library => Path.GetFileName(library.ItemSpec))], project))
            .Where(statics => statics.Parts.Count > 0)];

    private static PackedStatics Of(NativeTarget target, List<(StaticPart Part, bool IsPackedStatic)> parts, string[] packed, string project)
    {
        var own = new PackedParts(target, project, packed, Soname).Of(parts);
        var defined = own.Where(part => part.Source is not null && part.Part.Type != StaticPartType.Runtime)
            .Select(part => ArchiveSymbols.Defined(File.ReadAllBytes(part.Source!), part.Source!, target));
        List<string> arguments = [.. PlatformSymbols.Arguments(defined, target)];
        if (own.Any(part => part is { IsInPackage: true, Source: null }))
            arguments.Add(target.IsMacOS ? "-Wl,-rpath,@loader_path" : "-Wl,-rpath,$ORIGIN");
        return new(target, own, arguments);
    }

    private static string? Soname(string path)
    {
        using var file = File.OpenRead(path);
        return RuntimeName.Read(file);
    }

    private static string Rid(ITaskItem item) => item.GetMetadata("PackedRid");
}
