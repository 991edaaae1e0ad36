using System.Runtime.ExceptionServices;

namespace Native.Execution;

/// <summary>Copies a pipe to a stream on a thread of its own, until the pipe ends or the copy is disposed.</summary>
internal sealed class PipeCopy : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;
    private bool _isDisposed;

    public PipeCopy(Stream pipe, Stream target)
    {
        _thread = new Thread(() => Copy(pipe, target)) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Waits until the pipe ends, but not longer than <paramref name="limit"/>. Throws if the target could not be written.</summary>
    public void Wait(TimeSpan limit)
    {
        _thread.Join(limit);
        _failure?.Throw();
    }

    /// <summary>Stops writing. The thread ends with the pipe, which another process can keep open.</summary>
    public void Dispose()
    {
        lock (_gate)
            _isDisposed = true;
    }

    private void Copy(Stream pipe, Stream target)
    {
        var buffer = new byte[16 * 1024];
        while (Read(pipe, buffer) is > 0 and var count)
        {
            lock (_gate)
            {
                if (_isDisposed)
                    return;
                // After a failure, the thread still reads: a full pipe would stop the program.
                if (_failure is null)
                    Write(target, buffer, count);
            }
        }
    }

    private void Write(Stream target, byte[] buffer, int count)
    {
        try
        {
            target.Write(buffer, 0, count);
        }
        catch (IOException exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }

    // A pipe that was closed has ended.
    private static int Read(Stream pipe, byte[] buffer)
    {
        try
        {
            return pipe.Read(buffer, 0, buffer.Length);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return 0;
        }
    }
}
