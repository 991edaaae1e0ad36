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

/// <summary>A row of the table of RIDs: one machine that code is built for.</summary>
/// <param name="Rid">The .NET runtime identifier, <c>linux-arm64</c>.</param>
/// <param name="Architecture">The processor.</param>
/// <param name="System">The operating system and C library.</param>
/// <param name="ZigAbi">zig's name of system and ABI, <c>linux-gnu</c>.</param>
/// <param name="IsDefault">Whether it is one of the RIDs of a project that names none.</param>
public sealed record NativeTarget(string Rid, TargetArchitecture Architecture, TargetSystem System, string ZigAbi, bool IsDefault = false)
{
    /// <summary>The glibc floor where the project names none: runs on every distribution still in use.</summary>
    public const string DefaultGlibc = "2.23";

    /// <summary>The macOS floor where the project names none.</summary>
    public const string DefaultMacOS = "13.0";

    /// <summary>Every target that we build for.</summary>
    public static IReadOnlyList<NativeTarget> All { get; } =
    [
        new("linux-x64", TargetArchitecture.X64, TargetSystem.Linux, "linux-gnu", IsDefault: true),
        new("linux-arm64", TargetArchitecture.Arm64, TargetSystem.Linux, "linux-gnu", IsDefault: true),
        new("linux-arm", TargetArchitecture.Arm, TargetSystem.Linux, "linux-gnueabihf"),
        new("linux-x86", TargetArchitecture.X86, TargetSystem.Linux, "linux-gnu"),
        new("linux-riscv64", TargetArchitecture.RiscV64, TargetSystem.Linux, "linux-gnu"),
        new("linux-loongarch64", TargetArchitecture.LoongArch64, TargetSystem.Linux, "linux-gnu"),
        new("linux-musl-x64", TargetArchitecture.X64, TargetSystem.LinuxMusl, "linux-musl", IsDefault: true),
        new("linux-musl-arm64", TargetArchitecture.Arm64, TargetSystem.LinuxMusl, "linux-musl", IsDefault: true),
        new("linux-musl-arm", TargetArchitecture.Arm, TargetSystem.LinuxMusl, "linux-musleabihf"),
        new("win-x64", TargetArchitecture.X64, TargetSystem.Windows, "windows-gnu", IsDefault: true),
        new("win-x86", TargetArchitecture.X86, TargetSystem.Windows, "windows-gnu"),
        new("win-arm64", TargetArchitecture.Arm64, TargetSystem.Windows, "windows-gnu", IsDefault: true),
        new("osx-x64", TargetArchitecture.X64, TargetSystem.MacOS, "macos", IsDefault: true),
        new("osx-arm64", TargetArchitecture.Arm64, TargetSystem.MacOS, "macos", IsDefault: true),
    ];

    /// <summary>The RIDs of a project that names none in <c>NativeRuntimeIdentifiers</c>.</summary>
    public static IReadOnlyList<string> DefaultRids { get; } = [.. All.Where(target => target.IsDefault).Select(target => target.Rid)];

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
    public string? Multiarch => System == TargetSystem.Linux ? $"{Architecture.Multiarch}-{ZigAbi}" : null;

    /// <summary>Debian's name of the machine, as in <c>zlib1g-dev:armhf</c>; null where <see cref="Multiarch"/> is.</summary>
    public string? DebianArchitecture => System == TargetSystem.Linux ? Architecture.Debian : null;

    /// <summary>What CMake calls the processor on this system.</summary>
    public string CMakeProcessor => System switch
    {
        TargetSystem.Windows => Architecture.Windows,
        TargetSystem.MacOS => Architecture.Apple,
        _ => Architecture.Gnu,
    };

    /// <summary>The row of <paramref name="rid"/>, or null where there is none.</summary>
    public static NativeTarget? Find(string rid) => All.FirstOrDefault(target => target.Rid.Equals(rid, StringComparison.OrdinalIgnoreCase));

    /// <summary>The row of <paramref name="rid"/>; NSDK1003 where there is none.</summary>
    public static NativeTarget Parse(string rid) =>
        Find(rid)
        ?? throw new NativeException(Diagnostic.Error("NSDK1003",
            $"Native.Sdk does not support the runtime identifier '{rid}'.{RidAdvice.For(rid, All.Select(target => target.Rid))} Expected one of: "
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
        TargetSystem.Linux => $"{Architecture.Zig}-{ZigAbi}.{Or(glibcVersion, Architecture.OldestGlibc ?? DefaultGlibc)}",
        TargetSystem.MacOS => $"{Architecture.Zig}-{ZigAbi}.{Or(macOSVersion, DefaultMacOS)}-none",
        _ => $"{Architecture.Zig}-{ZigAbi}",
    };

    private static string Or(string? value, string fallback) => string.IsNullOrEmpty(value) ? fallback : value;
}
