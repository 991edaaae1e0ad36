using System.Security.Cryptography;
using System.Text;
using Native.Core.Diagnostics;

namespace Native.Execution;

/// <summary>Caches the output of queries to programs, for all projects of the user.</summary>
/// <param name="folder">The full path of the directory for the answers to one query.</param>
internal sealed class AnswerCache(string folder)
{
    /// <summary>Returns the answer for a key, which contains everything that the answer depends on; null if it is not cached.</summary>
    public string? Read(string key) => new DiskFileReader().ReadText(FilePath(key));

    /// <summary>Stores an answer. If the directory is not writable, the next build runs the program again.</summary>
    public void Write(string key, string answer)
    {
        try
        {
            FileWriter.WriteIfDifferent(FilePath(key), answer);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // The cache only saves time.
        }
    }

    private string FilePath(string key) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16]);
}
