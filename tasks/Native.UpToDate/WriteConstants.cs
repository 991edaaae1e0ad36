using Microsoft.Build.Framework;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Execution;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>
/// Writes the C# that names the native library: <c>obj/Debug/net10.0/NativeConstants.g.cs</c>. Every build does, also one with nothing to do and that of an
/// editor; a file that has the text already keeps its time.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class WriteConstants : Task, IMultiThreadableTask
{
    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>The file, relative to the project's folder.</summary>
    [Required]
    public string File { get; set; } = "";

    /// <summary><c>RootNamespace</c>.</summary>
    public string RootNamespace { get; set; } = "";

    /// <summary><c>NativeLibraryName</c>.</summary>
    [Required]
    public string LibraryName { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            FileWriter.WriteIfDifferent(Path.GetFullPath(TaskEnvironment.GetAbsolutePath(File).Value), ConstantsSource.Text(RootNamespace, LibraryName));
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            Log.Report(FileFault.Of(exception));
        }

        return !Log.HasLoggedErrors;
    }
}
