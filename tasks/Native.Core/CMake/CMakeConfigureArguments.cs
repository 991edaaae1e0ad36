using Native.Core.Command;
using Native.Core.Compile;
using Native.Core.Platform;
using Native.Core.Schema;
using Native.Core.Toolchain;

namespace Native.Core.CMake;

/// <summary>Creates the arguments and environment variables that configure a CMake project.</summary>
public static class CMakeConfigureArguments
{
    private static readonly string[] s_languages = ["C", "CXX", "OBJC", "OBJCXX", "ASM"];

    /// <summary>
    /// Returns the arguments after <c>-S</c> and <c>-B</c>. Arguments of the item come last and take precedence.
    /// <paramref name="toolchainFile"/> is empty if CMake selects the compiler, and <paramref name="zigLibrary"/>,
    /// the folder of zig's headers, is empty if the compiler is not zig.
    /// </summary>
    public static IReadOnlyList<string> For(CMakeProject project, string toolchainFile, string zigLibrary)
    {
        var arguments = new List<string> { "--no-warn-unused-cli", "-Wno-dev" };
        void Define(string name, string value) => arguments.Add($"-D{name}={value}");
        if (toolchainFile.Length > 0)
            Define("CMAKE_TOOLCHAIN_FILE:FILEPATH", toolchainFile);
        else if (project.MacOSSdk is { } sdk)
            Define("CMAKE_OSX_SYSROOT:PATH", sdk);
        Define("CMAKE_PROJECT_INCLUDE:FILEPATH", Path.Combine(project.Folder, CMakeConsumerWriter.FileName));
        Define("CMAKE_BUILD_TYPE:STRING", project.BuildType);
        // Without it, CMake 4 rejects projects that require an older version.
        Define("CMAKE_POLICY_VERSION_MINIMUM:STRING", "3.5");
        // The default of the project might not be a full path on this machine (c:/libjpeg-turbo).
        if (project.IsInstalled)
            Define("CMAKE_INSTALL_PREFIX:PATH", project.Prefix.Replace('\\', '/'));
        else if (!project.Host.IsWindows)
            Define("CMAKE_INSTALL_PREFIX:PATH", "/usr/local");
        if (project.IsInstalled)
            Define("CMAKE_INSTALL_LIBDIR:STRING", "lib");
        Define("BUILD_SHARED_LIBS:BOOL", "OFF");
        Define("BUILD_TESTING:BOOL", "OFF");
        Define("CMAKE_POSITION_INDEPENDENT_CODE:BOOL", "ON");
        // Shared libraries find each other in their own folder, and contain no paths of this machine.
        Define("CMAKE_BUILD_WITH_INSTALL_RPATH:BOOL", "ON");
        Define("CMAKE_BUILD_WITH_INSTALL_NAME_DIR:BOOL", "ON");
        Define("CMAKE_INSTALL_RPATH:STRING", project.Target.IsMacOS ? "@loader_path" : "$ORIGIN");
        Define("CMAKE_INSTALL_NAME_DIR:STRING", "@rpath");
        var level = $"-O{project.Properties.Optimization}";
        // A shell script also handles levels in the project's CMake files; a batch file handles none. CMake writes these flags to a build file
        // unchanged, in which a dollar sign begins a variable and a shell parses the command.
        var flags = CommandLine.Quote([level, .. zigLibrary.Length > 0 ? ZigOptimization.Words([level], project.Target) : [],
            project.DebugInformation ? "-g" : "-g0", .. project.IsDebug ? (string[])[] : ["-DNDEBUG"], .. PrefixMaps(project, zigLibrary)], project.Host)
            .Replace("$", "$$", StringComparison.Ordinal);
        foreach (var language in s_languages)
        {
            Define($"CMAKE_{language}_FLAGS_{project.BuildType.ToUpperInvariant()}:STRING", flags);
            if (project.Launcher.Count > 0)
                Define($"CMAKE_{language}_COMPILER_LAUNCHER:STRING", CMakeText.JoinList([project.Host.Slashes(project.Launcher[0]), .. project.Launcher.Skip(1)]));
            // Omit times and owners for reproducible archives. zig's ar omits them by default.
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
    /// Returns <c>CFLAGS</c>, <c>CXXFLAGS</c> and <c>LDFLAGS</c> for CMake, which initializes variables from them. They remain as
    /// the user wrote them, because a shell parses them, as without the SDK. Reports NSDK9004 for an unclosed quotation mark.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Environment(CMakeProject project, bool isZig)
    {
        // Static libraries keep their symbols for the library that they are linked into.
        var strip = !project.Properties.HasNoSymbols && (!project.Properties.HasSeparateSymbols || project.HasSymbolFiles(isZig)) ? "" : project.Target.IsMacOS && !isZig ? "-Wl,-x" : "-s";
        return new Dictionary<string, string?>
        {
            ["CFLAGS"] = Text(project.Host, project.CppFlags, project.CFlags),
            ["CXXFLAGS"] = Text(project.Host, project.CppFlags, project.CxxFlags),
            ["LDFLAGS"] = Text(project.Host, strip, project.LdFlags),
        };
    }

    // A line break would break the build file.
    private static string Text(HostSystem host, params string[] parts) => string.Join(' ', parts.Select(part =>
    {
        _ = CommandLine.Split(part, host);
        return part.ReplaceLineEndings(" ").Trim();
    }).Where(part => part.Length > 0));

    // The options are part of the flags of the build type, because users often set CMAKE_C_FLAGS. Files outside of the CMake project's folder
    // are unknown before the build; they belong to its Needs or to the .NET project.
    private static IReadOnlyList<string> PrefixMaps(CMakeProject project, string zigLibrary) => !project.MapPaths ? [] :
    [
        .. PathMap.Make(
            [new(project.Source, "."), new(project.Build, "build"), .. zigLibrary.Length > 0 ? (PathName[])[new(zigLibrary, "zig")] : []],
            [.. project.ProjectDirectory.Length > 0 ? (string[])[project.ProjectDirectory] : [], project.Folder, .. project.Needs],
            project.MachineFolders, project.Host).Select(name => name.Argument),
    ];
}
