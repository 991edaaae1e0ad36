using Microsoft.Build.Framework;
using Native.Core.Diagnostics;
using Native.Core.Incremental;
using Native.Execution;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>Removes what steps made that the project does not have any more.</summary>
[MSBuildMultiThreadableTask]
public sealed class RemoveSteps : Task
{
    /// <summary>
    /// Full paths of states. The metadata <c>Folder</c> is the folder of the step, which is removed as a whole, and <c>CopyFolder</c> the one in which the step left
    /// copies of libraries.
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
