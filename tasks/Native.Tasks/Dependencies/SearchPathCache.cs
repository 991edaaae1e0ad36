using System.Security.Cryptography;
using System.Text;
using Native.Core.Dependencies;
using Native.Core.IO;

namespace Native.Tasks;

/// <summary>Keeps what a pkg-config said of its own folders, for all projects of the user, until the program changes.</summary>
internal static class SearchPathCache
{
    /// <summary>What is known of <paramref name="program"/>.</summary>
    public static OwnSearchPath Read(string folder, string? program, IFileReader files) =>
        new() { Folders = program is null ? null : files.ReadText(FilePath(folder, program, files)) };

    /// <summary>Keeps what is known now; a folder that cannot be written costs a process in the next build.</summary>
    public static void Write(string folder, string? program, IFileReader files, OwnSearchPath path)
    {
        if (program is null || path.Folders is null)
            return;
        try
        {
            FileWriter.WriteIfDifferent(FilePath(folder, program, files), path.Folders);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next build asks again.
        }
    }

    private static string FilePath(string folder, string program, IFileReader files)
    {
        var state = $"{program}|{files.Stamp(program)}";
        return Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)))[..16]);
    }
}
