using Native.Core.Diagnostics;

namespace Native.Execution;

/// <summary>
/// Opens a file exclusively, so that two builds of one project do not run at the same time. The system releases the file even if the process crashes.
/// </summary>
internal sealed class BuildLock : IDisposable
{
    private readonly FileStream _file;

    private BuildLock(FileStream file) => _file = file;

    /// <summary>Returns the path of the lock file for <paramref name="folder"/>.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "lock");

    /// <summary>Waits until no other process holds the lock.</summary>
    public static BuildLock Acquire(string path, CancellationToken cancelled)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (FileFault.IsHeld(exception))
            {
                cancelled.ThrowIfCancellationRequested();
                Thread.Sleep(20);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
