using Microsoft.Build.Framework;
using Native.Core.Diagnostics;

namespace Native.Tasks.Shell;

/// <summary>Reads metadata of items, and refuses what nobody reads.</summary>
internal static class ItemReader
{
    // What MSBuild and the .NET SDK put on items by themselves.
    private static readonly HashSet<string> s_platform = new(
        ["Link", "LinkBase", "DefiningProjectFullPath", "CopyToOutputDirectory", "Visible", "SubType", "DependentUpon", "Pack", "PackagePath"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>A list metadatum, split at semicolons.</summary>
    public static IReadOnlyList<string> List(this ITaskItem item, string name) =>
        item.GetMetadata(name).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary><c>true</c> or <c>false</c>; NSDK9003 for anything else.</summary>
    public static bool Flag(this ITaskItem item, string name, bool fallback) => item.GetMetadata(name).ToUpperInvariant() switch
    {
        "" => fallback,
        "TRUE" => true,
        "FALSE" => false,
        _ => throw new NativeException(Diagnostic.Error("NSDK9003",
            $"'{item.GetMetadata(name)}' is not a value of the metadata {name} of '{item.ItemSpec}'. Expected true or false.", DefiningProject(item))),
    };

    /// <summary>An enumeration by name, without regard to case; NSDK9003 for another name.</summary>
    public static T Choice<T>(this ITaskItem item, string name, T fallback)
        where T : struct, Enum
    {
        var value = item.GetMetadata(name);
        return value.Length == 0 ? fallback : Choice<T>(value, $"the metadata {name} of '{item.ItemSpec}'");
    }

    /// <summary>The same for a property's value.</summary>
    public static T Choice<T>(string value, string place)
        where T : struct, Enum =>
        !int.TryParse(value, out _) && Enum.TryParse<T>(value, ignoreCase: true, out var result)
            ? result
            : throw new NativeException(Diagnostic.Error("NSDK9003",
                $"'{value}' is not a value of {place}. Expected one of: {string.Join(", ", Enum.GetNames<T>())}."));

    /// <summary>NSDK9002 for metadata that this kind of item does not have: MSBuild itself keeps them silently.</summary>
    public static void RefuseUnknownMetadata(string itemType, IEnumerable<ITaskItem> items, params string[] known)
    {
        foreach (var item in items)
        {
            foreach (string name in item.CloneCustomMetadata().Keys)
            {
                if (!s_platform.Contains(name) && !name.StartsWith('_') && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
                    throw new NativeException(Diagnostic.Error("NSDK9002",
                        $"{itemType} '{item.ItemSpec}' has the metadata '{name}', which does not exist. "
                        + (known.Length == 0 ? "Expected none." : $"Expected: {string.Join(", ", known)}."), DefiningProject(item)));
            }
        }
    }

    private static string? DefiningProject(ITaskItem item)
    {
        var project = item.GetMetadata("DefiningProjectFullPath");
        return project.Length == 0 ? null : project;
    }
}
