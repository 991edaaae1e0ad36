using System.Security.Cryptography;
using System.Text;

namespace Native.Core.Compile;

/// <summary>Where the object of a source is: the source's own path below the object folder, so no two collide.</summary>
public static class ObjectLayout
{
    /// <summary>
    /// <c>native/a.c</c> → <c>native/a.c.o</c>. A source outside the project is under a hash of its folder.
    /// </summary>
    public static string ObjectName(string projectDirectory, string source)
    {
        var relative = Path.GetRelativePath(projectDirectory, source).Replace('\\', '/');
        if (relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative))
        {
            // The folder relative to the project, so that the same tree elsewhere gives the same names.
            var folder = Path.GetDirectoryName(relative)!.Replace('\\', '/');
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..8];
            relative = $"_/{hash}/{Path.GetFileName(relative)}";
        }

        return relative + ".o";
    }
}
