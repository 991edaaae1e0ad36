using Microsoft.Build.Framework;
using Native.Core.Bindings;
using Native.Core.Diagnostics;
using Native.Execution;
using Native.Tasks;
using Task = Microsoft.Build.Utilities.Task;

namespace Native.UpToDate;

/// <summary>
/// Writes the C# constant with the name of the native library to <c>obj/Debug/net10.0/NativeConstants.g.cs</c>. It runs in every build, including
/// up-to-date and design-time builds, and does not touch a file whose content is the same.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class WriteConstants : Task, IMultiThreadableTask
{
    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>The path of the file, relative to the project directory.</summary>
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
