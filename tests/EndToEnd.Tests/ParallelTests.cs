using System.Diagnostics;

namespace EndToEnd.Tests;

/// <summary>Builds that run at the same time in one project, and builds that are canceled or killed.</summary>
public sealed class ParallelTests : IDisposable
{
    private readonly TestFolder _test = SmallProject.Library();

    public ParallelTests()
    {
        for (var i = 0; i < 40; i++)
            _test.Write($"lib/native/f{i}.c", $"#include <stdio.h>\nint lib_f{i}(int x) {{ printf(\"%d\", x); return x + {i}; }}\n");
    }

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Two_builds_of_one_project_at_the_same_time_both_succeed()
    {
        var builds = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => _test.NativeBuild("lib"))));
        Assert.All(builds, build => Assert.Equal(0, build.ExitCode));
        Assert.Equal(41, builds.Sum(build => build.Compiled.Count));
        Assert.Single(builds.SelectMany(build => build.Linked));
    }

    [Fact]
    public void Objects_are_compiled_by_one_process_per_file_and_at_most_NativeParallelism_at_once()
    {
        _test.Write("spy", $"""
            #!/bin/sh
            echo start >> '{_test["spy.log"]}'
            '{Repository.Zig}' "$@"; code=$?
            echo end >> '{_test["spy.log"]}'
            exit $code
            """);
        File.SetUnixFileMode(_test["spy"], (UnixFileMode)0b111_101_101);
        _test.NativeBuild("lib", $"-p:ZigPath={_test["spy"]}", "-p:NativeParallelism=2").Succeeds();
        var (running, most, all) = (0, 0, 0);
        foreach (var line in File.ReadLines(_test["spy.log"]))
        {
            running += line == "start" ? 1 : -1;
            most = Math.Max(most, running);
            all += line == "start" ? 1 : 0;
        }

        // 41 objects, one link, and the queries for zig's version and command line.
        Assert.Equal((2, 44), (most, all));
    }

    [Fact]
    public void The_compiler_for_many_files_writes_the_same_bytes_as_the_driver_for_one()
    {
        var many = _test.NativeBuild("lib", "-p:Configuration=Release").Succeeds();
        var path = _test[SmallProject.Built("native/f39.c.o", configuration: "Release")];
        Assert.Contains(" -cc1 ", Command(many, "f39.c"), StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(path);
        File.SetLastWriteTimeUtc(_test["lib/native/f39.c"], DateTime.UtcNow);
        var one = _test.NativeBuild("lib", "-p:Configuration=Release").Succeeds();
        Assert.Contains(" cc ", Command(one, "f39.c"), StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    private static string Command(BuildResult build, string source) =>
        build.Log.Messages.First(line => line.Contains("zig ", StringComparison.Ordinal) && line.Contains($"/{source}", StringComparison.Ordinal));

    [Fact]
    public void Cancelling_ends_every_child_and_leaves_no_incomplete_output()
    {
        using var build = _test.StartDotnet("lib", "msbuild", "-t:NativeBuild");
        WaitForObjects(3);
        build.Signal(2);
        Assert.True(build.WaitForExit(TimeSpan.FromSeconds(20)), "The build did not end.");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal("", Tool.Run("pgrep", ["-f", _test.Root]).Output);
        Assert.False(File.Exists(_test[SmallProject.Built("liblib.so")]));
        _test.NativeBuild("lib").Succeeds();
        Assert.Equal("elf64-x86-64 x86_64", Symbols.Machine(_test[SmallProject.Built("liblib.so")]));
    }

    [Fact]
    public void After_a_kill_at_any_of_twenty_moments_the_next_build_equals_a_clean_build()
    {
        string[] arguments = ["msbuild", "-t:NativeBuild", "-p:Configuration=Release"];
        var library = _test[SmallProject.Built("liblib.so", configuration: "Release")];
        var clock = Stopwatch.StartNew();
        _test.NativeBuild("lib", "-p:Configuration=Release").Succeeds();
        var whole = clock.Elapsed;
        var expected = File.ReadAllBytes(library);
        for (var i = 0; i < 20; i++)
        {
            Directory.Delete(_test["lib/obj"], recursive: true);
            using (var build = _test.StartDotnet("lib", arguments))
            {
                build.WaitForExit(whole * (0.2 + (0.8 * i / 20)));
                build.Signal(9);
                Assert.True(build.WaitForExit(TimeSpan.FromMinutes(1)), "The killed build did not end.");
            }

            _test.NativeBuild("lib", "-p:Configuration=Release").Succeeds();
            Assert.True(expected.SequenceEqual(File.ReadAllBytes(library)), $"The build after the kill at moment {i} created a different library.");
            Assert.Equal("", string.Join(' ', Directory.GetFiles(_test["lib/obj/native"], "*.tmp", SearchOption.AllDirectories).Select(Path.GetFileName)));
        }
    }

    private void WaitForObjects(int count)
    {
        var clock = Stopwatch.StartNew();
        while (!Directory.Exists(_test["lib/obj/native"]) || Directory.GetFiles(_test["lib/obj/native"], "*.o", SearchOption.AllDirectories).Length < count)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), "Nothing was compiled.");
            Thread.Sleep(10);
        }
    }
}
