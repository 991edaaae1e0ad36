using Native.Core.Dependencies;
using Native.Core.IO;
using Native.Core.Link;
using Native.Core.Platform;
using Native.Core.Schema;
using Native.Core.Toolchain;

namespace Native.Tasks;

/// <summary>Collects the information that explains symbol names in linker messages.</summary>
internal static class LinkHelpMaker
{
    /// <summary>Creates the help. <paramref name="zig"/> is null for the linker of the host.</summary>
    public static LinkHelp Make(BuildSettings settings, LinkRequest request, ZigToolchain? zig, IFileReader files)
    {
        var glibc = zig is null ? null : settings.Properties.Text(PropertySchema.NativeGlibcVersion) is { Length: > 0 } version ? version : settings.Target.MinimumGlibc;
        var advice = new SymbolAdvice(request, glibc, zig?.LibDirectory ?? "", files);
        var system = new SystemAdvice(files, settings.Target);
        return new(advice.For, name => zig is null ? null : system.Library(name), advice.Origin, path => Source(settings, path, files));
    }

    /// <summary>Returns the source of an object, such as <c>obj/native/Debug/linux-x64/native/a.c.o</c>, as ObjectLayout names it, or null.</summary>
    public static string? Source(BuildSettings settings, string path, IFileReader files)
    {
        var name = Path.GetRelativePath(settings.ObjectDirectory, Path.GetFullPath(path, settings.ProjectDirectory));
        var source = Path.GetFullPath(Path.ChangeExtension(name, null), settings.ProjectDirectory);
        return !name.StartsWith("..", StringComparison.Ordinal) && files.Stamp(source) is not null ? source : null;
    }
}
