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
    /// <summary>Full paths of states. The metadata <c>Folder</c> is the folder of the step, which is removed as a whole.</summary>
    [Required]
    public ITaskItem[] Steps { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            foreach (var step in Steps)
                Remove(step.ItemSpec, step.GetMetadata("Folder"));
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Log.Report(FileFault.Of(exception));
        }

        return !Log.HasLoggedErrors;
    }

    // The libraries that a step copied are in the folder of the build.
    private static void Remove(string path, string folder)
    {
        foreach (var item in StepState.Read(new DiskFileReader().ReadText(path))?.Items ?? [])
        {
            if (item.Type == "Copy")
                FileChanges.Disk.Delete(item.Include);
        }

        FileChanges.Disk.Delete(path);
        if (folder.Length > 0)
            FileChanges.Disk.DeleteFolder(folder);
    }
}
