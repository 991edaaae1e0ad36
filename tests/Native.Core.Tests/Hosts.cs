using Native.Core.Platform;

namespace Native.Core.Tests;

/// <summary>Systems by name, for the rows of tests.</summary>
internal static class Hosts
{
    public static HostSystem Of(string name) => name switch
    {
        "windows" => HostSystem.Windows,
        "macos" => UnixHost.MacOS,
        "linux" => UnixHost.Linux,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    // Unix on any machine. On Windows, System.IO writes the paths of a test with backslashes, which Unix would regard as parts of names.
    private sealed class UnixHost(bool isMacOS) : HostSystem(isWindows: false, isMacOS)
    {
        public static new HostSystem Linux { get; } = This.IsWindows ? new UnixHost(isMacOS: false) : HostSystem.Linux;

        public static new HostSystem MacOS { get; } = This.IsWindows ? new UnixHost(isMacOS: true) : HostSystem.MacOS;

        public override bool IsRooted(string path) => path is ['/' or '\\', ..];

        public override string FullPath(string path, string folder)
        {
            var names = new List<string>();
            foreach (var name in (IsRooted(path) ? path : $"{folder}/{path}").Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                if (name == ".." && names.Count > 0)
                    names.RemoveAt(names.Count - 1);
                else if (name is not ("." or ".."))
                    names.Add(name);
            }

            return $"/{string.Join('/', names)}{(path.EndsWith('/') && names.Count > 0 ? "/" : "")}";
        }
    }
}
