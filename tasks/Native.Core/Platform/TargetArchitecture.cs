namespace Native.Core.Platform;

/// <summary>Represents a processor architecture.</summary>
/// <param name="Name">The name in RIDs: <c>arm64</c>.</param>
/// <param name="Zig">The name that zig and GNU use: <c>aarch64</c>.</param>
/// <param name="Runtime">The member of <see cref="System.Runtime.InteropServices.Architecture"/>: <c>Arm64</c>.</param>
/// <param name="ElfMachine">The field <c>e_machine</c> of ELF files.</param>
/// <param name="Macro">The preprocessor condition for this processor.</param>
public sealed record TargetArchitecture(string Name, string Zig, string Runtime, ushort ElfMachine, string Macro)
{
    /// <summary>64 bits, Intel and AMD.</summary>
    public static TargetArchitecture X64 { get; } = new("x64", "x86_64", "X64", 62, "(defined(__x86_64__) || defined(_M_X64))")
    {
        Debian = "amd64",
        Windows = "AMD64",
        PeMachine = 0x8664,
        MachOType = 0x0100_0007,
    };

    /// <summary>32 bits, Intel and AMD.</summary>
    public static TargetArchitecture X86 { get; } = new("x86", "x86", "X86", 3, "(defined(__i386__) || defined(_M_IX86))")
    {
        Gnu = "i686",
        Windows = "i686",
        Debian = "i386",
        Multiarch = "i386",
        PeMachine = 0x014C,
        EightByteAlignment = 4,
    };

    /// <summary>64 bits, Arm.</summary>
    public static TargetArchitecture Arm64 { get; } = new("arm64", "aarch64", "Arm64", 183, "(defined(__aarch64__) || defined(_M_ARM64))")
    {
        Windows = "ARM64",
        Apple = "arm64",
        PeMachine = 0xAA64,
        MachOType = 0x0100_000C,
    };

    /// <summary>32 bits, Arm with hardware floating point.</summary>
    public static TargetArchitecture Arm { get; } = new("arm", "arm", "Arm", 40, "(defined(__arm__) || defined(_M_ARM))")
    {
        Gnu = "armv7l",
        Debian = "armhf",
        PeMachine = 0x01C4,
    };

    /// <summary>64 bits, RISC-V.</summary>
    public static TargetArchitecture RiscV64 { get; } = new("riscv64", "riscv64", "RiscV64", 243, "defined(__riscv)") { OldestGlibc = "2.27" };

    /// <summary>64 bits, LoongArch.</summary>
    public static TargetArchitecture LoongArch64 { get; } = new("loongarch64", "loongarch64", "LoongArch64", 258, "defined(__loongarch__)")
    {
        Debian = "loong64",
        OldestGlibc = "2.36",
    };

    /// <summary>All supported processors.</summary>
    public static IReadOnlyList<TargetArchitecture> All { get; } = [X64, X86, Arm64, Arm, RiscV64, LoongArch64];

    /// <summary>True if it uses an Arm calling convention.</summary>
    public bool IsArm => this == Arm || this == Arm64;

    /// <summary>The output of <c>uname -m</c>, which is the value of <c>CMAKE_SYSTEM_PROCESSOR</c> on Linux.</summary>
    public string Gnu { get; private init; } = Zig;

    /// <summary>The value of <c>PROCESSOR_ARCHITECTURE</c> on Windows, which is the CMake name on Windows.</summary>
    public string Windows { get; private init; } = Zig;

    /// <summary>The output of <c>uname -m</c> on macOS, which is the CMake name on macOS.</summary>
    public string Apple { get; private init; } = Zig;

    /// <summary>Debian's name, as in <c>zlib1g-dev:armhf</c>.</summary>
    public string Debian { get; private init; } = Name;

    /// <summary>The first part of Debian's folder of libraries, <c>i386</c> of <c>i386-linux-gnu</c> (https://wiki.debian.org/Multiarch/Tuples).</summary>
    public string Multiarch { get; private init; } = Zig;

    /// <summary>The field <c>Machine</c> of COFF objects and PE files; 0 where Windows does not run on it.</summary>
    public ushort PeMachine { get; private init; }

    /// <summary>The field <c>cputype</c> of Mach-O files; 0 where macOS does not run on it.</summary>
    public uint MachOType { get; private init; }

    /// <summary>The first glibc version that supports this processor, or null if it is older than <see cref="NativeTarget.DefaultGlibc"/>.</summary>
    public string? OldestGlibc { get; private init; }

    /// <summary>The alignment in bytes of an 8-byte member in C on Linux.</summary>
    public int EightByteAlignment { get; private init; } = 8;
}
