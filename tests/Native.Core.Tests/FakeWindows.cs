using Native.Core.Platform;

namespace Native.Core.Tests;

/// <summary>
/// Windows on any machine: drives, shares and backslashes have their Windows meaning. Full paths contain slashes, so that code that splits them with the functions
/// of the test's machine works here too. On Windows, HostSystemTests compare this class with the real system.
/// </summary>
internal sealed class FakeWindows : HostSystem
{
    private FakeWindows()
        : base(isWindows: true, isMacOS: false)
    {
    }

    public static HostSystem Host { get; } = new FakeWindows();

    public override bool IsRooted(string path) => path.StartsWith('/') || path.StartsWith('\\') || Drive(path).Length > 0;

    public override string FullPath(string path, string folder)
    {
        var (text, start) = (path.Replace('\\', '/'), folder.Replace('\\', '/'));
        var root = Root(text);
        if (root.Length == 0)
        {
            root = Root(start);
            // D:x is relative to the current directory of drive D, which is its root unless D is the current drive.
            text = text.StartsWith('/') ? text : Drive(text) is not { Length: > 0 } drive ? $"{start}/{text}"
                : drive.Equals(Drive(start), StringComparison.OrdinalIgnoreCase) ? $"{start}/{text[2..]}" : $"{root = drive}/{text[2..]}";
        }

        var names = new List<string>();
        foreach (var name in (text.StartsWith(root, StringComparison.Ordinal) ? text[root.Length..] : text).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == ".." && names.Count > 0)
                names.RemoveAt(names.Count - 1);
            else if (name is not ("." or "..") && name.TrimEnd(' ', '.') is { Length: > 0 } kept)
                names.Add(kept);
        }

        return $"{root}/{string.Join('/', names)}";
    }

    // Returns C: for C:/x, or //server/share, and nothing for a path that is relative to a drive or a directory.
    private static string Root(string path)
    {
        if (path.StartsWith("//", StringComparison.Ordinal))
            return string.Join('/', path.Split('/').Take(4));
        return Drive(path) is { Length: > 0 } drive && path.Length > 2 && path[2] == '/' ? drive : "";
    }

    private static string Drive(string path) => path.Length > 1 && path[1] == ':' && char.IsAsciiLetter(path[0]) ? path[..2] : "";
}
