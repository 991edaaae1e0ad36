using Native.Core.CMake;

namespace Native.Execution;

/// <summary>Finds the archives that CMake projects created for one RID.</summary>
internal static class CMakeArchives
{
    /// <summary>Reads the lists next to the build trees in <paramref name="objectDirectory"/>: <c>obj/native/Debug/linux-x64</c>.</summary>
    public static IReadOnlyList<CMakeArchive> In(string objectDirectory)
    {
        var folder = Path.Combine(objectDirectory, "cmake-projects");
        return objectDirectory.Length == 0 || !Directory.Exists(folder) ? [] :
        [
            .. Directory.GetDirectories(folder).Select(project => Path.Combine(project, CMakeArchive.FileName)).Where(File.Exists)
                .SelectMany(File.ReadLines).Select(CMakeArchive.Read),
        ];
    }
}
