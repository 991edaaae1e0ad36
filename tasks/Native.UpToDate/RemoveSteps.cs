using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Execution;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>Removes the outputs of steps that the project no longer contains.</summary>
[MSBuildMultiThreadableTask]
public sealed class RemoveSteps : Task
{
    /// <summary>
    /// The full paths of the state files. The metadata <c>Folder</c> is the directory of the step, which is removed completely, and <c>CopyFolder</c>
    /// is the directory to which the step copied libraries.
    /// </summary>
    [Required]
    public ITaskItem[] Steps { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            foreach (var step in Steps)
                Remove(step.ItemSpec, step.GetMetadata("Folder"), step.GetMetadata("CopyFolder"));
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Log.Report(FileFault.Of(exception));
        }

        return !Log.HasLoggedErrors;
    }

    private static void Remove(string path, string folder, string copyFolder)
    {
        if (copyFolder.Length > 0 && StepState.Read(new DiskFileReader().ReadText(path)) is { } state)
        {
            foreach (var copy in state.CopiesIn(copyFolder))
                FileChanges.Disk.Delete(copy);
        }

        FileChanges.Disk.Delete(path);
        if (folder.Length > 0)
            FileChanges.Disk.DeleteFolder(folder);
    }
}
