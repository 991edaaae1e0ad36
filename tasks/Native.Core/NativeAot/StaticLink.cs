using Native.Core.Command;
using Native.Core.Imports;
using Native.Core.Platform;

namespace Native.Core.NativeAot;

/// <summary>
/// Converts the parts of all native projects that a NativeAOT program references to items of the platform, so that the program contains their code.
/// </summary>
public sealed class StaticLink
{
    /// <summary>The library that finds the handler of a C++ exception. All linkers for Linux support this name; zig links its own library instead.</summary>
    public const string Unwinder = "gcc_s";

    private static readonly string[] s_sharedExtensions = [".so", ".dylib", ".tbd"];

    private static readonly string[] s_system = ["/usr/", "/lib/", "/lib64/", "/System/"];

    private readonly List<StaticPart> _parts;
    private readonly NativeTarget _target;

    /// <param name="parts">The parts of all projects, possibly with duplicates.</param>
    /// <param name="target">The RID of the program.</param>
    public StaticLink(IEnumerable<StaticPart> parts, NativeTarget target)
    {
        _target = target;
        var all = WithoutKept([.. parts]);
        ReplacedFiles = [.. all.Where(part => part.Type == StaticPartType.Archive).Select(part => part.SharedFile).Where(name => name.Length > 0).Distinct()
            .SelectMany(name => target.IsWindows ? [name, Path.ChangeExtension(name, ".pdb")] : (string[])[name])];
        // Native projects are linked against the shared libraries of their references, which are not needed if the program contains the code.
        var names = ReplacedFiles.Select(LinkFile).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var whole = all.Where(part => part.IsWhole).Select(part => part.Value).ToHashSet(StringComparer.Ordinal);
        _parts = [.. all.Where(part => part.Type != StaticPartType.File || !names.Contains(Path.GetFileName(part.Value)))
            .Where(part => part.IsWhole || !whole.Contains(part.Value))
            .DistinctBy(part => (part.Type, part.Value))
            .OrderBy(part => part.Type == StaticPartType.Runtime)];
    }

    /// <summary>Gets the file names of shared libraries that are not published.</summary>
    public IReadOnlyList<string> ReplacedFiles { get; }

    /// <summary>Gets the names of the libraries that the program contains, as P/Invoke uses them.</summary>
    public IReadOnlyList<string> ImportNames => [.. _parts.Where(part => part.ImportName.Length > 0).Select(part => part.ImportName).Distinct()];

    /// <summary>Gets the full paths of libraries. The program is stale if one of them changes.</summary>
    public IReadOnlyList<string> Archives =>
        [.. _parts.Where(part => part.Type is StaticPartType.Archive or StaticPartType.File or StaticPartType.Runtime).Select(part => part.Value)];

    /// <summary>
    /// Gets the <c>DirectPInvoke</c> items. ILCompiler compares them with the name in C#, which can have the prefix and the extension of the library.
    /// </summary>
    public IReadOnlyList<string> DirectNames => [.. ImportNames.SelectMany(name => LibraryNames.Forms(name, _target)).Distinct()];

    /// <summary>Returns the <c>LinkerArg</c> items, quoted for the shell of <paramref name="host"/>.</summary>
    public IReadOnlyList<string> Arguments(HostSystem host)
    {
        if (_parts.Count == 0)
            return [];
        List<string> arguments = [.. _parts.Select(part => CommandLine.Quote(Words(part, _target), host))];
        // In a group, the order of static libraries does not matter. The linker of macOS needs no groups.
        if (_target.IsElf)
            arguments = ["-Wl,--start-group", .. arguments, "-Wl,--end-group"];
        // A shared library that is not part of the system is published next to the program.
        if (!_target.IsWindows && _parts.Any(part => part.Type == StaticPartType.File && IsShared(part.Value) && !s_system.Any(part.Value.StartsWith)))
            arguments.Add(CommandLine.Quote([_target.IsMacOS ? "-Wl,-rpath,@loader_path" : "-Wl,-rpath,$ORIGIN"], host));
        return arguments;
    }

    // A library that stays shared loads the shared libraries that it needs. If the program contained their code too, the process would have two copies of their
    // variables.
    private List<StaticPart> WithoutKept(List<StaticPart> parts)
    {
        var kept = parts.Where(part => part.Type == StaticPartType.Kept).Select(part => Path.GetFileName(part.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            var projects = parts.Where(part => part.Type == StaticPartType.Archive && kept.Contains(LinkFile(part.SharedFile))).Select(part => part.Project).ToHashSet();
            if (projects.Count == 0)
                return [.. parts.Where(part => part.Type != StaticPartType.Kept)];
            kept.UnionWith(parts.Where(part => projects.Contains(part.Project) && part.Type == StaticPartType.File).Select(part => Path.GetFileName(part.Value)));
            parts = [.. parts.Where(part => !projects.Contains(part.Project) || part.Type == StaticPartType.Kept)];
        }
    }

    // For Windows, other projects link against the import library foo.lib.
    private string LinkFile(string sharedFile) => _target.IsWindows ? Path.ChangeExtension(sharedFile, ".lib") : sharedFile;

    /// <summary>Returns true if the file name is that of a shared library.</summary>
    public static bool IsShared(string path) =>
        s_sharedExtensions.Contains(Path.GetExtension(path)) || Path.GetFileName(path).Contains(".so.", StringComparison.Ordinal);

    /// <summary>Returns the words of the command line for a part.</summary>
    public static string[] Words(StaticPart part, NativeTarget target) => part.Type switch
    {
        StaticPartType.SearchPath => [$"-L{part.Value}"],
        StaticPartType.Framework => ["-framework", part.Value],
        StaticPartType.Name when part.Value == Unwinder => ["-Wl,--as-needed", "-lgcc_s", "-Wl,--no-as-needed"],
        StaticPartType.Name => [$"-l{part.Value}"],
        StaticPartType.Argument => [part.Value],
        _ when !part.IsWhole => [part.Value],
        _ when target.IsMacOS => ["-Xlinker", "-force_load", "-Xlinker", part.Value],
        _ => ["-Wl,--whole-archive", part.Value, "-Wl,--no-whole-archive"],
    };
}
