using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EndToEnd.Tests;

/// <summary>ccache and distcc as compiler launchers.</summary>
public sealed class LauncherTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public LauncherTests()
    {
        for (var i = 0; i < 8; i++)
            _test.Write($"lib/native/f{i}.c", $"#include <stdio.h>\nint lib_f{i}(int x) {{ printf(\"%d\", x); return x + {i}; }}\n");
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public void A_second_clean_build_uses_ccache_and_is_identical()
    {
        _test.Variables["CCACHE_DIR"] = _test["ccache"];
        Build("ccache");
        var first = File.ReadAllBytes(_test[SmallProject.Built("liblib.so")]);
        Directory.Delete(_test["lib/obj"], recursive: true);
        var second = Build("ccache");
        Assert.Equal(9, second.Compiled.Count);
        Assert.Equal(first, File.ReadAllBytes(_test[SmallProject.Built("liblib.so")]));
        var statistics = Tool.Run("ccache", ["--print-stats"], environment: _test.Variables).Succeeds();
        Assert.Equal(9, Counter("direct_cache_hit") + Counter("preprocessed_cache_hit"));
        Assert.Equal(9, Counter("cache_miss"));

        // The depfiles come from the cache too.
        _test.Write("lib/native/lib_add.h", "int lib_add(int a, int b);\n#define CHANGED\n");
        Assert.Equal("lib_add.c", Build("ccache").CompiledNames);

        int Counter(string name) => int.Parse(Regex.Match(statistics, $@"^{name}\t(\d+)$", RegexOptions.Multiline).Groups[1].Value);
    }

    [Fact]
    public void A_build_uses_two_distcc_daemons()
    {
        int[] ports = [3711, 3712];
        // A daemon that root starts switches to the user nobody, who needs writable directories.
        Directory.CreateDirectory(_test["distcc"]);
        Directory.CreateDirectory(_test["daemon"], (UnixFileMode)0b111_111_111).UnixFileMode = (UnixFileMode)0b111_111_111;
        var variables = new Dictionary<string, string?>(_test.Variables)
        {
            ["ZIG_GLOBAL_CACHE_DIR"] = _test["daemon/global"],
            ["ZIG_LOCAL_CACHE_DIR"] = _test["daemon/local"],
            ["TMPDIR"] = _test["daemon"],
        };
        var daemons = ports.Select(port => Tool.Start("distccd",
            ["--no-detach", "--daemon", "--port", $"{port}", "--listen", "127.0.0.1", "--allow", "127.0.0.1", "--jobs", "2", "--enable-tcp-insecure",
                "--log-file", _test[$"daemon/{port}.log"], "--verbose", "--user", "nobody"], environment: variables)).ToList();
        try
        {
            _test.Variables["DISTCC_HOSTS"] = string.Join(' ', ports.Select(port => $"127.0.0.1:{port}/2"));
            _test.Variables["DISTCC_DIR"] = _test["distcc"];
            _test.Variables["DISTCC_FALLBACK"] = "0";
            WaitForPorts(ports);
            Assert.Equal(9, Build("distcc", "-p:NativeParallelism=4").Compiled.Count);
        }
        finally
        {
            daemons.ForEach(daemon => daemon.Dispose());
        }

        var done = ports.Select(port => Regex.Count(File.ReadAllText(_test[$"daemon/{port}.log"]), "job complete|COMPILE_OK")).ToList();
        Assert.All(done, count => Assert.True(count > 0, string.Join(", ", done)));
    }

    [Theory]
    [InlineData("zig", "rm -f \"$list\"", "it was not written")]
    [InlineData("zig", ": > \"$list\"", "it is empty")]
    [InlineData("zig", "printf 'object: a.c \\\\\\n' > \"$list\"", "it is incomplete")]
    [InlineData("zig", "printf 'object: other.c\\n' > \"$list\"", "it does not name the source")]
    [InlineData("cmake", "rm -f \"$list\"", "it was not written")]
    public void A_launcher_that_writes_no_depfile_is_an_error(string toolchain, string spoil, string fault)
    {
        // One file is enough, which keeps the last builds of the other rows fast.
        for (var i = 0; i < 8; i++)
            File.Delete(_test[$"lib/native/f{i}.c"]);
        _test.Write("launch", "#!/bin/sh\nlist=\nbefore=\nfor word; do\n  [ \"$before\" != -MF ] || list=$word\n  before=$word\ndone\n\"$@\" || exit\n[ -z \"$list\" ] || { " + spoil + "; }\n");
        File.SetUnixFileMode(_test["launch"], (UnixFileMode)0b111_101_101);
        BuildResult Launched() => _test.NativeBuild("lib", $"-p:NativeToolchain={toolchain}", $"-p:NativeCompilerLauncher={_test["launch"]}");
        var build = Launched().Fails();
        Assert.Equal(["NSDK2017"], build.Codes);
        Assert.Contains(fault, build.Output, StringComparison.Ordinal);
        Assert.Contains("lib_add.c", build.Output, StringComparison.Ordinal);
        // The error remains until the launcher is repaired, and leaves no output that counts as complete.
        Assert.Equal(["NSDK2017"], Launched().Fails().Codes);
        _test.Write("launch", "#!/bin/sh\nexec \"$@\"\n");
        Assert.Equal("lib_add.c", Launched().Succeeds().CompiledNames);
        _test.Write("lib/native/lib_add.h", "int lib_add(int a, int b);\n#define CHANGED\n");
        Assert.Equal("lib_add.c", Launched().Succeeds().CompiledNames);
    }

    [Fact]
    public void A_launcher_that_writes_no_depfile_is_an_error_in_a_CMake_project_too()
    {
        _test.Write("lib/lib.csproj", _test.Read("lib/lib.csproj").Replace("</Project>", "<ItemGroup><NativeCMakeProject Include=\"cm\" /></ItemGroup></Project>", StringComparison.Ordinal));
        _test.Write("lib/cm/CMakeLists.txt", "cmake_minimum_required(VERSION 3.19)\nproject(cm C)\nadd_library(cm STATIC cm.c)\n");
        _test.Write("lib/cm/cm.c", "int cm(void) { return 1; }\n");
        _test.Write("launch", "#!/bin/sh\nlist=\nbefore=\nfor word; do\n  [ \"$before\" != -MF ] || list=$word\n  before=$word\ndone\n\"$@\" || exit\n[ -z \"$list\" ] || rm -f \"$list\"\n");
        File.SetUnixFileMode(_test["launch"], (UnixFileMode)0b111_101_101);
        var build = _test.NativeBuild("lib", $"-p:NativeCompilerLauncher={_test["launch"]}").Fails();
        Assert.Equal(["NSDK2017"], build.Codes);
        Assert.Contains("cm.c", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Assembly_without_a_preprocessor_has_no_headers()
    {
        _test.Write("lib/native/plain.s", ".text\n.globl plain\nplain:\n  ret\n");
        foreach (var toolchain in new[] { "zig", "cmake" })
            Assert.Contains("plain.s", _test.NativeBuild("lib", $"-p:NativeToolchain={toolchain}").Succeeds().CompiledNames, StringComparison.Ordinal);
    }

    private BuildResult Build(string launcher, params string[] arguments) =>
        _test.NativeBuild("lib", [$"-p:NativeCompilerLauncher={launcher}", .. arguments]).Succeeds();

    private static void WaitForPorts(int[] ports)
    {
        var clock = Stopwatch.StartNew();
        foreach (var port in ports)
        {
            while (true)
            {
                try
                {
                    using var client = new System.Net.Sockets.TcpClient("127.0.0.1", port);
                    break;
                }
                catch (System.Net.Sockets.SocketException) when (clock.Elapsed < TimeSpan.FromSeconds(10))
                {
                    Thread.Sleep(50);
                }
            }
        }
    }
}
