using System.Diagnostics;
using CliWrap;
using Native.Core.Command;
using Native.Core.Diagnostics;
using Native.Core.Platform;

namespace Native.Execution.Tests;

public sealed class ProcessRunnerTests : IDisposable
{
    // In this time, a program has started and written its output.
    private static readonly TimeSpan s_started = TimeSpan.FromSeconds(4);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Output_error_and_exit_code_are_returned()
    {
        var result = await Run("out", "ä\nb", "err", "e", "exit", "3");
        Assert.Equal((3, "ä\nb", "e", false), (result.ExitCode, result.Output, result.Error, result.TimedOut));
    }

    // The default on Windows is the code page of the console, which would change the paths in a compiler's output.
    [Theory]
    [InlineData(false, "utf-8")]
    [InlineData(true, "iso-8859-1")]
    public async Task Outputs_are_UTF_8_on_every_system(bool isBinary, string expected)
    {
        var info = new ProcessStartInfo();
        await new ProcessRunner(() => info, CancellationToken.None).Run(Request() with { IsBinary = isBinary });
        Assert.Equal((expected, expected), (info.StandardOutputEncoding!.WebName, info.StandardErrorEncoding!.WebName));
    }

    [Fact]
    public async Task Large_outputs_on_both_pipes_are_returned_completely()
    {
        var result = await Run("fill", "3000000");
        Assert.Equal((3_000_000, 3_000_000), (result.Output.Length, result.Error.Length));
    }

    [Fact]
    public async Task Bytes_are_returned_unchanged_if_requested()
    {
        var result = await Runner().Run(Request("bytes", "ff80") with { IsBinary = true });
        Assert.Equal("\u00ff\u0080", result.Output);
    }

    [Fact]
    public async Task Variables_are_added_and_removed()
    {
        var result = await Runner().Run(Request("variable", "ADDED", "variable", "REMOVED") with { Environment = new Dictionary<string, string?> { ["ADDED"] = "1", ["REMOVED"] = null } });
        Assert.Equal("1none", result.Output);
    }

    // Standard input is closed: a program that reads it gets no input, and does not wait.
    [Fact]
    public async Task A_program_that_reads_its_input_ends() => Assert.Equal("end", (await Run("read", "out", "end")).Output);

    [Fact]
    public async Task At_the_time_limit_the_program_and_its_children_end()
    {
        var pid = _folder["pid"];
        var result = await Runner().Run(Request("child", pid, "sleep") with { TimeLimit = s_started });
        Assert.True(result.TimedOut);
        Assert.False(IsRunning(int.Parse(File.ReadAllText(pid))));
    }

    [Fact]
    public async Task The_runner_does_not_wait_for_processes_that_keep_the_pipes_open()
    {
        var pid = _folder["pid"];
        var result = await Run("child", pid, "out", "done");
        var left = int.Parse(File.ReadAllText(pid));
        Assert.Equal((0, "done"), (result.ExitCode, result.Output));
        Assert.True(IsRunning(left));
        End(left);
    }

    // The reason for our own runner: CliWrap waits for the pipes, and a caller that stops waiting loses the exit code.
    [Fact]
    public async Task CliWrap_waits_for_processes_that_keep_the_pipes_open()
    {
        var (own, left) = (_folder["own"], _folder["pid"]);
        using var enough = new CancellationTokenSource();
        var run = Cli.Wrap(Steps.Program).WithArguments(Steps.Arguments("pid", own, "child", left, "out", "done"))
            .WithStandardOutputPipe(PipeTarget.ToFile(_folder["out"])).ExecuteAsync(enough.Token);
        while (!File.Exists(left))
            await Task.Delay(20);
        Assert.False(IsRunning(int.Parse(File.ReadAllText(own))));
        // Three times the time that our runner waits.
        await Task.WhenAny(run.Task, Task.Delay(TimeSpan.FromSeconds(3)));
        Assert.False(run.Task.IsCompleted);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Task);
        // On Windows, CliWrap has ended it.
        if (IsRunning(int.Parse(File.ReadAllText(left))))
            End(int.Parse(File.ReadAllText(left)));
    }

    // MSBuild builds several projects in one process, each with its own environment.
    [UnixFact(Unix.Variables)]
    public async Task The_environment_is_the_one_given_and_not_the_process_s()
    {
        static ProcessStartInfo Environment()
        {
            var info = new ProcessStartInfo();
            info.Environment.Clear();
            info.Environment["GIVEN"] = "1";
            return info;
        }

        Assert.NotNull(System.Environment.GetEnvironmentVariable("PATH"));
        var result = await new ProcessRunner(Environment, CancellationToken.None).Run(new("/usr/bin/env", [], _folder[""]));
        Assert.Equal("GIVEN=1\n", result.Output);
    }

    [Fact]
    public void Files_contain_the_complete_output()
    {
        var code = Runner().RunToFiles(Request("out", "out", "err", "err", "exit", "4"), _folder["out"], _folder["err"]);
        Assert.Equal((4, "out", "err"), (code, File.ReadAllText(_folder["out"]), File.ReadAllText(_folder["err"])));
        Assert.Null(Runner().RunToFiles(Request("sleep") with { TimeLimit = TimeSpan.FromMilliseconds(300) }, _folder["out"], _folder["err"]));
    }

    [Fact]
    public async Task Cancelling_ends_the_whole_tree()
    {
        using var cancel = new CancellationTokenSource();
        var pid = _folder["pid"];
        var run = new ProcessRunner(() => new ProcessStartInfo(), cancel.Token).Run(Request("child", pid, "sleep"));
        while (!File.Exists(pid))
            await Task.Delay(20);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(IsRunning(int.Parse(File.ReadAllText(pid))));
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_has_a_code()
    {
        File.WriteAllText(_folder["text"], "no program");
        var exception = await Assert.ThrowsAsync<NativeException>(() => Runner().Run(new(_folder["text"], [], _folder[""])));
        Assert.Equal("NSDK1004", exception.Diagnostic.Code);
        Assert.Contains(_folder["text"], exception.Diagnostic.Message);
    }

    [Fact]
    public async Task Any_argument_arrives_as_it_is()
    {
        string[] arguments = ["", "a b", "\"", "'", "\\", "a\\\"b", "$HOME", "*", "line\nend\\\n", "é 😀", "-n", "@x"];
        var result = await Runner().Run(Request(arguments));
        Assert.Equal(arguments, result.Output.Split('\0')[..^1]);
    }

    [UnixFact(Unix.Signals)]
    public async Task A_program_that_a_signal_ends_has_failed()
    {
        var result = await Runner().Run(new("/bin/sh", ["-c", "printf before; kill -SEGV $$"], _folder[""]));
        Assert.Equal((128 + 11, "before", false), (result.ExitCode, result.Output, result.TimedOut));
    }

    [Fact]
    public async Task Invalid_text_is_replaced() => Assert.Equal("a\uFFFDb", (await Run("bytes", "61ff62")).Output);

    [Fact]
    public async Task A_limit_that_is_not_reached_changes_nothing()
    {
        var result = await Runner().Run(Request("out", "done") with { TimeLimit = TimeSpan.FromMinutes(5) });
        Assert.Equal((0, "done", false), (result.ExitCode, result.Output, result.TimedOut));
    }

    [Fact]
    public async Task The_output_before_the_time_limit_is_kept()
    {
        var result = await Runner().Run(Request("out", "out", "err", "err", "sleep") with { TimeLimit = s_started });
        Assert.Equal(("out", "err", true), (result.Output, result.Error, result.TimedOut));
    }

    [Fact]
    public async Task A_build_that_was_cancelled_before_starts_nothing()
    {
        var run = new ProcessRunner(() => new ProcessStartInfo(), new CancellationToken(canceled: true)).Run(Request("pid", _folder["started"]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.False(File.Exists(_folder["started"]));
    }

    [Theory]
    [InlineData("/bin/sh", "none")]
    [InlineData("/nowhere/zig", ".")]
    public async Task A_missing_program_or_folder_has_a_code(string program, string folder)
    {
        var exception = await Assert.ThrowsAsync<NativeException>(() => Runner().Run(new(program, ["-c", "exit 0"], _folder[folder])));
        Assert.Equal("NSDK1004", exception.Diagnostic.Code);
        Assert.Contains(program, exception.Diagnostic.Message);
    }

    private Task<ProcessResult> Run(params string[] steps) => Runner().Run(Request(steps));

    private static ProcessRunner Runner() => new(() => new ProcessStartInfo(), CancellationToken.None);

    private ProcessRequest Request(params string[] steps) => new(Steps.Program, Steps.Arguments(steps), _folder[""]);

    // On Windows, the directory of a process cannot be deleted before the process has ended.
    private static void End(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
        process.WaitForExit();
    }

    // A killed child ends a moment later, and can remain a zombie process for another one.
    private static bool IsRunning(int pid)
    {
        for (var i = 0; i < 50; i++)
        {
            var status = $"/proc/{pid}/stat";
            if (HostSystem.This.IsWindows ? Process.GetProcesses().All(process => process.Id != pid)
                : !File.Exists(status) || File.ReadAllText(status).Split(')')[^1].TrimStart().StartsWith('Z'))
            {
                return false;
            }

            Thread.Sleep(20);
        }

        return true;
    }
}
