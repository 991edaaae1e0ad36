using Native.Core.Diagnostics;

namespace Native.Core.Platform;

/// <summary>The operating system that a binary is for.</summary>
public enum TargetSystem
{
    /// <summary>Linux with glibc.</summary>
    Linux,

    /// <summary>Linux with musl.</summary>
    LinuxMusl,

    /// <summary>Windows, with the MinGW runtime under zig.</summary>
    Windows,

    /// <summary>macOS.</summary>
    MacOS,
}

/// <summary>What a native build makes.</summary>
public enum NativeOutputType
{
    /// <summary>A library that P/Invoke loads.</summary>
    SharedLibrary,

    /// <summary>An archive of objects.</summary>
    StaticLibrary,

    /// <summary>A program.</summary>
    Executable,
}

/// <summary>A row of the RID table: one machine that code is built for.</summary>
/// <param name="Rid">The .NET runtime identifier, <c>linux-arm64</c>.</param>
/// <param name="Architecture">The part of the RID that names the processor: <c>arm64</c>.</param>
/// <param name="System">The operating system and C library.</param>
/// <param name="ZigArchitecture">zig's name of the processor, <c>aarch64</c>.</param>
/// <param name="ZigAbi">zig's name of system and ABI, <c>linux-gnu</c>.</param>
/// <param name="OldestGlibc">The first glibc that knows this processor, where it is newer than our default.</param>
public sealed record NativeTarget(
    string Rid, string Architecture, TargetSystem System, string ZigArchitecture, string ZigAbi, string? OldestGlibc = null)
{
    /// <summary>The glibc floor where the project names none: runs on every distribution still in use.</summary>
    public const string DefaultGlibc = "2.23";

    /// <summary>The macOS floor where the project names none.</summary>
    public const string DefaultMacOS = "13.0";

    /// <summary>Every target that we build for.</summary>
    public static IReadOnlyList<NativeTarget> All { get; } =
    [
        new("linux-x64", "x64", TargetSystem.Linux, "x86_64", "linux-gnu"),
        new("linux-arm64", "arm64", TargetSystem.Linux, "aarch64", "linux-gnu"),
        new("linux-arm", "arm", TargetSystem.Linux, "arm", "linux-gnueabihf"),
        new("linux-x86", "x86", TargetSystem.Linux, "x86", "linux-gnu"),
        new("linux-riscv64", "riscv64", TargetSystem.Linux, "riscv64", "linux-gnu", "2.27"),
        new("linux-loongarch64", "loongarch64", TargetSystem.Linux, "loongarch64", "linux-gnu", "2.36"),
        new("linux-musl-x64", "x64", TargetSystem.LinuxMusl, "x86_64", "linux-musl"),
        new("linux-musl-arm64", "arm64", TargetSystem.LinuxMusl, "aarch64", "linux-musl"),
        new("linux-musl-arm", "arm", TargetSystem.LinuxMusl, "arm", "linux-musleabihf"),
        new("win-x64", "x64", TargetSystem.Windows, "x86_64", "windows-gnu"),
        new("win-x86", "x86", TargetSystem.Windows, "x86", "windows-gnu"),
        new("win-arm64", "arm64", TargetSystem.Windows, "aarch64", "windows-gnu"),
        new("osx-x64", "x64", TargetSystem.MacOS, "x86_64", "macos"),
        new("osx-arm64", "arm64", TargetSystem.MacOS, "aarch64", "macos"),
    ];

    /// <summary>Whether binaries are ELF files.</summary>
    public bool IsElf => System is TargetSystem.Linux or TargetSystem.LinuxMusl;

    /// <summary>Whether binaries are PE files.</summary>
    public bool IsWindows => System == TargetSystem.Windows;

    /// <summary>Whether binaries are Mach-O files.</summary>
    public bool IsMacOS => System == TargetSystem.MacOS;

    /// <summary>
    /// The name of a folder for this machine's libraries on Debian and its relatives
    /// (https://wiki.debian.org/Multiarch/Tuples); null for what is not Linux with glibc.
    /// </summary>
    public string? Multiarch => System != TargetSystem.Linux ? null : ZigArchitecture == "x86" ? "i386-linux-gnu" : $"{ZigArchitecture}-{ZigAbi}";

    /// <summary>Debian's name of the machine, as in <c>zlib1g-dev:armhf</c>; null where <see cref="Multiarch"/> is.</summary>
    public string? DebianArchitecture => Multiarch is null ? null : Architecture switch
    {
        "x64" => "amd64",
        "x86" => "i386",
        "arm" => "armhf",
        "loongarch64" => "loong64",
        _ => Architecture,
    };

    /// <summary>The row of <paramref name="rid"/>; NSDK1003 where there is none.</summary>
    public static NativeTarget Parse(string rid) =>
        All.FirstOrDefault(target => target.Rid.Equals(rid, StringComparison.OrdinalIgnoreCase))
        ?? throw new NativeException(Diagnostic.Error("NSDK1003",
            $"There is no native target for the runtime identifier '{rid}'.{RidAdvice.For(rid, All.Select(target => target.Rid))} Expected one of: "
            + $"{string.Join(", ", All.Select(target => target.Rid))}. Build with -r <one of these>, or set RuntimeIdentifier."));

    /// <summary>The file that a native build makes: <c>libfoo.so</c>, <c>foo.dll</c>, <c>libfoo.a</c>.</summary>
    public string FileName(string libraryName, NativeOutputType type) => (type, System) switch
    {
        (NativeOutputType.SharedLibrary, TargetSystem.Windows) => $"{libraryName}.dll",
        (NativeOutputType.SharedLibrary, TargetSystem.MacOS) => $"lib{libraryName}.dylib",
        (NativeOutputType.SharedLibrary, _) => $"lib{libraryName}.so",
        (NativeOutputType.StaticLibrary, TargetSystem.Windows) => $"{libraryName}.lib",
        (NativeOutputType.StaticLibrary, _) => $"lib{libraryName}.a",
        (_, TargetSystem.Windows) => $"{libraryName}.exe",
        _ => libraryName,
    };

    /// <summary>The file that others link against: the import library on Windows, else the library itself.</summary>
    public string LinkFileName(string libraryName, NativeOutputType type) =>
        IsWindows && type == NativeOutputType.SharedLibrary ? $"{libraryName}.lib" : FileName(libraryName, type);

    /// <summary>
    /// zig's <c>-target</c>, with the oldest system that the result must run on: <c>aarch64-linux-gnu.2.23</c>.
    /// </summary>
    public string ZigTriple(string? glibcVersion, string? macOSVersion) => System switch
    {
        TargetSystem.Linux => $"{ZigArchitecture}-{ZigAbi}.{Or(glibcVersion, OldestGlibc ?? DefaultGlibc)}",
        TargetSystem.MacOS => $"{ZigArchitecture}-{ZigAbi}.{Or(macOSVersion, DefaultMacOS)}-none",
        _ => $"{ZigArchitecture}-{ZigAbi}",
    };

    private static string Or(string? value, string fallback) => string.IsNullOrEmpty(value) ? fallback : value;
}
