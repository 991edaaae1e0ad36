using Native.Core.IO;

namespace Native.Build;

/// <summary>When the script must run again. Without a call, any file of the project makes it stale.</summary>
public static class Rerun
{
    /// <summary>When a file, or anything in a folder, changes, appears or vanishes.</summary>
    public static void IfChanged(params string[] paths)
    {
        foreach (var path in paths)
            Instructions.Say("rerun-if-changed", path);
    }

    /// <summary>When an environment variable has another value.</summary>
    public static void IfEnvChanged(params string[] names)
    {
        foreach (var name in names)
            Instructions.Say("rerun-if-env-changed", name);
    }

    /// <summary>When one of the files that were read changes, except those that the script made itself.</summary>
    internal static void IfChangedElsewhere(IEnumerable<string> paths) =>
        IfChanged([.. paths.Where(path => !FolderPath.Contains(BuildContext.OutDirectory, path)).Distinct().Order(StringComparer.Ordinal)]);
}
