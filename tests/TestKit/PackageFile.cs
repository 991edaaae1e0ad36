using System.IO.Compression;
using System.Security.Cryptography;

namespace TestKit;

/// <summary>The contents of a NuGet package.</summary>
public static class PackageFile
{
    /// <summary>The name and the SHA-256 of each entry, in the order of the package.</summary>
    public static IReadOnlyList<(string Name, string Hash)> Entries(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            return (entry.FullName, Convert.ToHexStringLower(SHA256.HashData(stream)));
        })];
    }

    /// <summary>The names of the entries, in the order of the package.</summary>
    public static IReadOnlyList<string> Names(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The RID of each file in <c>runtimes/</c>, in the order of the package.</summary>
    public static IReadOnlyList<string> Rids(string package) => [.. Names(package).Select(name => name.Split('/')).Where(parts => parts[0] == "runtimes").Select(parts => parts[1])];

    /// <summary>Writes an entry of the package to the file <paramref name="path"/>.</summary>
    public static void Extract(string package, string entry, string path)
    {
        using var archive = ZipFile.OpenRead(package);
        archive.GetEntry(entry)!.ExtractToFile(path);
    }
}
