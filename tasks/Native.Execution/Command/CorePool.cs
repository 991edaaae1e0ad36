using System.Runtime.ExceptionServices;

namespace Native.Execution;

/// <summary>Runs work on the cores that MSBuild grants. Projects that build in parallel share them.</summary>
internal static class CorePool
{
    /// <summary>
    /// Runs <paramref name="work"/> for every item, on threads of its own because the work waits for processes. A <paramref name="limit"/> of 0 means all cores.
    /// After an exception, no more work starts.
    /// </summary>
    public static void ForEach<T>(IBuildHost host, IReadOnlyList<T> items, int limit, Action<T> work)
    {
        if (items.Count == 0)
            return;
        var wanted = Math.Min(items.Count, limit > 0 ? limit : Environment.ProcessorCount);
        var granted = host.RequestCores(wanted);
        try
        {
            // One more than the number of cores, as Ninja does, so that a core is busy while the end of a process is recorded.
            OnThreads(limit > 0 ? wanted : Math.Min(Math.Clamp(granted, 1, wanted) + 1, items.Count), items, work, host.Cancelled);
        }
        finally
        {
            host.ReleaseCores(granted);
        }
    }

    private static void OnThreads<T>(int count, IReadOnlyList<T> items, Action<T> work, CancellationToken cancelled)
    {
        var next = -1;
        ExceptionDispatchInfo? failure = null;
        void Work()
        {
            while (failure is null && !cancelled.IsCancellationRequested && Interlocked.Increment(ref next) is var i && i < items.Count)
            {
                try
                {
                    work(items[i]);
                }
                catch (Exception exception)
                {
                    // The exception is thrown again below. It must not end the process, as an exception on a thread does.
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                }
            }
        }

        var threads = Enumerable.Range(1, count - 1).Select(_ => new Thread(Work) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        Work();
        threads.ForEach(thread => thread.Join());
        failure?.Throw();
        cancelled.ThrowIfCancellationRequested();
    }

    /// <summary>Runs a single <paramref name="work"/> that uses several cores, and passes it their number.</summary>
    public static void WithCores(IBuildHost host, int limit, Action<int> work)
    {
        var wanted = limit > 0 ? limit : Environment.ProcessorCount;
        var granted = host.RequestCores(wanted);
        try
        {
            work(limit > 0 ? limit : Math.Max(1, Math.Min(wanted, granted)));
        }
        finally
        {
            host.ReleaseCores(granted);
        }
    }
}
