using System.ComponentModel;
using System.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>
/// Ends a process and all processes that it started. On Windows they belong to a job object, which also ends them if the process of the build
/// is terminated.
/// </summary>
/// <param name="process">A process that has started.</param>
internal sealed class ProcessTree(Process process) : IDisposable
{
    private readonly WindowsJob? _job = HostSystem.This.IsWindows ? WindowsJob.Of(process) : null;

    /// <summary>Ends all processes of the tree.</summary>
    public void End()
    {
        _job?.End();
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // The process has already ended.
        }
        catch (Exception exception) when (exception is ArgumentException or AggregateException or Win32Exception)
        {
            // The process has ended, but not all of its descendants: one belongs to another user, or another process of the machine ended while .NET read
            // its start time, which is an error on Windows. There, the job object has ended them.
        }
    }

    /// <summary>Lets processes in the background, such as the server of a compiler cache, run on after the process has ended.</summary>
    public void Release() => _job?.Release();

    /// <inheritdoc/>
    public void Dispose() => _job?.Dispose();
}
