using Native.Core.Diagnostics;

namespace Native.Execution;

/// <summary>
/// Holds a file open for this process alone, so that two builds of one project take turns. The system lets go of it
/// when the process dies, however it dies.
/// </summary>
internal sealed class BuildLock : IDisposable
{
    private readonly FileStream _file;

    private BuildLock(FileStream file) => _file = file;

    /// <summary>The file for everything in <paramref name="folder"/>.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "lock");

    /// <summary>Waits until the file is free.</summary>
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
