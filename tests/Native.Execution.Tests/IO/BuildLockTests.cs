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
}
