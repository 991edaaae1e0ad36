using Native.Core.IO;
using Native.Core.Imports;
using Native.Core.Incremental;

namespace Native.Tasks;

/// <summary>Removes a binary that has another name or kind now, with everything that was made with it.</summary>
internal static class FormerOutputs
{
    /// <summary>Looks for states of other binaries than <paramref name="output"/> in the folder.</summary>
    public static void Remove(string folder, string output, IFileReader files)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.GetFiles(folder, $"*{StepState.Extension}").Where(path => path != StepStateFile.PathOf(output)))
        {
            foreach (var file in StepState.Read(files.ReadText(path))?.Files.Where(file => Path.GetDirectoryName(file) == Path.TrimEndingDirectorySeparator(folder)) ?? [])
                FileChanges.Disk.Delete(file);
            FileChanges.Disk.Delete(Path.Combine(folder, ExportRecord.FileName));
            FileChanges.Disk.Delete(path);
        }
    }
}
