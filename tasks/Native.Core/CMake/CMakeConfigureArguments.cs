using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Platform;
using Native.Core.Schema;
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
        // Without it CMake 4 refuses every project that asks for less.
        Define("CMAKE_POLICY_VERSION_MINIMUM:STRING", "3.5");
        // A default of the project's own may be no full path on this machine (c:/libjpeg-turbo).
        if (project.IsInstalled)
            Define("CMAKE_INSTALL_PREFIX:PATH", project.Prefix.Replace('\\', '/'));
        else if (!project.Host.IsWindows)
            Define("CMAKE_INSTALL_PREFIX:PATH", "/usr/local");
        if (project.IsInstalled)
            Define("CMAKE_INSTALL_LIBDIR:STRING", "lib");
        Define("BUILD_SHARED_LIBS:BOOL", "OFF");
        Define("BUILD_TESTING:BOOL", "OFF");
        Define("CMAKE_POSITION_INDEPENDENT_CODE:BOOL", "ON");
        // Shared libraries find each other in their own folder, and have no folder of this machine in them.
        Define("CMAKE_BUILD_WITH_INSTALL_RPATH:BOOL", "ON");
        Define("CMAKE_BUILD_WITH_INSTALL_NAME_DIR:BOOL", "ON");
        Define("CMAKE_INSTALL_RPATH:STRING", project.Target.IsMacOS ? "@loader_path" : "$ORIGIN");
        Define("CMAKE_INSTALL_NAME_DIR:STRING", "@rpath");
        var level = $"-O{project.Properties.Optimization}";
        // A script sees the levels of the project's own lists as well; a batch file sees none. CMake puts these into a build file
        // as they are, where a dollar begins a variable, for a shell to read.
        var flags = CommandLine.Quote([level, .. zigLibrary.Length > 0 ? ZigOptimization.Words([level], project.Target) : [],
            project.DebugInformation ? "-g" : "-g0", .. project.IsDebug ? (string[])[] : ["-DNDEBUG"], .. PrefixMaps(project, zigLibrary)], project.Host)
            .Replace("$", "$$", StringComparison.Ordinal);
        foreach (var language in s_languages)
        {
            Define($"CMAKE_{language}_FLAGS_{project.BuildType.ToUpperInvariant()}:STRING", flags);
            if (project.Launcher.Count > 0)
                Define($"CMAKE_{language}_COMPILER_LAUNCHER:STRING", CMakeText.JoinList([project.Host.Slashes(project.Launcher[0]), .. project.Launcher.Skip(1)]));
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

    /// <summary>
    /// <c>CFLAGS</c>, <c>CXXFLAGS</c> and <c>LDFLAGS</c> for cmake, which makes its own variables of them. They stay the text
    /// that the user wrote: a shell reads it in the end, as it does without us. NSDK9004 for an open quote.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Environment(CMakeProject project, bool isZig)
    {
        var strip = !project.Properties.Flag(PropertySchema.NativeStrip) ? "" : project.Target.IsMacOS && !isZig ? "-Wl,-x" : "-s";
        return new Dictionary<string, string?>
        {
            ["CFLAGS"] = Text(project.Host, project.CppFlags, project.CFlags),
            ["CXXFLAGS"] = Text(project.Host, project.CppFlags, project.CxxFlags),
            ["LDFLAGS"] = Text(project.Host, strip, project.LdFlags),
        };
    }

    // A line end would be one in the build file.
    private static string Text(HostSystem host, params string[] parts) => string.Join(' ', parts.Select(part =>
    {
        _ = CommandLine.Split(part, host);
        return part.ReplaceLineEndings(" ").Trim();
    }).Where(part => part.Length > 0));

    // With the other flags of the build type, since projects' users often set CMAKE_C_FLAGS. What a CMake project reads outside
    // of its folder is not known before it is built: it is what it needs, or belongs to the .NET project.
    private static IReadOnlyList<string> PrefixMaps(CMakeProject project, string zigLibrary) => !project.MapPaths ? [] :
    [
        .. PathMap.Make(
            [new(project.Source, "."), new(project.Build, "build"), .. zigLibrary.Length > 0 ? (PathName[])[new(zigLibrary, "zig")] : []],
            [.. project.ProjectDirectory.Length > 0 ? (string[])[project.ProjectDirectory] : [], project.Folder, .. project.Needs],
            project.MachineFolders, project.Host).Select(name => name.Argument),
    ];
}
