using Native.Core.Diagnostics;

namespace Native.Core.Platform;

/// <summary>The operating system of a target.</summary>
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

/// <summary>The file format of machine code.</summary>
public enum BinaryFormat
{
    /// <summary>Linux.</summary>
    Elf,

    /// <summary>Windows: a PE file or a COFF object.</summary>
    Pe,

    /// <summary>macOS.</summary>
    MachO,
}

/// <summary>The output type of a native build.</summary>
public enum NativeOutputType
{
    /// <summary>A library that P/Invoke loads.</summary>
    SharedLibrary,

    /// <summary>A static library.</summary>
    StaticLibrary,

    /// <summary>An executable.</summary>
    Executable,

    /// <summary>A shared library that node loads: <c>foo.node</c>.</summary>
    NodeAddon,
}

/// <summary>Groups output types.</summary>
public static class NativeOutputTypes
{
    /// <summary>Returns true if a program loads the file at run time.</summary>
    public static bool IsShared(this NativeOutputType type) => type is NativeOutputType.SharedLibrary or NativeOutputType.NodeAddon;
}

/// <summary>Represents a supported RID.</summary>
/// <param name="Rid">The .NET runtime identifier, <c>linux-arm64</c>.</param>
/// <param name="Architecture">The processor.</param>
/// <param name="System">The operating system and C library.</param>
/// <param name="ZigAbi">The system and ABI in zig targets, <c>linux-gnu</c>.</param>
/// <param name="IsDefault">True if it is one of the default RIDs.</param>
public sealed record NativeTarget(string Rid, TargetArchitecture Architecture, TargetSystem System, string ZigAbi, bool IsDefault = false)
{
    /// <summary>The default minimum glibc version, which all supported distributions have.</summary>
    public const string DefaultGlibc = "2.23";

    /// <summary>The default minimum macOS version.</summary>
    public const string DefaultMacOS = "13.0";

    /// <summary>All supported targets.</summary>
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

    /// <summary>The default of <c>NativeRuntimeIdentifiers</c>.</summary>
    public static IReadOnlyList<string> DefaultRids { get; } = [.. All.Where(target => target.IsDefault).Select(target => target.Rid)];

    /// <summary>True if binaries are ELF files.</summary>
    public bool IsElf => System is TargetSystem.Linux or TargetSystem.LinuxMusl;

    /// <summary>True if binaries are PE files.</summary>
    public bool IsWindows => System == TargetSystem.Windows;

    /// <summary>True if binaries are Mach-O files.</summary>
    public bool IsMacOS => System == TargetSystem.MacOS;

    /// <summary>The container of its machine code.</summary>
    public BinaryFormat Format => IsWindows ? BinaryFormat.Pe : IsMacOS ? BinaryFormat.MachO : BinaryFormat.Elf;

    /// <summary>
    /// The name of the library folder for the target on Debian-based distributions
    /// (https://wiki.debian.org/Multiarch/Tuples); null except on Linux with glibc.
    /// </summary>
    public string? Multiarch => System == TargetSystem.Linux ? $"{Architecture.Multiarch}-{ZigAbi}" : null;

    /// <summary>The default minimum glibc version of the target: <see cref="DefaultGlibc"/>, or the first version that supports the processor.</summary>
    public string MinimumGlibc => Architecture.OldestGlibc ?? DefaultGlibc;

    /// <summary>The Debian name of the architecture, as in <c>zlib1g-dev:armhf</c>; null if <see cref="Multiarch"/> is null.</summary>
    public string? DebianArchitecture => System == TargetSystem.Linux ? Architecture.Debian : null;

    /// <summary>The CMake name of the processor on the target system.</summary>
    public string CMakeProcessor => System switch
    {
        TargetSystem.Windows => Architecture.Windows,
        TargetSystem.MacOS => Architecture.Apple,
        _ => Architecture.Gnu,
    };

    /// <summary>
    /// The name of the target for configure and GNU programs: <c>aarch64-linux-gnu</c>, <c>x86_64-w64-mingw32</c>, <c>aarch64-apple-darwin</c>.
    /// </summary>
    public string GnuTriple => System switch
    {
        TargetSystem.Windows => $"{Architecture.Gnu}-w64-mingw32",
        TargetSystem.MacOS => $"{Architecture.Gnu}-apple-darwin",
        _ => $"{Architecture.Gnu}-{ZigAbi}",
    };

    /// <summary>Returns the target for <paramref name="rid"/>, or null.</summary>
    public static NativeTarget? Find(string rid) => All.FirstOrDefault(target => target.Rid.Equals(rid, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the target for <paramref name="rid"/>. Reports NSDK1003 for an unsupported RID.</summary>
    public static NativeTarget Parse(string rid) =>
        Find(rid)
        ?? throw new NativeException(Diagnostic.Error("NSDK1003",
            $"Native.Sdk does not support the runtime identifier '{rid}'.{RidAdvice.For(rid, All.Select(target => target.Rid))} Expected one of: "
            + $"{string.Join(", ", All.Select(target => target.Rid))}. Build with -r <one of these>, or set RuntimeIdentifier."));

    /// <summary>Returns the name of the output file: <c>libfoo.so</c>, <c>foo.dll</c>, <c>libfoo.a</c>.</summary>
    public string FileName(string libraryName, NativeOutputType type) => (type, System) switch
    {
        (NativeOutputType.SharedLibrary, TargetSystem.Windows) => $"{libraryName}.dll",
        (NativeOutputType.SharedLibrary, TargetSystem.MacOS) => $"lib{libraryName}.dylib",
        (NativeOutputType.SharedLibrary, _) => $"lib{libraryName}.so",
        (NativeOutputType.StaticLibrary, TargetSystem.Windows) => $"{libraryName}.lib",
        (NativeOutputType.StaticLibrary, _) => $"lib{libraryName}.a",
        (NativeOutputType.NodeAddon, _) => $"{libraryName}.node",
        (_, TargetSystem.Windows) => $"{libraryName}.exe",
        _ => libraryName,
    };

    /// <summary>Returns the name of the file that other projects link against: the import library on Windows, otherwise the library.</summary>
    public string LinkFileName(string libraryName, NativeOutputType type) =>
        IsWindows && type == NativeOutputType.SharedLibrary ? $"{libraryName}.lib" : FileName(libraryName, type);

    /// <summary>
    /// Returns zig's <c>-target</c> with the minimum OS version: <c>aarch64-linux-gnu.2.23</c>.
    /// </summary>
    public string ZigTriple(string? glibcVersion, string? macOSVersion) => System switch
    {
        TargetSystem.Linux => $"{Architecture.Zig}-{ZigAbi}.{Or(glibcVersion, MinimumGlibc)}",
        TargetSystem.MacOS => $"{Architecture.Zig}-{ZigAbi}.{Or(macOSVersion, DefaultMacOS)}-none",
        _ => $"{Architecture.Zig}-{ZigAbi}",
    };

    private static string Or(string? value, string fallback) => string.IsNullOrEmpty(value) ? fallback : value;
}
