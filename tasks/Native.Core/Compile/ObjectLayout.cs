using System.Security.Cryptography;
using System.Text;

namespace Native.Core.Compile;

/// <summary>Determines the path of an object: the path of the source below the object folder, so that objects do not collide.</summary>
public static class ObjectLayout
{
    /// <summary>
    /// Maps <c>native/a.c</c> to <c>native/a.c.o</c>, and a source outside of the project to a folder with the hash of its path.
    /// </summary>
    public static string ObjectName(string projectDirectory, string source)
    {
        var relative = Path.GetRelativePath(projectDirectory, source).Replace('\\', '/');
        if (relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative))
        {
            // Use the folder relative to the project, so that names do not depend on its location.
            var folder = Path.GetDirectoryName(relative)!.Replace('\\', '/');
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..8];
            relative = $"_/{hash}/{Path.GetFileName(relative)}";
        }

        return relative + ".o";
    }
}
