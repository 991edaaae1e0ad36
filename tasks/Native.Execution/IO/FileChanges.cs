using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>The disk operations that <see cref="FileChanges"/> uses. Tests derive a class that fails.</summary>
internal class DiskOperations
{
    public virtual void Replace(string from, string to) => File.Move(from, to, overwrite: true);

    public virtual void Delete(string path) => File.Delete(path);

    public virtual void DeleteFolder(string path) => Directory.Delete(path, recursive: true);

    public virtual void MoveFolder(string from, string to) => Directory.Move(from, to);

    public virtual void Pause(TimeSpan time, CancellationToken cancelled) => cancelled.WaitHandle.WaitOne(time);
}

/// <summary>
/// Moves and removes files; all code uses this class for it. On Windows an antivirus program, an indexer or another build can hold a file open for a
/// moment, most often one that was just written, so that it cannot be replaced or removed. On all systems, two builds can remove the same directory at
/// the same time. Failed operations are therefore repeated for a little more than a second. The final failure is an <see cref="IOException"/> with the
/// system's error number, which <see cref="FileFault"/> explains.
/// </summary>
internal sealed class FileChanges(HostSystem host, DiskOperations operations)
{
    private static readonly int[] s_pauses = [10, 20, 40, 80, 160, 320, 640];

    /// <summary>The maximum number of attempts.</summary>
    public static int Attempts => s_pauses.Length + 1;

    /// <summary>The instance for this machine.</summary>
    public static FileChanges Disk { get; } = new(HostSystem.This, new());

    /// <summary>Renames a file, and replaces an existing file of that name.</summary>
    public void Replace(string from, string to, CancellationToken cancelled = default) =>
        Try("replaced", to, () => operations.Replace(from, to), cancelled);

    /// <summary>Removes a file if it exists.</summary>
    public void Delete(string path, CancellationToken cancelled = default)
    {
        Try("removed", path, Delete, cancelled);

        void Delete()
        {
            try
            {
                operations.Delete(path);
            }
            catch (DirectoryNotFoundException)
            {
                // The directory does not exist either.
            }
        }
    }

    /// <summary>Removes a directory and its contents if it exists.</summary>
    public void DeleteFolder(string path, CancellationToken cancelled = default)
    {
        Try("removed", path, Delete, cancelled);

        // A previous attempt or another build might have removed it.
        void Delete()
        {
            try
            {
                if (Directory.Exists(path))
                    operations.DeleteFolder(path);
            }
            catch (Exception exception) when (FileFault.Is(exception) && !Directory.Exists(path))
            {
            }
        }
    }

    /// <summary>Renames a directory. The new name must not exist.</summary>
    public void MoveFolder(string from, string to, CancellationToken cancelled = default) =>
        Try("moved", from, () => operations.MoveFolder(from, to), cancelled);

    /// <summary>Removes a temporary file after another error, and ignores errors of the removal.</summary>
    public void Discard(string path)
    {
        try
        {
            operations.Delete(path);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // Nothing reads a file with this name.
        }
    }

    private void Try(string done, string path, Action change, CancellationToken cancelled)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                change();
                return;
            }
            catch (Exception exception) when (FileFault.Is(exception) && host.IsWindows && IsReadOnly(exception, path))
            {
                throw new IOException($"'{path}' cannot be {done}: it is read-only.", FileFault.ReadOnly);
            }
            catch (Exception exception) when (FileFault.Is(exception) && !(attempt < Attempts && Passes(exception, path)))
            {
                // Many Windows messages do not contain the path.
                if (exception.Message.Contains(path, StringComparison.Ordinal))
                    throw;
                throw new IOException($"'{path}' cannot be {done}{(attempt > 1 ? $", after {attempt} attempts" : "")}: {exception.Message}", exception.HResult);
            }
            catch (Exception exception) when (FileFault.Is(exception))
            {
                // Windows does not remove read-only files, such as those in a Git repository.
                if (FileFault.IsDenied(exception) && Directory.Exists(path))
                    MakeWritable(path);
                operations.Pause(TimeSpan.FromMilliseconds(s_pauses[attempt - 1]), cancelled);
                cancelled.ThrowIfCancellationRequested();
            }
        }
    }

    // A directory whose contents disappear while it is removed is one that another build removes too, for example that of another target framework.
    private bool Passes(Exception exception, string path) =>
        (host.IsWindows && FileFault.Passes(exception)) || (exception is DirectoryNotFoundException or FileNotFoundException && Directory.Exists(path));

    private static bool IsReadOnly(Exception exception, string path) =>
        FileFault.IsDenied(exception) && File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0;

    private static void MakeWritable(string folder)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
            {
                if (File.GetAttributes(file) is var attributes && (attributes & FileAttributes.ReadOnly) != 0)
                    File.SetAttributes(file, attributes & ~FileAttributes.ReadOnly);
            }
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // Another build can remove the files at the same time. The next attempt reports all other errors.
        }
    }
}
