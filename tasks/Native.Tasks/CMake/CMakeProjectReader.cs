using Microsoft.Build.Framework;
using Native.Core.CMake;
using Native.Core.Compile;
using Native.Core.Diagnostics;
using Native.Core.Schema;

namespace Native.Tasks;

/// <summary>Converts <c>NativeCMakeProject</c> items into <see cref="CMakeProject"/>s. No other class reads their metadata.</summary>
internal static class CMakeProjectReader
{
    /// <summary>Returns a project per item, with needed projects first. Each project has its own directory in <paramref name="root"/>.</summary>
    public static IReadOnlyList<CMakeProject> Read(
        BuildSettings settings, ITaskItem[] items, string root, string defaultGenerator, IReadOnlyList<string> launcher,
        IReadOnlyList<PathName> machineFolders)
    {
        ItemReader.RefuseUnknownMetadata(ItemSchema.NativeCMakeProject, items);
        var names = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var projects = items.Select(item =>
        {
            var source = Source(item, settings);
            var name = Path.GetFileName(source);
            var count = names[name] = names.GetValueOrDefault(name) + 1;
            return new CMakeProject
            {
                Target = settings.Target,
                Source = source,
                Folder = Path.Combine(root, count == 1 ? name : $"{name}-{count}"),
                OutputFolder = settings.ObjectDirectory,
                Targets = item.List("Targets"),
                Options = Options(item),
                IncludePaths = item.List("IncludePaths"),
                WholeArchive = item.Flag("WholeArchive", fallback: true),
                FallbackFor = item.GetMetadata("FallbackFor"),
                Generator = item.GetMetadata("Generator") is { Length: > 0 } generator ? generator : defaultGenerator,
                IsDebug = settings.Text("Configuration").Equals("Debug", StringComparison.OrdinalIgnoreCase),
                MacOSSdk = settings.MacOSSdkOf(settings.Target),
                Properties = settings.Properties,
                DebugInformation = settings.IsTrue("DebugInformation"),
                MapPaths = settings.IsTrue("MapPaths"),
                ProjectDirectory = settings.ProjectDirectory,
                MachineFolders = machineFolders,
                CppFlags = settings.Flags("CPPFLAGS"),
                CFlags = settings.Flags("CFLAGS"),
                CxxFlags = settings.Flags("CXXFLAGS"),
                LdFlags = settings.Flags("LDFLAGS"),
                Launcher = launcher,
            };
        }).ToList();
        return CMakeNeeds.Order([.. items.Zip(projects, (item, project) => new CMakeNeed(item.ItemSpec, project, item.List("Needs")))]);
    }

    private static string Source(ITaskItem item, BuildSettings settings)
    {
        var source = Path.TrimEndingDirectorySeparator(Path.GetFullPath(item.ItemSpec, settings.ProjectDirectory));
        return File.Exists(Path.Combine(source, "CMakeLists.txt"))
            ? source
            : throw new NativeException(Diagnostic.Error("NSDK3021",
                $"NativeCMakeProject names '{item.ItemSpec}', which contains no CMakeLists.txt; expected it in {source}. Name the directory "
                    + "that contains it; if a target creates it, add that target to NativeBuildDependsOn.",
                item.GetMetadata("DefiningProjectFullPath")));
    }

    // A semicolon within an option is written as %3B.
    private static List<string> Options(ITaskItem item)
    {
        var escaped = item is ITaskItem2 two ? two.GetMetadataValueEscaped("Options") : item.GetMetadata("Options");
        var options = escaped.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Uri.UnescapeDataString).ToList();
        return options.Find(option => !option.StartsWith('-')) is not { } wrong
            ? options
            : throw new NativeException(Diagnostic.Error("NSDK9003",
                $"'{wrong}' is not a valid value for the metadata Options of '{item.ItemSpec}'. Expected arguments of cmake, separated by semicolons, such "
                + "as -DNAME=ON; a semicolon within one is %3B.", item.GetMetadata("DefiningProjectFullPath")));
    }
}
