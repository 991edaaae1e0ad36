namespace TestKit;

/// <summary>Where this repository keeps what tests use. <c>build.sh test</c> makes all of it.</summary>
public static class Repository
{
    /// <summary>The folder of NativeSdk.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>The zig that most tests compile with.</summary>
    public static string Zig { get; } = Existing(Path.Combine(Tools, "zig-0.14.0", "zig"));

    /// <summary>The oldest zig that is supported.</summary>
    public static string OldZig { get; } = Existing(Path.Combine(Tools, "zig-0.11.0", "zig"));

    /// <summary>Sources of real libraries: <c>zlib</c>, <c>libsodium</c>.</summary>
    public static string Sources { get; } = Environment.GetEnvironmentVariable("NATIVE_SDK_SOURCES")
        ?? Path.Combine(Root, "artifacts", "sources");

    /// <summary>The local feed with the packed SDK.</summary>
    public static string Feed { get; } = Path.Combine(Root, "artifacts", "packages");

    /// <summary>What test runs keep between them: packages and zig's own runtimes, which take long to make.</summary>
    public static string Cache { get; } = Path.Combine(Root, "artifacts", "test-cache");

    /// <summary>The .NET SDK for Windows and what goes with it, which <c>eng/windows/setup.sh</c> made.</summary>
    public static string Windows => Path.GetDirectoryName(Existing(Path.Combine(Tools, "windows", "stamp")))!;

    private static string Tools => Environment.GetEnvironmentVariable("NATIVE_SDK_TOOLS")
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
        : throw new InvalidOperationException($"There is no {path}. Run ./build.sh setup.");
}
