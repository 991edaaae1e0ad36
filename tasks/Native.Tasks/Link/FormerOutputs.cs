using Native.Core.Audit;
using Native.Core.IO;
using Native.Core.Imports;
using Native.Core.Incremental;

namespace Native.Tasks;

/// <summary>Removes a previous binary if the name or kind of the output changed, with all files that were created with it.</summary>
internal static class FormerOutputs
{
    /// <summary>Removes all binaries that have a state in the directory, except <paramref name="output"/>.</summary>
    public static void Remove(string folder, string output, IFileReader files)
    {
        if (!Directory.Exists(folder))
            return;
        var (own, here) = (FolderPath.Set([StepStateFile.PathOf(output)]), FolderPath.Set([Path.TrimEndingDirectorySeparator(folder)]));
        foreach (var path in Directory.GetFiles(folder, $"*{StepState.Extension}").Where(path => !own.Contains(Path.GetFullPath(path))))
        {
            foreach (var file in StepState.Read(files.ReadText(path))?.Files.Where(file => here.Contains(Path.GetDirectoryName(Path.GetFullPath(file)) ?? "")) ?? [])
                FileChanges.Disk.Delete(file);
            FileChanges.Disk.Delete(Path.Combine(folder, ExportRecord.FileName));
            FileChanges.Disk.Delete(Path.Combine(folder, DeclaredLibraries.FileName));
            FileChanges.Disk.Delete(path);
        }
    }
}
