using System.Diagnostics;

namespace Native.Execution.Tests;

public sealed class BuildLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_second_waits_until_the_first_is_done()
    {
        var first = BuildLock.Acquire(_folder["a/lock"], CancellationToken.None);
        var second = Task.Run(() => BuildLock.Acquire(_folder["a/lock"], CancellationToken.None));
        Assert.NotSame(second, await Task.WhenAny(second, Task.Delay(200)));
        first.Dispose();
        (await second).Dispose();
    }

    [Fact]
    public void Waiting_ends_when_the_build_is_cancelled()
    {
        using var held = BuildLock.Acquire(_folder["lock"], CancellationToken.None);
        using var cancel = new CancellationTokenSource(100);
        Assert.ThrowsAny<OperationCanceledException>(() => BuildLock.Acquire(_folder["lock"], cancel.Token));
    }

    [Fact]
    public async Task Many_waiting_builds_acquire_the_lock_one_after_the_other()
    {
        var (holders, most, done) = (0, 0, 0);
        // On dedicated threads, because they would block each other in the thread pool.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() =>
        {
            for (var i = 0; i < 5; i++)
            {
                using var held = BuildLock.Acquire(_folder["lock"], CancellationToken.None);
                most = Math.Max(most, Interlocked.Increment(ref holders));
                Thread.Sleep(1);
                Interlocked.Decrement(ref holders);
                done++;
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.Equal((1, 20), (most, done));
    }

    [Fact]
    public async Task Another_process_is_waited_for_and_its_death_frees_the_lock()
    {
        File.WriteAllText(_folder["lock"], "");
        using var other = Process.Start(new ProcessStartInfo(Steps.Program, Steps.Arguments("lock", _folder["lock"], "pid", _folder["held"], "sleep")))!;
        Task<BuildLock> waiting;
        try
        {
            while (!File.Exists(_folder["held"]))
                await Task.Delay(20);
            waiting = Task.Run(() => BuildLock.Acquire(_folder["lock"], CancellationToken.None));
            Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(200)));
        }
        finally
        {
            other.Kill();
            other.WaitForExit();
        }

        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).Dispose();
    }

    [Fact]
    public void A_file_that_cannot_be_locked_is_not_waited_for()
    {
        Directory.CreateDirectory(_folder["folder"]);
        Assert.Throws<UnauthorizedAccessException>(() => BuildLock.Acquire(_folder["folder"], CancellationToken.None));
        File.WriteAllText(_folder["file"], "");
        Assert.ThrowsAny<IOException>(() => BuildLock.Acquire(_folder["file/lock"], CancellationToken.None));
    }
}
