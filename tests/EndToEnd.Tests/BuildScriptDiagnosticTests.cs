using System.Diagnostics;

namespace EndToEnd.Tests;

/// <summary>Errors in build scripts have clear messages, and leave no incomplete output.</summary>
public sealed class BuildScriptDiagnosticTests : IDisposable
{
    private const string Folder = "lib/obj/native/Debug/scripts/linux-x64";
    private readonly TestFolder _test = SmallProject.Library();

    public void Dispose() => _test.Dispose();

    [Fact]
    public void Every_wrong_line_is_an_error_at_the_line_that_was_printed()
    {
        AddScript("""
            Console.Write(File.ReadAllText("say.txt"));
            Console.Error.WriteLine("this is standard error");
            if (File.Exists("exit.txt"))
                return int.Parse(File.ReadAllText("exit.txt"));
            return 0;
            """);
        var output = _test[$"{Folder}/build.cs.stdout.txt"];
        _test.Write("lib/say.txt", """
            noise
            native::link_lib=z
            native::define=-DX
            native::source=gone.c
            native::include=say.txt
            native::error=wrapper.h(3,7): no such version
            native::error=NSDK2001: no place
            """);
        var build = _test.NativeBuild("lib").Fails();
        Assert.Contains($"{output}(2): error NSDK5006: build.cs: 'native::link_lib'", build.Output);
        Assert.Contains($"{output}(3): error NSDK5007: build.cs: '-DX'", build.Output);
        Assert.Contains($"{output}(4): error NSDK5005: build.cs named a file that does not exist: 'gone.c'. Expected it at {_test["lib/gone.c"]}", build.Output);
        Assert.Contains($"{output}(5): error NSDK5005: build.cs named a folder", build.Output);
        Assert.Contains($"{_test["lib/wrapper.h"]}(3,7): error NSDK5009: no such version", build.Output);
        Assert.Contains($"{output}(7): error NSDK2001: no place", build.Output);

        // A build reports an invalid line again until it is corrected.
        Assert.Equal(build.Codes, _test.NativeBuild("lib").Fails().Codes);
        _test.Write("lib/say.txt", "native::warning=careful\n");
        Assert.Contains($"{output}(1): warning NSDK5008: careful", _test.NativeBuild("lib").Succeeds().Output);
        Assert.Empty(_test.NativeBuild("lib").Succeeds().Codes);

        _test.Write("lib/say.txt", string.Concat(Enumerable.Range(1, 30).Select(number => $"line {number}\n")) + "native::define=LOST\n");
        _test.Write("lib/exit.txt", "7");
        var failed = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK5003"], failed.Codes);
        Assert.Contains("exit code 7", failed.Output);
        Assert.Contains("line 30", failed.Output);
        Assert.DoesNotContain("line 11\n", failed.Output);
        Assert.Contains("this is standard error", failed.Output);
        Assert.Contains(output, failed.Output);
        Assert.Contains("build.cs.stderr.txt", failed.Output);
        Assert.DoesNotContain("LOST", _test.Read($"{Folder}/scripts.state"));
    }

    [Fact]
    public void A_script_that_does_not_compile_has_the_compiler_s_errors()
    {
        AddScript("var x = 1;\nint y = \"text\";\n");
        var build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["CS0029", "NSDK5002"], build.Codes.Order(StringComparer.Ordinal));
        Assert.Contains($"{_test["lib/build.cs"]}(2,9): error CS0029", build.Output);
        _test.Write("lib/build.cs", "#:package No.Such.Package@1.0.0\n");
        Assert.Equal(["NSDK5002", "NU1101"], _test.NativeBuild("lib").Fails().Codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_script_that_hangs_is_ended_with_its_children()
    {
        AddScript("""
            System.Diagnostics.Process.Start("sleep", "987");
            Console.WriteLine("native::define=A");
            File.WriteAllText("../started.txt", "");
            Thread.Sleep(TimeSpan.FromMinutes(1));
            """);
        // The script is compiled before the measurement starts.
        Tool.Run("timeout", ["20", "dotnet", "build", "build.cs", "-c", "Debug", "-p:RuntimeIdentifier=", "-p:PublishAot=false"], _test["lib"], _test.Variables);
        var build = _test.NativeBuild("lib", "-p:NativeBuildScriptTimeout=8").Fails();
        Assert.Equal(["NSDK5004"], build.Codes);
        Assert.Contains("within 8 s", build.Output);
        Assert.True(File.Exists(_test["started.txt"]));
        Assert.Equal("", Sleepers());

        File.Delete(_test["started.txt"]);
        using var running = _test.StartDotnet("lib", "msbuild", "-t:NativeBuild");
        for (var wait = Stopwatch.StartNew(); !File.Exists(_test["started.txt"]) && wait.Elapsed < TimeSpan.FromSeconds(60);)
            await Task.Delay(50);
        Assert.NotEqual("", Sleepers());
        running.Signal(2);
        Assert.True(running.WaitForExit(TimeSpan.FromSeconds(30)), running.Output);
        Assert.Equal("", Sleepers());
        Assert.False(File.Exists(_test[$"{Folder}/scripts.state"]));
    }

    // Child processes of the scripts in this test, identified by their argument.
    private static string Sleepers() => Tool.Run("pgrep", ["-f", "^sleep 987"]).StandardOutput;

    private void AddScript(string script)
    {
        SmallProject.AddLibrary(_test, "lib");
        _test.Write("lib/build.cs", script);
    }
}
