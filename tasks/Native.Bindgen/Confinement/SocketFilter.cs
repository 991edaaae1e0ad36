using System.Runtime.InteropServices;

namespace Native.Bindgen.Confinement;

/// <summary>
/// Forbids sockets with a seccomp filter: those of the network, and those of local services, which could use the network. Pairs of sockets and
/// pipes between the processes of a script are possible.
/// </summary>
internal sealed unsafe class SocketFilter
{
    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort Return = 0x06;
    private const uint Allow = 0x7fff0000;

    // SECCOMP_RET_ERRNO with EACCES
    private const uint Deny = 0x00050000 | 13;

    // Offsets in struct seccomp_data
    private const uint CallNumber = 0;
    private const uint Machine = 4;

    // io_uring creates sockets without the system call.
    private const uint IoUringSetup = 425;

    // The number of a system call of the x32 machine has this bit.
    private const uint X32 = 0x40000000;

    private readonly Instruction[] _instructions;

    private SocketFilter(uint machine, uint socket) =>
        _instructions =
        [
            new(Load, 0, 0, Machine),
            new(JumpIfEqual, 0, 5, machine),
            new(Load, 0, 0, CallNumber),
            new(JumpIfAtLeast, 3, 0, X32),
            new(JumpIfEqual, 2, 0, socket),
            new(JumpIfEqual, 1, 0, IoUringSetup),
            new(Return, 0, 0, Allow),
            new(Return, 0, 0, Deny),
        ];

    /// <summary>Returns the filter for the machine of this process, or null if there is none.</summary>
    public static SocketFilter? ForThisMachine() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => new(0xC000003E, 41),
        Architecture.Arm64 => new(0xC00000B7, 198),
        _ => null,
    };

    /// <summary>Applies the filter to this thread. Returns what went wrong, or null.</summary>
    public string? Install()
    {
        fixed (Instruction* first = _instructions)
        {
            var program = new FilterProgram { Length = (ushort)_instructions.Length, First = first };
            return Linux.SetFilter(&program);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Instruction(ushort code, byte ifTrue, byte ifFalse, uint value)
    {
        public readonly ushort Code = code;
        public readonly byte IfTrue = ifTrue;
        public readonly byte IfFalse = ifFalse;
        public readonly uint Value = value;
    }

    private struct FilterProgram
    {
        public ushort Length;
        public Instruction* First;
    }
}
