using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution;

/// <summary>What <see cref="FileChanges"/> does to a disk; tests derive one that fails.</summary>
internal class DiskOperations
{
    public virtual void Replace(string from, string to) => File.Move(from, to, overwrite: true);

    public virtual void Delete(string path) => File.Delete(path);

    public virtual void DeleteFolder(string path) => Directory.Delete(path, recursive: true);

    public virtual void MoveFolder(string from, string to) => Directory.Move(from, to);

    public virtual void Pause(TimeSpan time, CancellationToken cancelled) => cancelled.WaitHandle.WaitOne(time);
}

/// <summary>
/// Moves and removes files; nothing else does. On Windows an antivirus, an indexer or another build may have a file open for a moment, most often one that was just
/// written, and meanwhile nobody can replace or remove it: it is tried again for a little more than a second. What fails in the end is an
/// <see cref="IOException"/> with the number of the system's error, which <see cref="FileFault"/> explains.
/// </summary>
internal sealed class FileChanges(HostSystem host, DiskOperations operations)
{
    private static readonly TimeSpan[] s_pauses = [.. new[] { 10, 20, 40, 80, 160, 320, 640 }.Select(time => TimeSpan.FromMilliseconds(time))];

    /// <summary>How often a change is tried at most.</summary>
    public static int Attempts => s_pauses.Length + 1;

    /// <summary>Those of this machine.</summary>
    public static FileChanges Disk { get; } = new(HostSystem.This, new());

    /// <summary>Gives a file another name, in place of the file that has it.</summary>
    public void Replace(string from, string to, CancellationToken cancelled = default) =>
        Try("replaced", to, () => operations.Replace(from, to), cancelled);

    /// <summary>Removes a file, if there is one.</summary>
    public void Delete(string path, CancellationToken cancelled = default) => Try("removed", path, () => operations.Delete(path), cancelled);

    /// <summary>Removes a folder with everything in it, if there is one.</summary>
    public void DeleteFolder(string path, CancellationToken cancelled = default)
    {
        Try("removed", path, Delete, cancelled);

        // A former attempt may have removed it.
        void Delete()
        {
            if (Directory.Exists(path))
                operations.DeleteFolder(path);
        }
    }

    /// <summary>Gives a folder another name, which nothing has.</summary>
    public void MoveFolder(string from, string to, CancellationToken cancelled = default) =>
        Try("moved", from, () => operations.MoveFolder(from, to), cancelled);

    /// <summary>Removes what is half made, where another error matters more than one of its removal.</summary>
    public void Discard(string path)
    {
        try
        {
            operations.Delete(path);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // It has a name that nothing reads.
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
            catch (Exception exception) when (FileFault.Is(exception) && !(host.IsWindows && FileFault.Passes(exception) && attempt < Attempts))
            {
                // Many messages of Windows do not name the file.
                if (exception.Message.Contains(path, StringComparison.Ordinal))
                    throw;
                throw new IOException($"'{path}' cannot be {done}{(attempt > 1 ? $", after {attempt} attempts" : "")}: {exception.Message}", exception.HResult);
            }
            catch (Exception exception) when (FileFault.Is(exception))
            {
                // Windows removes no file that is read-only, as those of a Git repository are.
                if (FileFault.IsDenied(exception) && Directory.Exists(path))
                    MakeWritable(path);
                operations.Pause(s_pauses[attempt - 1], cancelled);
                cancelled.ThrowIfCancellationRequested();
            }
        }
    }

    private static bool IsReadOnly(Exception exception, string path) =>
        FileFault.IsDenied(exception) && File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0;

    private static void MakeWritable(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            if (File.GetAttributes(file) is var attributes && (attributes & FileAttributes.ReadOnly) != 0)
                File.SetAttributes(file, attributes & ~FileAttributes.ReadOnly);
        }
    }
}
