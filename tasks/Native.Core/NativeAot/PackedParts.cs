using Native.Core.Diagnostics;
using Native.Core.ObjectFiles;
using Native.Core.Platform;

namespace Native.Core.NativeAot;

/// <summary>Represents a part of a static library in a package.</summary>
/// <param name="Part">The part. Its value is a path in the package if <paramref name="IsInPackage"/> is true.</param>
/// <param name="Source">The full path of the file to pack, or null.</param>
/// <param name="IsInPackage">True if the value is a path in the package.</param>
public sealed record PackedPart(StaticPart Part, string? Source = null, bool IsInPackage = false);

/// <summary>
/// Converts the inputs that a static library needs on the host to those that it needs on the machine that publishes a program: files of the package, and names.
/// </summary>
/// <param name="target">The RID.</param>
/// <param name="project">The file name of the project that is packed.</param>
/// <param name="packed">The file names of the shared libraries in the package for the RID.</param>
/// <param name="soname">Returns the SONAME of a shared library, or null.</param>
public sealed class PackedParts(NativeTarget target, string project, IReadOnlyCollection<string> packed, Func<string, string?> soname)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the parts of the project. Reports NSDK6023 if the package of a referenced project does not contain its static library.</summary>
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
        // Two static libraries can have the same name.
        var folder = "";
        for (var i = 2; !_names.Add(folder + name); i++)
            folder = $"{i}/";
        return new(part with { Value = $"native/{target.Rid}/static/{folder}{name}" }, part.Value, IsInPackage: true);
    }
}
