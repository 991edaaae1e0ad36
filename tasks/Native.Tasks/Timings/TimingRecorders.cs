using Microsoft.Build.Framework;
using Native.Execution;

namespace Native.Tasks;

/// <summary>Creates recorders for tasks. MSBuild keeps the log until the end of the build.</summary>
internal static class TimingRecorders
{
    private static readonly Lock s_lock = new();

    /// <summary>
    /// Returns the recorder of a task, or null if <paramref name="timings"/>, a <see cref="TimingPlace"/>, is empty.
    /// </summary>
    public static TimingRecorder? For(IBuildEngine engine, string timings, string phase)
    {
        if (timings.Length == 0 || engine is not IBuildEngine4 objects)
            return null;
        var place = TimingPlace.Of(timings);
        // The up-to-date check has this class, too, and cannot use the objects of another assembly.
        var key = $"{typeof(TimingRecorders).Assembly.FullName}:{place.Folder}";
        lock (s_lock)
        {
            if (objects.GetRegisteredTaskObject(key, RegisteredTaskObjectLifetime.Build) is not TimingLog log)
            {
                log = TimingLog.Open(place.Folder);
                objects.RegisterTaskObject(key, log, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
            }

            return new(log, place.Rid, phase);
        }
    }
}
