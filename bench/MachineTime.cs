using System.Globalization;

namespace Native.Bench;

/// <summary>
/// The processor time of the whole machine. It includes the nodes of MSBuild, for which no process waits, and everything else that runs, so that it
/// is correct only on an idle machine.
/// </summary>
internal static class MachineTime
{
    private const double TicksPerSecond = 100;

    /// <summary>Returns the time, in seconds, that all cores together were busy during <paramref name="work"/>.</summary>
    public static double Of(Action work)
    {
        var before = Seconds();
        work();
        return Seconds() - before;
    }

    // The first line of /proc/stat: cpu, then user, nice, system, idle, iowait, irq, softirq, steal; see proc_stat(5).
    private static double Seconds()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new[] { 1, 2, 3, 6, 7 }.Sum(field => long.Parse(fields[field], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
