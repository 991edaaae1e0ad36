
namespace Native.Core.CMake;

/// <summary>What configures a CMake project: the arguments of cmake, and the variables that it reads flags from.</summary>
public static class CMakeConfigureArguments
{
    private static readonly string[] s_languages = ["C", "CXX", "OBJC", "OBJCXX", "ASM"];

    /// <summary>
    /// The arguments behind <c>-S</c> and <c>-B</c>. Those of the item come last, so that they win.
    /// <paramref name="toolchainFile"/> is empty where the machine's own compiler is used.
    /// </summary>
    public static IReadOnlyList<string> For(CMakeProject project, string toolchainFile, bool isZig)
    {
        var arguments = new List<string> { "--no-warn-unused-cli", "-Wno-dev" };
        void Define(string name, string value) => arguments.Add($"-D{name}={value}");
        if (toolchainFile.Length > 0)
            Define("CMAKE_TOOLCHAIN_FILE:FILEPATH", toolchainFile);
        Define("CMAKE_PROJECT_INCLUDE:FILEPATH", Path.Combine(project.Folder, CMakeConsumerWriter.FileName));
        Define("CMAKE_BUILD_TYPE:STRING", project.BuildType);
        Define("BUILD_SHARED_LIBS:BOOL", "OFF");
        Define("BUILD_TESTING:BOOL", "OFF");
        Define("CMAKE_POSITION_INDEPENDENT_CODE:BOOL", "ON");
        // Shared libraries find each other beside themselves, and have no folder of this machine in them.
        Define("CMAKE_BUILD_WITH_INSTALL_RPATH:BOOL", "ON");
        Define("CMAKE_INSTALL_RPATH:STRING", project.Target.IsMacOS ? "@loader_path" : "$ORIGIN");
        Define("CMAKE_INSTALL_NAME_DIR:STRING", "@rpath");
        var flags = $"-O{project.Optimization} {(project.DebugInformation ? "-g" : "-g0")}{(project.IsDebug ? "" : " -DNDEBUG")}";
        foreach (var language in s_languages)
        {
            Define($"CMAKE_{language}_FLAGS_{project.BuildType.ToUpperInvariant()}:STRING", flags);
            if (project.Launcher.Count > 0)
                Define($"CMAKE_{language}_COMPILER_LAUNCHER:STRING", CMakeText.JoinList(project.Launcher));
            // Without times and owners in it: the same objects make the same archive. zig's ar does that by itself.
            if (!isZig && project.Target.IsElf)
            {
                Define($"CMAKE_{language}_ARCHIVE_CREATE:STRING", "<CMAKE_AR> qcD <TARGET> <LINK_FLAGS> <OBJECTS>");
                Define($"CMAKE_{language}_ARCHIVE_FINISH:STRING", "<CMAKE_RANLIB> -D <TARGET>");
            }
        }

        arguments.AddRange(project.Options);
        return arguments;
    }

    /// <summary>
    /// <c>CFLAGS</c>, <c>CXXFLAGS</c> and <c>LDFLAGS</c> for cmake: what keeps paths out of the objects, and behind it what
    /// the build's own variables say. <paramref name="zigLibrary"/> is the folder of zig's headers, or empty.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Environment(CMakeProject project, string zigLibrary)
    {
        var maps = new List<string>();
        if (project.MapPaths)
        {
            // The later one counts, and the build tree may lie in the source tree.
            maps.Add($"-ffile-prefix-map={project.Source}=.");
            maps.Add($"-ffile-prefix-map={project.Build}=build");
            if (zigLibrary.Length > 0)
                maps.Add($"-ffile-prefix-map={zigLibrary}=zig");
        }

        string[] strip = project.Strip ? [project.Target.IsMacOS && zigLibrary.Length == 0 ? "-Wl,-x" : "-s"] : [];
        return new Dictionary<string, string?>
        {
            ["CFLAGS"] = Line([.. maps, .. project.CFlags]),
            ["CXXFLAGS"] = Line([.. maps, .. project.CxxFlags]),
            ["LDFLAGS"] = Line([.. strip, .. project.LdFlags]),
        };
    }

    // CMake puts the line into commands as it is, for a shell to read.
    private static string Line(IReadOnlyList<string> flags) => string.Join(' ', flags.Select(flag =>
        flag.IndexOfAny([' ', '\t', '\'', '(', ')', '&', ';']) < 0 ? flag
        : $"\"{flag.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
}
