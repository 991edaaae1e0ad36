
using Native.Core.Toolchain;

namespace Native.Core.CMake;

/// <summary>What configures a CMake project: the arguments of cmake, and the variables that it reads flags from.</summary>
public static class CMakeConfigureArguments
{
    private static readonly string[] s_languages = ["C", "CXX", "OBJC", "OBJCXX", "ASM"];

    /// <summary>
    /// The arguments behind <c>-S</c> and <c>-B</c>. Those of the item come last, so that they win.
    /// <paramref name="toolchainFile"/> is empty where CMake finds a compiler by itself, and <paramref name="zigLibrary"/>,
    /// the folder of zig's headers, where that is not zig.
    /// </summary>
    public static IReadOnlyList<string> For(CMakeProject project, string toolchainFile, string zigLibrary)
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
        Define("CMAKE_BUILD_WITH_INSTALL_NAME_DIR:BOOL", "ON");
        Define("CMAKE_INSTALL_RPATH:STRING", project.Target.IsMacOS ? "@loader_path" : "$ORIGIN");
        Define("CMAKE_INSTALL_NAME_DIR:STRING", "@rpath");
        var level = $"-O{project.Optimization}";
        // A script sees the levels of the project's own lists as well; a batch file sees none.
        var flags = Line([level, .. zigLibrary.Length > 0 ? ZigOptimization.Words([level], project.Target) : [], project.DebugInformation ? "-g" : "-g0", .. project.IsDebug ? (string[])[] : ["-DNDEBUG"],
            .. PrefixMaps(project, zigLibrary)]);
        foreach (var language in s_languages)
        {
            Define($"CMAKE_{language}_FLAGS_{project.BuildType.ToUpperInvariant()}:STRING", flags);
            if (project.Launcher.Count > 0)
                Define($"CMAKE_{language}_COMPILER_LAUNCHER:STRING", CMakeText.JoinList(project.Launcher));
            // Without times and owners in it: the same objects make the same archive. zig's ar does that by itself.
            if (zigLibrary.Length == 0 && project.Target.IsElf)
            {
                Define($"CMAKE_{language}_ARCHIVE_CREATE:STRING", "<CMAKE_AR> qcD <TARGET> <LINK_FLAGS> <OBJECTS>");
                Define($"CMAKE_{language}_ARCHIVE_FINISH:STRING", "<CMAKE_RANLIB> -D <TARGET>");
            }
        }

        arguments.AddRange(project.Options);
        return arguments;
    }

    /// <summary><c>CFLAGS</c>, <c>CXXFLAGS</c> and <c>LDFLAGS</c> for cmake, which makes its own variables of them.</summary>
    public static IReadOnlyDictionary<string, string?> Environment(CMakeProject project, bool isZig)
    {
        string[] strip = project.Strip ? [project.Target.IsMacOS && !isZig ? "-Wl,-x" : "-s"] : [];
        return new Dictionary<string, string?>
        {
            ["CFLAGS"] = Line(project.CFlags),
            ["CXXFLAGS"] = Line(project.CxxFlags),
            ["LDFLAGS"] = Line([.. strip, .. project.LdFlags]),
        };
    }

    // With the other flags of the build type, since projects' users often set CMAKE_C_FLAGS. The later map counts, and the
    // build tree may lie in the source tree.
    private static IReadOnlyList<string> PrefixMaps(CMakeProject project, string zigLibrary) => !project.MapPaths ? [] :
    [
        $"-ffile-prefix-map={project.Source}=.", $"-ffile-prefix-map={project.Build}=build",
        .. zigLibrary.Length > 0 ? (string[])[$"-ffile-prefix-map={zigLibrary}=zig"] : [],
    ];

    // CMake puts the line into commands as it is, for a shell to read.
    private static string Line(IReadOnlyList<string> flags) => string.Join(' ', flags.Select(flag =>
        flag.IndexOfAny([' ', '\t', '\'', '(', ')', '&', ';']) < 0 ? flag
        : $"\"{flag.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
}
