using Native.Core.Timings;

namespace Native.Execution.Tests.Timings;

public sealed class TimingLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_processes_of_a_build_share_their_records_and_the_next_build_removes_them()
    {
        using (var first = TimingLog.Open(_folder["timings"]))
        {
            new TimingRecorder(first, "linux-x64", "CompileSources").Add(TimingKind.Process, "a.c", "", 1);
            using (var second = TimingLog.Open(_folder["timings"]))
                new TimingRecorder(second, "win-x64", "CompileSources").Add(TimingKind.Process, "b.c", "", 1, failed: true);
            Assert.Equal(["a.c linux-x64 False", "b.c win-x64 True"], Read());
            using var third = TimingLog.Open(_folder["timings"]);
            Assert.Equal(2, Read().Count());
        }

        Assert.Equal(2, Read().Count());
        using var next = TimingLog.Open(_folder["timings"]);
        Assert.Empty(Read());
    }

    [Fact]
    public void A_build_without_records_has_no_directory() => Assert.Empty(TimingLog.Read(_folder["none"]));

    private IEnumerable<string> Read() => TimingLog.Read(_folder["timings"]).Select(record => $"{record.Name} {record.Rid} {record.Failed}").Order(StringComparer.Ordinal);
}
