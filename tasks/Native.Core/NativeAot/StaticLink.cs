using Native.Core.Command;
using Native.Core.Platform;

namespace Native.Core.NativeAot;

/// <summary>
/// What the linker of a NativeAOT program is told so that the code of native projects is in the program: the items of the platform,
/// made of the parts of all projects that the program references.
/// </summary>
public sealed class StaticLink
{
    private static readonly string[] s_sharedExtensions = [".so", ".dylib", ".tbd"];

    private static readonly string[] s_system = ["/usr/", "/lib/", "/lib64/", "/System/"];

    private readonly List<StaticPart> _parts;
    private readonly NativeTarget _target;

    /// <param name="parts">The parts of all projects. The same part may come several times.</param>
    /// <param name="target">The RID of the program.</param>
    public StaticLink(IEnumerable<StaticPart> parts, NativeTarget target)
    {
        var all = WithoutKept([.. parts]);
        _target = target;
        ReplacedFiles = [.. all.Where(part => part.Type == StaticPartType.Archive).Select(part => part.SharedFile).Where(name => name.Length > 0).Distinct()];
        // A project that references another was linked against its shared library, which is not needed if the program contains the code.
        var names = ReplacedFiles.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var whole = all.Where(part => part.IsWhole).Select(part => part.Value).ToHashSet(StringComparer.Ordinal);
        _parts = [.. all.Where(part => part.Type != StaticPartType.File || !names.Contains(Path.GetFileName(part.Value)))
            .Where(part => part.IsWhole || !whole.Contains(part.Value))
            .DistinctBy(part => (part.Type, part.Value))
            .OrderBy(part => part.Type == StaticPartType.Runtime)];
    }

    /// <summary>Names of shared libraries that the program does not need next to it.</summary>
    public IReadOnlyList<string> ReplacedFiles { get; }

    /// <summary>Names of the libraries whose code is in the program, as P/Invoke uses them.</summary>
    public IReadOnlyList<string> ImportNames => [.. _parts.Where(part => part.ImportName.Length > 0).Select(part => part.ImportName).Distinct()];

    /// <summary>Full paths of archives, which a change makes the program stale.</summary>
    public IReadOnlyList<string> Archives =>
        [.. _parts.Where(part => part.Type is StaticPartType.Archive or StaticPartType.File or StaticPartType.Runtime).Select(part => part.Value)];

    /// <summary>
    /// The <c>DirectPInvoke</c> items: ILCompiler compares them with the text in the C#, in which the prefix and the extension of a library may be written or not.
    /// </summary>
    public IReadOnlyList<string> DirectNames => [.. ImportNames.SelectMany(name => Forms(name, _target)).Distinct()];

    /// <summary>The <c>LinkerArg</c> items, as the shell of <paramref name="host"/> takes them.</summary>
    public IReadOnlyList<string> Arguments(HostSystem host)
    {
        if (_parts.Count == 0)
            return [];
        List<string> arguments = [.. _parts.Select(part => CommandLine.Quote(Words(part, _target), host))];
        // Archives of projects that reference each other's functions in any direction need no order, except on macOS, whose linker knows no groups and needs none.
        if (_target.IsElf)
            arguments = ["-Wl,--start-group", .. arguments, "-Wl,--end-group"];
        // A shared library that remains is next to the program, unless it is the system's.
        if (_parts.Any(part => part.Type == StaticPartType.File && IsShared(part.Value) && !s_system.Any(part.Value.StartsWith)))
            arguments.Add(CommandLine.Quote([_target.IsMacOS ? "-Wl,-rpath,@loader_path" : "-Wl,-rpath,$ORIGIN"], host));
        return arguments;
    }

    /// <summary>All forms in which C# may name the library: <c>foo</c>, <c>libfoo</c>, <c>foo.so</c>, <c>libfoo.so</c>.</summary>
    public static IEnumerable<string> Forms(string name, NativeTarget target)
    {
        var extension = target.IsWindows ? ".dll" : target.IsMacOS ? ".dylib" : ".so";
        return target.IsWindows ? [name, name + extension] : [name, $"lib{name}", name + extension, $"lib{name}{extension}"];
    }

    // A shared library that stays loads those that it needs. If the program contained their code too, it would run twice, with variables of its own each time.
    private static List<StaticPart> WithoutKept(List<StaticPart> parts)
    {
        var kept = parts.Where(part => part.Type == StaticPartType.Kept).Select(part => Path.GetFileName(part.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            var projects = parts.Where(part => part.Type == StaticPartType.Archive && kept.Contains(part.SharedFile)).Select(part => part.Project).ToHashSet();
            if (projects.Count == 0)
                return [.. parts.Where(part => part.Type != StaticPartType.Kept)];
            kept.UnionWith(parts.Where(part => projects.Contains(part.Project) && part.Type == StaticPartType.File).Select(part => Path.GetFileName(part.Value)));
            parts = [.. parts.Where(part => !projects.Contains(part.Project) || part.Type == StaticPartType.Kept)];
        }
    }

    /// <summary>Whether a file is a shared library, by its name.</summary>
    public static bool IsShared(string path) =>
        s_sharedExtensions.Contains(Path.GetExtension(path)) || Path.GetFileName(path).Contains(".so.", StringComparison.Ordinal);

    /// <summary>The words of the command line for a part.</summary>
    public static string[] Words(StaticPart part, NativeTarget target) => part.Type switch
    {
        StaticPartType.SearchPath => [$"-L{part.Value}"],
        StaticPartType.Framework => ["-framework", part.Value],
        StaticPartType.Name => [$"-l{part.Value}"],
        StaticPartType.Argument => [part.Value],
        _ when !part.IsWhole => [part.Value],
        _ when target.IsMacOS => ["-Xlinker", "-force_load", "-Xlinker", part.Value],
        _ => ["-Wl,--whole-archive", part.Value, "-Wl,--no-whole-archive"],
    };
}
