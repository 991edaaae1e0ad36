namespace Native.Execution;

/// <summary>Runs work on the cores that MSBuild grants. Projects that build in parallel share them.</summary>
internal static class CorePool
{
    /// <summary>Runs <paramref name="work"/> for every item. A <paramref name="limit"/> of 0 means all cores.</summary>
    public static void ForEach<T>(IBuildHost host, IReadOnlyList<T> items, int limit, Func<T, Task> work)
    {
        if (items.Count == 0)
            return;
        var wanted = Math.Min(items.Count, limit > 0 ? limit : Environment.ProcessorCount);
        var granted = host.RequestCores(wanted);
        try
        {
            var options = new ParallelOptions
            {
                // One more than the number of cores, as Ninja does, so that a core is busy while the end of a process is recorded.
                MaxDegreeOfParallelism = limit > 0 ? wanted : Math.Clamp(granted, 1, wanted) + 1,
                CancellationToken = host.Cancelled,
            };
            Parallel.ForEachAsync(items, options, async (item, _) => await work(item).ConfigureAwait(false))
                .GetAwaiter().GetResult();
        }
        finally
        {
            host.ReleaseCores(granted);
        }
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
