using System.Text.RegularExpressions;
using Native.Core.Platform;

namespace Native.Core.Bindings;

/// <summary>Selects and orders the header folders of a target: system folders last, and folders of one processor only for that processor.</summary>
public static partial class HeaderFolders
{
    private static readonly string[] s_options = ["-internal-isystem", "-isystem", "-idirafter", "-iquote", "-I"];

    /// <summary>
    /// Returns the arguments for <paramref name="header"/>: without folders of other processors, with the folders of the C library
    /// last, as compilers search them, and with the system folders that contain the header.
    /// </summary>
    public static IReadOnlyList<string> For(string rid, IReadOnlyList<string> arguments, string header)
    {
        var result = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (option, folder, count) = Folder(arguments, i);
            if (option.Length == 0)
                result.Add(arguments[i]);
            else if (IsFor(rid, folder) && option is "-I" or "-isystem" && Root(folder) == Path.TrimEndingDirectorySeparator(folder))
                result.AddRange(["-idirafter", folder]);
            else if (IsFor(rid, folder))
                result.AddRange(arguments.Skip(i).Take(count));
            i += count - 1;
        }

        return [.. result, .. Around(rid, header).Where(folder => IsFor(rid, folder)).SelectMany(folder => new[] { "-idirafter", folder })];
    }

    /// <summary>Returns the folders in arguments, each with its option.</summary>
    public static IEnumerable<(string Option, string Folder)> In(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var (option, folder, count) = Folder(arguments, i);
            if (option.Length > 0)
                yield return (option, folder);
            i += count - 1;
        }
    }

    /// <summary>Returns the system folders that contain a header: <c>/usr/include</c>.</summary>
    public static IReadOnlyList<string> Roots(string header) =>
        Root(Path.GetDirectoryName(header)!) is not { } root ? [] : Shared(root) is var shared && shared == root ? [root] : [root, shared];

    /// <summary>Returns true if the headers in a folder are for a target: <c>/usr/include/x86_64-linux-gnu</c> is only for linux-x64.</summary>
    public static bool IsFor(string rid, string folder)
    {
        var processor = Processor().Match(Slashes(folder)).Groups["name"].Value;
        var owner = processor.Length == 0 ? null : NativeTarget.All.FirstOrDefault(target => Names(target).Contains(processor));
        return owner is null || !NativeTarget.All.Any(target => target.Rid == rid) || owner.Rid == rid;
    }

    // The folder of the header, and its parents up to the root.
    private static List<string> Around(string rid, string header)
    {
        var result = new List<string>();
        var own = Path.GetDirectoryName(header)!;
        if (Root(own) is not { } root)
            return result;
        if (NativeTarget.All.FirstOrDefault(target => target.Rid == rid)?.Multiarch is { } name)
            result.Add(Path.Combine(Shared(root), name));
        for (var folder = own; folder.Length > root.Length; folder = Path.GetDirectoryName(folder)!)
            result.Insert(0, folder);
        result.InsertRange(0, Roots(header));
        return [.. result.Distinct()];
    }

    private static (string Option, string Folder, int Count) Folder(IReadOnlyList<string> arguments, int i)
    {
        // The driver passes such options to the compiler one argument at a time.
        if (arguments[i] == "-Xclang" && i + 3 < arguments.Count && s_options.Contains(arguments[i + 1]))
            return (arguments[i + 1], arguments[i + 3], 4);
        if (s_options.FirstOrDefault(option => arguments[i].StartsWith(option, StringComparison.Ordinal)) is not { } found)
            return ("", "", 1);
        return arguments[i].Length > found.Length ? (found, arguments[i][found.Length..], 1) : i + 1 < arguments.Count ? (found, arguments[i + 1], 2) : ("", "", 1);
    }

    private static string? Root(string folder) => SystemRoot().Match(Slashes(folder)) is { Success: true, Length: var length } ? folder[..length] : null;

    // /usr/include of /usr/include/x86_64-linux-gnu.
    private static string Shared(string root) => Processor().IsMatch(Slashes(root)) ? Path.GetDirectoryName(root)! : root;

    private static IReadOnlyList<string> Names(NativeTarget target) => target.System switch
    {
        TargetSystem.Linux => [target.Multiarch!],
        TargetSystem.LinuxMusl => [$"{target.Architecture.Zig}-{target.ZigAbi}"],
        TargetSystem.Windows => [$"{target.Architecture.Gnu}-w64-mingw32"],
        _ => [],
    };

    private static string Slashes(string folder) => folder.Replace('\\', '/');

    private const string ProcessorName = "[a-z0-9_]+-(?:linux-(?:gnu|musl)[a-z]*|w64-mingw32)";

    // The expression is not anchored at the start, so that it also matches paths below a sysroot.
    [GeneratedRegex($"/usr/(?:local/)?(?:(?:include|lib)/)?(?<name>{ProcessorName})(?=/|$)")]
    private static partial Regex Processor();

    [GeneratedRegex($"^.*?(?:/usr/(?:local/)?|/opt/homebrew/|/opt/local/)include(?:/{ProcessorName})?(?=/|$)")]
    private static partial Regex SystemRoot();
}
