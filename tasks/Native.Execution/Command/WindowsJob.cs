using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Native.Execution;

/// <summary>
/// Represents a job object of Windows with one process and all processes that it starts. They end when the job is disposed or when the process that
/// created the job ends, unless they were released.
/// </summary>
internal sealed class WindowsJob : IDisposable
{
    private const int ExtendedLimitInformation = 9;
    private const uint KillOnJobClose = 0x2000;

    private readonly SafeWaitHandle _handle;

    private WindowsJob(SafeWaitHandle handle) => _handle = handle;

    /// <summary>Creates a job for a process, or returns null if the process has already ended or its job forbids another one.</summary>
    public static WindowsJob? Of(Process process)
    {
        var handle = new SafeWaitHandle(CreateJobObjectW(0, 0), ownsHandle: true);
        // Windows adds the processes that the process starts from now on.
        if (!handle.IsInvalid && SetLimits(handle, KillOnJobClose) && AssignProcessToJobObject(handle.DangerousGetHandle(), process.Handle) != 0)
            return new WindowsJob(handle);
        handle.Dispose();
        return null;
    }

    /// <summary>Ends all processes of the job.</summary>
    public void End() => _ = TerminateJobObject(_handle.DangerousGetHandle(), 1);

    /// <summary>Lets the processes run on when the job is disposed.</summary>
    public void Release() => SetLimits(_handle, 0);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static bool SetLimits(SafeWaitHandle handle, uint flags)
    {
        // JOBOBJECT_EXTENDED_LIMIT_INFORMATION of winnt.h: the flags follow two times of 64 bits.
        Span<byte> limits = stackalloc byte[nint.Size == 8 ? 144 : 112];
        BinaryPrimitives.WriteUInt32LittleEndian(limits[16..], flags);
        return SetInformationJobObject(handle.DangerousGetHandle(), ExtendedLimitInformation, ref limits[0], limits.Length) != 0;
    }

    [DllImport("kernel32", ExactSpelling = true)]
    private static extern nint CreateJobObjectW(nint attributes, nint name);

    [DllImport("kernel32", ExactSpelling = true)]
    private static extern int SetInformationJobObject(nint job, int kind, ref byte information, int size);

    [DllImport("kernel32", ExactSpelling = true)]
    private static extern int AssignProcessToJobObject(nint job, nint process);

    [DllImport("kernel32", ExactSpelling = true)]
    private static extern int TerminateJobObject(nint job, uint exitCode);
}
