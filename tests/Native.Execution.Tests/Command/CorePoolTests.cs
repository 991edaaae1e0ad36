using Native.Core.Diagnostics;

namespace Native.Execution.Tests;

public sealed class CorePoolTests
{
    [Theory]
    [InlineData(8, 3, 3)]
    [InlineData(2, 3, 2)]
    [InlineData(1, 100, 1)]
    public void No_more_than_the_limit_run_at_once_and_all_run(int items, int limit, int wanted)
    {
        var host = new Host(granted: 64);
        var (running, most, done) = (0, 0, 0);
        CorePool.ForEach(host, [.. Enumerable.Range(0, items)], limit, _ =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            Thread.Sleep(20);
            Interlocked.Decrement(ref running);
            Interlocked.Increment(ref done);
        });
        Assert.Equal(items, done);
        Assert.InRange(most, 1, wanted);
        Assert.Equal([wanted], host.Requests);
        Assert.Equal(0, host.Held);
    }

    // The granted cores and one more, as in Ninja, regardless of the number of cores of the machine.
    [Fact]
    public void Without_a_limit_the_granted_cores_count()
    {
        var host = new Host(granted: 1);
        var (running, most) = (0, 0);
        CorePool.ForEach(host, [.. Enumerable.Range(0, 10)], 0, _ =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            Thread.Sleep(10);
            Interlocked.Decrement(ref running);
        });
        Assert.InRange(most, 1, 2);
        Assert.Equal([Math.Min(10, Environment.ProcessorCount)], host.Requests);
        Assert.Equal(0, host.Held);
    }

    [Fact]
    public void Cores_are_given_back_when_the_work_fails()
    {
        var host = new Host(granted: 2);
        Assert.Throws<NativeException>(() => CorePool.ForEach(host, [1, 2], 2, _ => throw new NativeException(Diagnostic.Error("NSDK2001", "no"))));
        Assert.Throws<NativeException>(() => CorePool.WithCores(host, 0, _ => throw new NativeException(Diagnostic.Error("NSDK2001", "no"))));
        Assert.Equal(0, host.Held);
        Assert.Equal(2, host.Requests.Count);
    }

    [Fact]
    public void A_build_that_is_cancelled_starts_nothing_more()
    {
        using var cancel = new CancellationTokenSource();
        var host = new Host(granted: 1) { Cancelled = cancel.Token };
        var started = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => CorePool.ForEach(host, [.. Enumerable.Range(0, 100)], 1, _ =>
        {
            started++;
            cancel.Cancel();
        }));
        Assert.Equal((1, 0), (started, host.Held));
    }

    [Fact]
    public void Without_work_no_core_is_requested()
    {
        var host = new Host(granted: 1);
        CorePool.ForEach<int>(host, [], 0, _ => throw new InvalidOperationException());
        Assert.Empty(host.Requests);
    }

    [Theory]
    [InlineData(3, 1, 3)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 0, 1)]
    public void A_single_task_gets_its_number_of_cores(int limit, int granted, int expected)
    {
        var told = 0;
        CorePool.WithCores(new Host(granted), limit, cores => told = cores);
        Assert.Equal(expected, told);
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var known = most; now > known; known = most)
            Interlocked.CompareExchange(ref most, now, known);
    }

    private sealed class Host(int granted) : IBuildHost
    {
        public List<int> Requests { get; } = [];

        public int Held { get; private set; }

        public CancellationToken Cancelled { get; init; }

        public string Name => "test";

        public int RequestCores(int wanted)
        {
            Requests.Add(wanted);
            Held += granted;
            return granted;
        }

        public void ReleaseCores(int granted) => Held -= granted;

        public bool Report(Diagnostic diagnostic) => throw new NotSupportedException();

        public void LogMessage(string text) => throw new NotSupportedException();

        public void Summarize(string text) => throw new NotSupportedException();

        public void LogVerbose(Func<string> text) => throw new NotSupportedException();
    }
}
