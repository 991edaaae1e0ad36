using System.Diagnostics;

namespace EndToEnd.Tests;

/// <summary>What users are told when a build script is wrong, and that nothing half-made is left.</summary>
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
        Says("noise\nnative::link_lib=z\n", "NSDK5006", $"{output}(2): error NSDK5006: build.cs: 'native::link_lib'");
        Says("native::define=-DX\nnative::constant=A=1\n", "NSDK5007", $"{output}(2): error NSDK5007");
        Says("native::source=gone.c\n", "NSDK5005", $"{_test["lib/gone.c"]}");
        Says("native::include=say.txt\n", "NSDK5005", "a folder that does not exist");
        Says("native::error=wrapper.h(3,7): no such version\n", "NSDK5009", $"{_test["lib/wrapper.h"]}(3,7): error NSDK5009: no such version");
        Says("one\ntwo\nnative::error=no\n", "NSDK5009", $"{output}(3): error NSDK5009: no");

        // A wrong line is said again, and mended it is gone.
        Assert.Equal(["NSDK5009"], _test.NativeBuild("lib").Fails().Codes);
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
        Assert.False(File.Exists(_test[$"{Folder}/done.txt"]));
        Assert.DoesNotContain("LOST", _test.Read($"{Folder}/instructions.txt"));
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
    public void Scripts_can_be_forbidden_and_must_exist()
    {
        AddScript("File.WriteAllText(\"ran.txt\", \"\");");
        var build = _test.NativeBuild("lib", "-p:NativeAllowBuildScripts=false").Fails();
        Assert.Equal(["NSDK5001"], build.Codes);
        Assert.Contains(_test["lib/build.cs"], build.Output);
        Assert.Contains($"scripts      build.cs", _test.Dotnet("lib", "msbuild", "-t:NativeInfo").Succeeds().Output);
        Assert.Equal(["NSDK9003"], _test.NativeBuild("lib", "-p:NativeBuildScriptTimeout=soon").Fails().Codes);
        Assert.False(File.Exists(_test["lib/ran.txt"]));

        SmallProject.AddLibrary(_test, "lib", """<ItemGroup><NativeBuildScript Remove="build.cs" /><NativeBuildScript Include="eng/none.cs" /></ItemGroup>""");
        build = _test.NativeBuild("lib").Fails();
        Assert.Equal(["NSDK5010"], build.Codes);
        Assert.Contains("eng/none.cs", build.Output);
    }

    [Fact]
    public async Task A_script_that_hangs_is_ended_with_its_children()
    {
        AddScript("""
            System.Diagnostics.Process.Start("sleep", "987");
            Console.WriteLine("native::define=A");
            File.WriteAllText("../started.txt", "");
            Thread.Sleep(TimeSpan.FromMinutes(10));
            """);
        // Compiled before the clock counts.
        Tool.Run("timeout", ["20", "dotnet", "build", "build.cs", "-c", "Debug", "-p:RuntimeIdentifier=", "-p:PublishAot=false"], _test["lib"], _test.Variables);
        var build = _test.NativeBuild("lib", "-p:NativeBuildScriptTimeout=8").Fails();
        Assert.Equal(["NSDK5004"], build.Codes);
        Assert.Contains("after 8 s", build.Output);
        Assert.True(File.Exists(_test["started.txt"]));
        Assert.Equal("", Sleepers());

        File.Delete(_test["started.txt"]);
        using var running = _test.StartDotnet("lib", "msbuild", "-t:NativeBuild");
        var output = running.StandardOutput.ReadToEndAsync();
        for (var wait = Stopwatch.StartNew(); !File.Exists(_test["started.txt"]) && wait.Elapsed < TimeSpan.FromSeconds(60);)
            await Task.Delay(50);
        Assert.NotEqual("", Sleepers());
        Tool.Signal(running, 2);
        Assert.True(running.WaitForExit(TimeSpan.FromSeconds(30)), await output);
        Assert.Equal("", Sleepers());
        Assert.False(File.Exists(_test[$"{Folder}/done.txt"]));
    }

    // The children of this test's scripts, by their argument.
    private static string Sleepers() => Tool.Run("pgrep", ["-f", "^sleep 987"]).StandardOutput;

    private void Says(string says, string code, string message)
    {
        _test.Write("lib/say.txt", says);
        var build = _test.NativeBuild("lib").Fails();
        Assert.Contains(code, build.Codes);
        Assert.True(build.Output.Contains(message, StringComparison.Ordinal), $"{message} is not in:\n{build.Output}");
        Assert.False(File.Exists(_test[$"{Folder}/done.txt"]));
    }

    private void AddScript(string script)
    {
        SmallProject.AddLibrary(_test, "lib");
        _test.Write("lib/build.cs", script);
    }
}
