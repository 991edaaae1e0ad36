using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.NativeAot;

/// <summary>A part of a static library as a package has it.</summary>
/// <param name="Part">The part. Its value is a path in the package where <paramref name="Source"/> or <paramref name="IsInPackage"/> says so.</param>
/// <param name="Source">Full path of the file to pack, or null.</param>
/// <param name="IsInPackage">Whether the value is a path in the package.</param>
public sealed record PackedPart(StaticPart Part, string? Source = null, bool IsInPackage = false);

/// <summary>Turns what a static library needs on this machine into what it needs on the machine that publishes a program: files of the package, and names.</summary>
/// <param name="target">The RID.</param>
/// <param name="project">File name of the project that is packed.</param>
/// <param name="packed">File names of the shared libraries that the package has for the RID.</param>
/// <param name="soname">The name that a shared library of this machine has for the loader, by its full path; null where it has none.</param>
public sealed class PackedParts(NativeTarget target, string project, IReadOnlyCollection<string> packed, Func<string, string?> soname)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The parts of the project. What it needs of other projects is in their packages: NSDK6023 where these do not have it.</summary>
    public IReadOnlyList<PackedPart> Of(IReadOnlyList<(StaticPart Part, bool IsPackedStatic)> parts)
    {
        var others = parts.Where(entry => entry.Part.Type == StaticPartType.Archive && entry.Part.Project != project).ToList();
        if (others.Find(entry => !entry.IsPackedStatic).Part is { } missing)
            throw new NativeException(Diagnostic.Error("NSDK6023",
                $"The static library of {project} for {target.Rid} needs the static library of {missing.Project}, whose package does not contain it. "
                + $"Expected <NativePackStatic>true</NativePackStatic> in {missing.Project} too, or in neither."));
        var replaced = others.Select(entry => entry.Part.SharedFile).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. parts.Select(entry => entry.Part).Where(part => part.Project == project && part.Type != StaticPartType.SearchPath
            && !replaced.Contains(Path.GetFileName(part.Value))).Select(Packed)];
    }

    private PackedPart Packed(StaticPart part)
    {
        if (part.Type is not (StaticPartType.Archive or StaticPartType.File or StaticPartType.Runtime))
            return new(part);
        var name = Path.GetFileName(part.Value);
        if (part.Type == StaticPartType.File && StaticLink.IsShared(part.Value))
            return packed.Contains(name)
                ? new(part with { Value = $"runtimes/{target.Rid}/native/{name}" }, IsInPackage: true)
                : new(part with { Type = StaticPartType.Name, Value = target.IsMacOS ? Path.GetFileNameWithoutExtension(name).Replace("lib", "", StringComparison.Ordinal) : $":{soname(part.Value) ?? name}" });
        // Two archives of one name.
        var folder = "";
        for (var i = 2; !_names.Add(folder + name); i++)
            folder = $"{i}/";
        return new(part with { Value = $"native/{target.Rid}/static/{folder}{name}" }, part.Value, IsInPackage: true);
    }
}
