using Native.Core.Diagnostics;

namespace Native.Core.NativeAot;

/// <summary>Represents a static library of a program.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Projects">The file names of the projects that it comes from, or the directory of a file that an item names.</param>
/// <param name="Defined">The symbols that its objects define.</param>
public sealed record StaticArchive(string Path, IReadOnlySet<string> Projects, IReadOnlySet<string> Defined)
{
    /// <summary>Gets its name for messages.</summary>
    public string Name => $"{System.IO.Path.GetFileName(Path)} ({string.Join(", ", Projects)})";
}

/// <summary>
/// Finds functions that two static libraries of a program define. A linker uses the first definition without a message, or reports an error that names objects
/// only.
/// </summary>
public static class DuplicateSymbols
{
    /// <summary>
    /// Returns NSDK6020 for each pair of static libraries with a common symbol. Libraries of one project are not compared, because its shared library contains
    /// them too.
    /// </summary>
    public static IEnumerable<Diagnostic> Find(IReadOnlyList<StaticArchive> archives)
    {
        for (var i = 0; i < archives.Count; i++)
        {
            for (var j = i + 1; j < archives.Count; j++)
            {
                var (first, second) = (archives[i], archives[j]);
                if (first.Projects.Overlaps(second.Projects))
                    continue;
                var both = first.Defined.Where(second.Defined.Contains).Order(StringComparer.Ordinal).ToList();
                if (both.Count > 0)
                    yield return Report(first, second, both);
            }
        }
    }

    private static Diagnostic Report(StaticArchive first, StaticArchive second, List<string> names)
    {
        return Diagnostic.Error("NSDK6020",
            $"{first.Name} and {second.Name} both define {NameList.First(3, [.. names.Select(name => $"'{name}'")])}, but a NativeAOT program can contain only one definition. Expected different names; declare the functions "
            + "static, rename them, let both projects use one library, or set <NativeAotStaticLinking>false</NativeAotStaticLinking> in one of the native projects, whose "
            + "shared library is then published next to the program.");
    }
}
