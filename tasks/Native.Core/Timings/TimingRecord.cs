using System.Text.Json;
using System.Text.Json.Serialization;

namespace Native.Core.Timings;

/// <summary>What a <see cref="TimingRecord"/> describes.</summary>
public enum TimingKind
{
    /// <summary>A task of the native build.</summary>
    Phase,

    /// <summary>A process that a task started.</summary>
    Process,

    /// <summary>A time in which a task waited for a lock.</summary>
    Wait,

    /// <summary>An up-to-date check.</summary>
    Check,
}

/// <summary>Represents something that a build did, with the time that it took.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rid">The RID.</param>
/// <param name="Phase">The name of the task; for a check, the name of the step.</param>
/// <param name="Name">The file or program; for a wait, the path of the lock.</param>
/// <param name="Reason">Why it was done; for a check, empty if the step was up to date.</param>
/// <param name="Start">The start, in UTC ticks.</param>
/// <param name="End">The end, in UTC ticks.</param>
/// <param name="Failed">True if it failed.</param>
public sealed record TimingRecord(TimingKind Kind, string Rid, string Phase, string Name, string Reason, long Start, long End, bool Failed = false)
{
    /// <summary>Returns the record as one line of JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, TimingJson.Default.TimingRecord);

    /// <summary>Returns the record of a line, or null for the incomplete last line of a process that was killed.</summary>
    public static TimingRecord? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, TimingJson.Default.TimingRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Reads and writes records without reflection.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TimingRecord))]
internal sealed partial class TimingJson : JsonSerializerContext;
