using System.Security.Cryptography;
using System.Text;
using Native.Core.Diagnostics;

namespace Native.Execution;

/// <summary>Keeps what programs said of themselves, for all projects of the user.</summary>
/// <param name="folder">Full path of the folder for the answers to one question.</param>
internal sealed class AnswerCache(string folder)
{
    /// <summary>The answer under a key, which has everything that the answer depends on; null where none is known.</summary>
    public string? Read(string key) => new DiskFileReader().ReadText(FilePath(key));

    /// <summary>Keeps an answer. Where the folder cannot be written, the next build starts the program again.</summary>
    public void Write(string key, string answer)
    {
        try
        {
            FileWriter.WriteIfDifferent(FilePath(key), answer);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            // Nothing is lost but time.
        }
    }

    private string FilePath(string key) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16]);
}
