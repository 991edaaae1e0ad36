using Native.Core.ObjectFiles;
using Native.Core.PackageForms;

namespace Native.Execution;

/// <summary>Changes the debug information of linked files.</summary>
internal static class DebugFile
{
    /// <summary>
    /// Strips a file. The unstripped file becomes the file with debug information, which debuggers find by its name and checksum. Returns its name.
    /// </summary>
    /// <param name="path">The linked file.</param>
    /// <param name="extension">The extension that is added for the file with debug information, or an empty text to create none.</param>
    public static string Detach(string path, string extension)
    {
        var (linked, symbols) = (File.ReadAllBytes(path), path + extension);
        if (extension.Length > 0)
        {
            File.Copy(path, symbols, overwrite: true);
            FileModes.Set(symbols, executable: false);
        }

        File.WriteAllBytes(path, StrippedElf.Strip(linked, extension.Length > 0 ? Path.GetFileName(symbols) : null));
        return Path.GetFileName(symbols);
    }

    /// <summary>Makes a DLL and its <c>.pdb</c>, which can be missing, independent of the time of the link.</summary>
    public static void MakeReproducible(string path, string symbolsPath)
    {
        var (file, symbols) = (File.ReadAllBytes(path), File.Exists(symbolsPath) ? File.ReadAllBytes(symbolsPath) : null);
        if (!PortableExecutableStamp.Apply(file, symbols))
            return;
        File.WriteAllBytes(path, file);
        if (symbols is not null)
            File.WriteAllBytes(symbolsPath, symbols);
    }

    /// <summary>Deletes the files with debug information of a former link, which the next link may not create.</summary>
    public static void Remove(string output, CancellationToken cancelled)
    {
        foreach (var path in Of(output))
            FileChanges.Disk.Delete(path, cancelled);
    }

    /// <summary>Returns the existing files with the debug information of a linked file, which are next to it.</summary>
    public static IReadOnlyList<string> Of(string output) =>
        [.. SymbolFiles.NextTo(output).Where(File.Exists)];
}
