using Native.Core.Platform;

namespace Native.Core.Tests;

/// <summary>Systems by name, for the rows of tests.</summary>
internal static class Hosts
{
    public static HostSystem Of(string name) => name switch
    {
        "windows" => HostSystem.Windows,
        "macos" => HostSystem.MacOS,
        "linux" => HostSystem.Linux,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
