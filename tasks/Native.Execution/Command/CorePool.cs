namespace Native.Execution;

/// <summary>Runs work on as many cores as the build grants this task; projects that build at once share them.</summary>
internal static class CorePool
{
    /// <summary>Runs <paramref name="work"/> for every item; <paramref name="limit"/> of 0 means all cores.</summary>
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
                // One more than cores, as Ninja does: while one process's end is recorded, its core has work.
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

    /// <summary>Runs one <paramref name="work"/> that uses several cores by itself, and tells it how many.</summary>
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
