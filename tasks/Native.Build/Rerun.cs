using Native.Core.IO;

namespace Native.Build;

/// <summary>
/// Specifies the changes after which the script runs again. Without a call, a change of any file in the project makes the script stale.
/// </summary>
public static class Rerun
{
    /// <summary>Runs the script again if a file, or a file in a directory, is changed, created or removed.</summary>
    public static void IfChanged(params string[] paths)
    {
        foreach (var path in paths)
            Instructions.Print("rerun-if-changed", path);
    }

    /// <summary>Runs the script again if the value of an environment variable changes.</summary>
    public static void IfEnvChanged(params string[] names)
    {
        foreach (var name in names)
            Instructions.Print("rerun-if-env-changed", name);
    }

    /// <summary>Runs the script again if a file changes, except files that the script generated.</summary>
    internal static void IfChangedElsewhere(IEnumerable<string> paths) =>
        IfChanged([.. paths.Where(path => !FolderPath.Contains(BuildContext.OutDirectory, path)).Distinct().Order(StringComparer.Ordinal)]);
}
