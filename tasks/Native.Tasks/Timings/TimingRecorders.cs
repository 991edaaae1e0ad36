using Microsoft.Build.Framework;
using Native.Execution;

namespace Native.Tasks;

/// <summary>Creates recorders for tasks. MSBuild keeps the log until the end of the build.</summary>
internal static class TimingRecorders
{
    private static readonly Lock s_lock = new();

    /// <summary>
    /// Returns the recorder of a task, or null if <paramref name="timings"/> is empty: <c>obj/native/Debug/timings/linux-x64</c> is the directory of the
    /// records and the RID.
    /// </summary>
    public static TimingRecorder? For(IBuildEngine engine, string timings, string phase)
    {
        if (timings.Length == 0 || engine is not IBuildEngine4 objects)
            return null;
        var folder = Path.GetDirectoryName(timings)!;
        // The up-to-date check has this class, too, and cannot use the objects of another assembly.
        var key = $"{typeof(TimingRecorders).Assembly.FullName}:{folder}";
        lock (s_lock)
        {
            if (objects.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not TimingLog log)
            {
                log = TimingLog.Open(folder);
                objects.RegisterTaskObject(key, log, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
            }

            return new(log, Path.GetFileName(timings), phase);
        }
    }
}
