using Native.Core.Timings;

namespace Native.Execution;

/// <summary>Records what a task does.</summary>
internal sealed class TimingRecorder(TimingLog log, string rid, string phase)
{
    /// <summary>Records something that began at <paramref name="start"/> (UTC ticks) and ends now.</summary>
    public void Add(TimingKind kind, string name, string reason, long start, bool failed = false) =>
        log.Add(new(kind, rid, phase, name, reason, start, DateTime.UtcNow.Ticks, failed));
}
