using System.Text;
using Native.Core.Command;
using Native.Core.Platform;
using Native.Core.Toolchain;

namespace Native.Core.CMake;

/// <summary>
/// What makes zig a compiler for CMake: scripts that are one path each, and a toolchain file that names them.
/// https://cmake.org/cmake/help/latest/manual/cmake-toolchains.7.html
/// </summary>
public static class ZigToolchainFileWriter
{
    /// <summary>The name of the toolchain file.</summary>
    public const string FileName = "toolchain.cmake";

    private const string Emulator = "run";

    private static readonly string[] s_tools = ["cc", "c++", "ar", "ranlib"];

    /// <summary>Name and text of each script; on Windows they are batch files.</summary>
    public static IReadOnlyList<(string Name, string Text)> Scripts(ZigToolchain zig, NativeTarget target, string triple, HostSystem host) =>
    [
        .. s_tools.Select(tool => (ScriptName(tool, host), Script(zig, tool, target, triple, host))),
        .. host.IsWindows ? [] : ((string, string)[])[(Emulator, "#!/bin/sh\nexec \"$@\"\n")],
    ];

    /// <summary>The text of the toolchain file; <paramref name="folder"/> has the scripts.</summary>
    public static string Write(CMakeProject project, string folder, string hostRid)
    {
        var target = project.Target;
        var text = new StringBuilder("# Written by Native.Sdk. Changes are lost; the items of the project decide.\n");
        void Set(string name, string value) => text.Append($"set({name} {CMakeText.Quote(value)})\n");
        string Tool(string name) => Path.Combine(folder, ScriptName(name, project.Host)).Replace('\\', '/');

        // Where it is named, CMake takes the build for a cross build and runs nothing that it built.
        if (target.Rid != hostRid)
        {
            Set("CMAKE_SYSTEM_NAME", target.IsWindows ? "Windows" : target.IsMacOS ? "Darwin" : "Linux");
            Set("CMAKE_SYSTEM_PROCESSOR", target.CMakeProcessor);
            // zig links programs for musl statically: they run on every Linux of their architecture.
            if (target.System == TargetSystem.LinuxMusl && NativeTarget.Find(hostRid) is { IsElf: true } host && target.Architecture == host.Architecture)
                Set("CMAKE_CROSSCOMPILING_EMULATOR", Tool(Emulator));
        }

        Set("CMAKE_C_COMPILER", Tool("cc"));
        Set("CMAKE_CXX_COMPILER", Tool("c++"));
        Set("CMAKE_ASM_COMPILER", Tool("cc"));
        foreach (var language in new[] { "", "C_COMPILER_", "CXX_COMPILER_" })
        {
            Set($"CMAKE_{language}AR", Tool("ar"));
            Set($"CMAKE_{language}RANLIB", Tool("ranlib"));
        }

        // CMake wants one to be there for macOS; with the rpath of the installed library nobody calls it.
        if (target.IsMacOS)
            Set("CMAKE_INSTALL_NAME_TOOL", Tool("ranlib"));
        // zig's linker refuses the option with which CMake asks for a depfile.
        foreach (var language in new[] { "C", "CXX", "ASM" })
            text.Append($"set(CMAKE_{language}_LINKER_DEPFILE_SUPPORTED FALSE)\n");
        text.Append("set(CMAKE_LINK_DEPENDS_USE_LINKER FALSE)\n");
        // Headers and libraries of this machine are not those of the target, whose are zig's own.
        var roots = new[] { project.Source, project.Build, SystemLibraries.Root(project) };
        text.Append($"list(APPEND CMAKE_FIND_ROOT_PATH {string.Join(' ', roots.Select(root => CMakeText.Quote(root.Replace('\\', '/'))))})\n");
        foreach (var (kind, mode) in new[] { ("PROGRAM", "NEVER"), ("LIBRARY", "ONLY"), ("INCLUDE", "ONLY"), ("PACKAGE", "ONLY") })
            text.Append($"if(NOT DEFINED CMAKE_FIND_ROOT_PATH_MODE_{kind})\n  set(CMAKE_FIND_ROOT_PATH_MODE_{kind} {mode})\nendif()\n");
        return text.ToString();
    }

    private static string ScriptName(string tool, HostSystem host) => host.IsWindows ? $"{tool}.cmd" : tool;

    private static string Script(ZigToolchain zig, string tool, NativeTarget target, string triple, HostSystem host)
    {
        if (tool == "ranlib")
            return host.IsWindows ? BatchRanlib([zig.Executable, tool]) : Ranlib([zig.Executable, tool], host);
        // zig traps on undefined behaviour unless told not to; C projects do not expect that of a compiler.
        var isCompiler = tool is "cc" or "c++";
        string[] command = isCompiler
            ? [zig.Executable, tool, "-target", triple, "-fno-sanitize=undefined", "-fno-color-diagnostics"]
            : [zig.Executable, tool];
        return host.IsWindows
            ? $"@{CommandLine.Batch(command)} %*\r\n"
            : $"#!/bin/sh\n{(isCompiler ? ZigOptimization.Script(target) : "")}{(tool == "c++" ? Probe : "")}exec {CommandLine.Quote(command, host)} {(isCompiler ? "$optimization " : "")}\"$@\"\n";
    }

    // CMake links programs of its own to look at the C++ compiler, also for projects that never use C++ but do not say so
    // (project(x) without languages). They need no C++ library, which zig would compile first: a minute for each target.
    private const string Probe = "for word; do\n  case $word in *CMakeCXXCompilerId.cpp|*CMakeCXXCompilerABI.cpp.o*|*testCXXCompiler.cxx.o*) "
        + "optimization=\"$optimization -nostdlib++\" ;; esac\ndone\n";

    // Projects give it options of a system's own ranlib (-no_warning_for_no_symbols -c of Apple's), which zig's does not know
    // and does not need: the archive alone counts.
    private static string Ranlib(IReadOnlyList<string> command, HostSystem host) =>
        $"#!/bin/sh\nfor word; do\n  shift\n  case $word in -*) ;; *) set -- \"$@\" \"$word\" ;; esac\ndone\nexec {CommandLine.Quote(command, host)} \"$@\"\n";

    private static string BatchRanlib(IReadOnlyList<string> command) =>
        $"@setlocal\r\n@set archives=\r\n:next\r\n@if \"%~1\"==\"\" goto run\r\n@set word=%~1\r\n"
        + "@if not \"%word:~0,1%\"==\"-\" set archives=%archives% \"%~1\"\r\n@shift\r\n@goto next\r\n"
        + $":run\r\n@{CommandLine.Batch(command)} %archives%\r\n";
}
