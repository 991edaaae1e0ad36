namespace Windows.Tests;

/// <summary>Builds that share a project, and builds that are interrupted.</summary>
public sealed class ParallelTests : IDisposable
{
    private readonly TestFolder _test = WindowsFolder.Library();

    public ParallelTests()
    {
        for (var i = 0; i < 20; i++)
            _test.Write($"lib/native/f{i}.c", $"#include <stdio.h>\nint lib_f{i}(int x) {{ printf(\"%d\", x); return x + {i}; }}\n");
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Two_builds_of_one_project_at_the_same_time_both_succeed()
    {
        var builds = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => _test.NativeBuild("lib"))));
        Assert.All(builds, build => Assert.Equal(0, build.Succeeds().ExitCode));
        Assert.Equal(21, builds.Sum(build => build.Compiled.Count));
        Assert.Single(builds.SelectMany(build => build.Linked));
        Assert.False(_test.NativeBuild("lib").Succeeds().RanTasks);
    }

    [Fact]
    public void Ctrl_C_ends_every_compiler_and_the_next_build_continues() => EndWhileItCompiles(build =>
    {
        // wine usually converts the signal to Ctrl+C, but loses it if it interrupts one of wine's own threads. A user presses the keys again, too.
        Assert.Contains(Enumerable.Range(0, 6), _ =>
        {
            Signal("-INT");
            return build.WaitForExit(TimeSpan.FromSeconds(10));
        });
        Assert.NotEqual(0, build.ExitCode);
    });

    [Fact]
    public void Terminating_a_build_ends_every_compiler_and_the_next_build_continues() => EndWhileItCompiles(build =>
    {
        Signal("-KILL");
        Assert.True(build.WaitForExit(TimeSpan.FromMinutes(1)));
    });

    private void EndWhileItCompiles(Action<RunningTool> end)
    {
        // A compiler that does not end by itself, because no process writes to the header, which is a pipe.
        Directory.CreateDirectory(_test["endless"]);
        Tool.Run("mkfifo", [_test["endless/endless.h"]]).Succeeds();
        _test.Write("lib/native/endless.c", "#include \"../../endless/endless.h\"\n");
        using (var build = _test.StartDotnet("lib", "msbuild", _test.Windows("lib/lib.csproj"), "-t:NativeBuild"))
        {
            Waiting.Until(() => Compilers().Contains("endless.c", StringComparison.Ordinal));
            end(build);
        }

        Waiting.Until(() => Compilers().Length == 0);
        Assert.False(File.Exists(_test[SmallProject.Built("lib.dll", "win-x64")]));
        _test.Write("lib/native/endless.c", "int last;\n");
        Assert.Equal(["lib.dll"], _test.NativeBuild("lib").Succeeds().Linked);
    }

    // The process of the build, not the command that starts it.
    private void Signal(string signal) => Tool.Run("pkill", [signal, "-f", $"^[^ ]*dotnet.exe msbuild .*{Id}"]);

    private string Id => Path.GetFileName(Path.GetDirectoryName(_test.Root)!);

    // Processes that compile files of the test: zig.exe, and the zig that it starts.
    private string Compilers() => Tool.Run("pgrep", ["-a", "-f", $"^[^ ]*zig(.exe)? .*{Id}"]).Output;
}
