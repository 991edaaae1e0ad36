using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Execution;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>
/// Removes the outputs of a project. The builds of all target frameworks share these outputs and clean them at the same time, so that the task does not
/// fail if one of them disappears.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class RemoveOutputs : Task
{
    /// <summary>The full paths of directories, which are removed with their contents.</summary>
    public ITaskItem[] Folders { get; set; } = [];

    /// <summary>The full paths of files.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>The full path of the directory that contains the outputs of all configurations. It is removed if it contains no other directories.</summary>
    [Required]
    public string RootFolder { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            foreach (var folder in Folders)
                FileChanges.Disk.DeleteFolder(folder.ItemSpec);
            foreach (var file in Files)
                FileChanges.Disk.Delete(file.ItemSpec);
            if (IsLast())
                FileChanges.Disk.DeleteFolder(RootFolder);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Log.Report(FileFault.Of(exception));
        }

        return !Log.HasLoggedErrors;
    }

    private bool IsLast()
    {
        try
        {
            return !Directory.EnumerateDirectories(RootFolder).Any();
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // Another build removed it, or is removing it.
            return false;
        }
    }
}
