using System.Diagnostics;
using Native.Core.CMake;
using Native.Core.Platform;
using static Native.Core.Tests.CMake.CMakeProjects;

namespace Native.Core.Tests.CMake;

public sealed class ZigToolchainFileWriterTests
{
    [Theory]
    [InlineData("linux-arm64", "Linux", "aarch64")]
    [InlineData("linux-musl-x64", "Linux", "x86_64")]
    [InlineData("linux-arm", "Linux", "armv7l")]
    [InlineData("win-x64", "Windows", "AMD64")]
    [InlineData("win-x86", "Windows", "i686")]
    [InlineData("osx-arm64", "Darwin", "arm64")]
    public void Another_system_is_named(string rid, string system, string processor)
    {
        var text = ZigToolchainFileWriter.Write(Project(rid), "/t", "linux-x64");
        Assert.Contains($"set(CMAKE_SYSTEM_NAME \"{system}\")\nset(CMAKE_SYSTEM_PROCESSOR \"{processor}\")\n", text);
        Assert.Contains("set(CMAKE_C_COMPILER \"/t/cc\")\nset(CMAKE_CXX_COMPILER \"/t/c++\")\n", text);
        Assert.Equal(rid.StartsWith("osx", StringComparison.Ordinal), text.Contains("INSTALL_NAME_TOOL", StringComparison.Ordinal));
    }

    [UnixFact(Unix.Paths)]
    public void Frameworks_of_macOS_are_found_with_an_SDK_and_without()
    {
        var text = ZigToolchainFileWriter.Write(Project("osx-arm64"), "/t", "linux-x64");
        Assert.Contains("set(CMAKE_OSX_SYSROOT \"\")\nset(CMAKE_FRAMEWORK_PATH \"/p/obj/z/system/Frameworks\")\n", text);
        text = ZigToolchainFileWriter.Write(Project("osx-arm64") with { MacOSSdk = "/sdk" }, "/t", "linux-x64");
        Assert.Contains("set(CMAKE_OSX_SYSROOT \"/sdk\")\nset(CMAKE_FRAMEWORK_PATH \"/sdk/System/Library/Frameworks\")\n", text);
        Assert.Contains(" \"/p/obj/z/system\" \"/sdk\")\n", text);
        var scripts = ZigToolchainFileWriter.Scripts(Requests.Zig, Project("osx-arm64").Target, "T", HostSystem.Linux, "/sdk");
        Assert.Contains(" -iframework/sdk/System/Library/Frameworks -idirafter/sdk/usr/include -F/sdk/System/Library/Frameworks -L/sdk/usr/lib ", scripts[0].Text);
        Assert.DoesNotContain("/sdk", scripts[2].Text);
    }

    [Fact]
    public void For_this_machine_programs_that_are_built_may_run() =>
        Assert.DoesNotContain("CMAKE_SYSTEM_NAME", ZigToolchainFileWriter.Write(Project(), "/t", "linux-x64"));

    [Fact]
    public void Scripts_have_the_target_and_the_quoted_path()
    {
        var zig = Requests.Zig with { Executable = "/a b/zig" };
        var scripts = ZigToolchainFileWriter.Scripts(zig, Project().Target, "x86_64-linux-musl", HostSystem.Linux);
        Assert.Equal(["cc", "c++", "ar", "ranlib", "run"], scripts.Select(script => script.Name));
        Assert.EndsWith("*) before= ;; esac\ndone\nexec '/a b/zig' cc -target x86_64-linux-musl -fno-sanitize=undefined -fno-color-diagnostics $optimization \"$@\"\n", scripts[0].Text);
        Assert.Equal("#!/bin/sh\nexec '/a b/zig' ar \"$@\"\n", scripts[2].Text);
        var batch = ZigToolchainFileWriter.Scripts(zig, Project("win-x64").Target, "x86_64-windows-gnu", HostSystem.Windows)[3];
        Assert.Equal("ranlib.cmd", batch.Name);
        Assert.Contains("\r\n@\"/a b/zig\" ranlib %archives%\r\n", batch.Text);
    }

    [UnixFact(Unix.Paths)]
    public void Scripts_for_other_build_systems_name_the_linker_and_read_standard_input()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var zig = Requests.Zig with { Executable = "/bin/echo", Version = "0.14.0" };
            var scripts = ZigToolchainFileWriter.OtherScripts(zig, Project("linux-arm64").Target, "aarch64-linux-gnu.2.23", HostSystem.Linux, null);
            Assert.Equal(["cc", "c++", "ar", "ranlib"], scripts.Select(script => script.Name));
            Assert.Equal("LLD 0.14.0 (compatible with GNU linkers)\n", Run("-x c -Wl,--version"));
            Assert.EndsWith(" -dM -E - -target aarch64-linux-gnu\n", Run("-dM -E -"));
            Assert.EndsWith(" -c a.c -o a.o\n", Run("-c a.c -o a.o"));

            string Run(string arguments)
            {
                File.WriteAllText(Path.Combine(folder, "cc"), scripts[0].Text);
                using var process = Process.Start(new ProcessStartInfo("sh", $"{folder}/cc {arguments}") { RedirectStandardOutput = true })!;
                return process.StandardOutput.ReadToEnd();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("windows", "C:/t/cc.cmd", "C:/t/ar.cmd")]
    [InlineData("macos", "C:/t/cc", "C:/t/ar")]
    public void The_scripts_are_batch_files_on_Windows(string host, string cc, string ar)
    {
        var project = Project("win-x64") with { Host = Hosts.Of(host) };
        var text = ZigToolchainFileWriter.Write(project, "C:/t", "win-x64");
        Assert.Contains($"set(CMAKE_C_COMPILER \"{cc}\")\n", text);
        Assert.Contains($"set(CMAKE_AR \"{ar}\")\n", text);
        Assert.DoesNotContain("CMAKE_SYSTEM_NAME", text);
    }

    // In a batch file, a percent sign begins a variable.
    [Fact]
    public void A_batch_file_starts_the_very_path()
    {
        var zig = Requests.Zig with { Executable = @"C:\100% zig\zig.exe" };
        var scripts = ZigToolchainFileWriter.Scripts(zig, Project("win-x64").Target, "x86_64-windows-gnu", HostSystem.Windows);
        Assert.Equal(["cc.cmd", "c++.cmd", "ar.cmd", "ranlib.cmd"], scripts.Select(script => script.Name));
        Assert.Equal("@\"C:\\100%% zig\\zig.exe\" cc -target x86_64-windows-gnu -fno-sanitize=undefined -fno-color-diagnostics %*\r\n", scripts[0].Text);
        Assert.Contains("\r\n@\"C:\\100%% zig\\zig.exe\" ranlib %archives%\r\n", scripts[3].Text);
    }

    // Apple's ranlib accepts -no_warning_for_no_symbols and -c, and projects pass both options for macOS.
    [UnixFact(Unix.Shell)]
    public void The_script_for_ranlib_removes_unsupported_options()
    {
        var script = ZigToolchainFileWriter.Scripts(Requests.Zig with { Executable = "/bin/echo" }, Project().Target, "x", HostSystem.Linux).Single(script => script.Name == "ranlib");
        var start = new ProcessStartInfo("/bin/sh", ["-c", script.Text, "sh", "-no_warning_for_no_symbols", "-c", "a b.a", "-D"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        Assert.Equal("ranlib a b.a\n", process.StandardOutput.ReadToEnd());
    }

    // CMake's own test programs need no C++ library, which zig would have to compile.
    [UnixTheory(Unix.Shell)]
    [InlineData("c++", "-v CMakeCXXCompilerId.cpp", true)]
    [InlineData("c++", "CMakeFiles/cmTC_1.dir/CMakeCXXCompilerABI.cpp.o -o cmTC_1", true)]
    [InlineData("c++", "-o cmTC_1 CMakeFiles/cmTC_1.dir/testCXXCompiler.cxx.obj", true)]
    [InlineData("c++", "-o cmTC_1 CMakeFiles/cmTC_1.dir/testCXXCompiler.cxx.o -v", true)]
    [InlineData("c++", "-o a a.cpp.o", false)]
    [InlineData("cc", "CMakeCXXCompilerId.cpp", false)]
    public void The_script_for_Cxx_links_no_library_for_the_programs_of_CMake(string tool, string words, bool expected)
    {
        var script = ZigToolchainFileWriter.Scripts(Requests.Zig with { Executable = "/bin/echo" }, Project().Target, "x", HostSystem.Linux).Single(script => script.Name == tool);
        var start = new ProcessStartInfo("/bin/sh", ["-c", script.Text, "sh", .. words.Split(' ')]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        Assert.Equal(expected, process.StandardOutput.ReadToEnd().Contains("-nostdlib++", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("linux-musl-x64", "linux-x64", true)]
    [InlineData("linux-musl-arm64", "linux-x64", false)]
    [InlineData("linux-arm64", "linux-x64", false)]
    [InlineData("linux-x64", "linux-musl-x64", false)]
    [InlineData("win-x86", "win-x64", false)]
    public void Programs_for_musl_run_on_a_Linux_of_their_architecture(string rid, string host, bool expected) =>
        Assert.Equal(expected, ZigToolchainFileWriter.Write(Project(rid), "/t", host).Contains("CMAKE_CROSSCOMPILING_EMULATOR \"/t/run\"", StringComparison.Ordinal));
}
