using Native.Core.Diagnostics;
using Native.Core.Timings;

namespace Native.Execution;

/// <summary>
/// Appends records to a file of this process. The processes of a build share a lease, which the system releases when they end: a process that finds
/// the lease free begins a new build, and removes the records of the previous one.
/// </summary>
internal sealed class TimingLog : IDisposable
{
    private const string Extension = ".jsonl";

    private readonly FileStream _lease;
    private readonly StreamWriter _writer;
    private readonly Lock _lock = new();

    private TimingLog(FileStream lease, string path)
    {
        _lease = lease;
        _writer = new(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite)) { AutoFlush = true };
    }

    /// <summary>Opens the log of this process in <paramref name="folder"/>.</summary>
    public static TimingLog Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var lease = Path.Combine(folder, "lease");
        RemovePrevious(folder, lease);
        return new(Share(lease), Path.Combine(folder, Guid.NewGuid().ToString("N") + Extension));
    }

    /// <summary>Returns the records of all processes of the build.</summary>
    public static IReadOnlyList<TimingRecord> Read(string folder)
    {
        var records = new List<TimingRecord>();
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + Extension) : [])
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            while (reader.ReadLine() is { } line)
            {
                if (TimingRecord.Read(line) is { } record)
                    records.Add(record);
            }
        }

        return records;
    }

    /// <summary>Appends a record.</summary>
    public void Add(TimingRecord record)
    {
        lock (_lock)
            _writer.WriteLine(record.Write());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _lease.Dispose();
    }

    private static void RemovePrevious(string folder, string lease)
    {
        try
        {
            using var exclusive = new FileStream(lease, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            foreach (var file in Directory.GetFiles(folder, "*" + Extension))
                FileChanges.Disk.Delete(file);
        }
        catch (IOException exception) when (FileFault.IsHeld(exception))
        {
            // Another process of this build has the lease.
        }
    }

    private static FileStream Share(string lease)
    {
        while (true)
        {
            try
            {
                return new(lease, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
            }
            catch (IOException exception) when (FileFault.IsHeld(exception))
            {
                // Another process removes the records of the previous build.
                Thread.Sleep(5);
            }
        }
    }
}
