namespace Native.Core.ToolPackages;

/// <summary>Represents a NuGet package that contains a tool for the machine that builds.</summary>
/// <param name="Tool">The name of the tool: <c>zig</c>.</param>
/// <param name="Id">The name of the package.</param>
/// <param name="Version">The version, which restore downloads exactly.</param>
/// <param name="Folder">The directory of the tool in the package.</param>
/// <param name="Property">The property that selects another version, or <c>none</c>.</param>
public sealed record ToolPackage(string Tool, string Id, string Version, string Folder, string Property)
{
    /// <summary>
    /// The newest release of the zig line that the tests run. The fourth part is the version of the packaging, which begins with 1 for each release of zig.
    /// </summary>
    public const string ZigVersion = "0.14.1.1";

    private const string LibClangVersion = "22.1.8";

    /// <summary>The package that contains zig for a host; null if <paramref name="version"/> is <c>none</c>.</summary>
    /// <param name="hostRid">The RID of the host.</param>
    /// <param name="version"><c>NativeZigVersion</c>; the tested version if it is empty.</param>
    public static ToolPackage? Zig(string hostRid, string version) => IsNone(version) ? null
        // zig for Linux is a static program, which runs with every C library.
        : new("zig", $"Vezel.Zig.Toolsets.{hostRid.Replace("-musl", "", StringComparison.Ordinal)}", Or(version, ZigVersion), "tools", "NativeZigVersion");

    /// <summary>The package that contains libclang for a host; null if <paramref name="version"/> is <c>none</c>, or if no package can exist for the host.</summary>
    /// <param name="hostRid">The RID of the host.</param>
    /// <param name="version"><c>NativeLibClangVersion</c>; the tested version if it is empty.</param>
    public static ToolPackage? LibClang(string hostRid, string version) => IsNone(version) || (version.Length == 0 && hostRid.Contains("-musl", StringComparison.Ordinal)) ? null
        : new("libclang", $"libclang.runtime.{hostRid}", Or(version, LibClangVersion), $"runtimes/{hostRid}/native", "NativeLibClangVersion");

    /// <summary>Returns the full path of the directory of the tool.</summary>
    /// <param name="packages">The directory in which NuGet unpacks packages.</param>
    public string PathIn(string packages) => Path.Combine(packages, Id.ToLowerInvariant(), Version, Folder);

    private static bool IsNone(string version) => version.Equals("none", StringComparison.OrdinalIgnoreCase);

    private static string Or(string version, string tested) => version.Length > 0 ? version : tested;
}
