using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using CliWrap;

namespace TestKit;

/// <summary>A program that runs while the test continues; <see cref="Dispose"/> ends it and all processes that it started.</summary>
public sealed class RunningTool : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly BlockingCollection<string> _unread = [];
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly CommandTask<CommandResult> _command;

    internal RunningTool(Command command)
    {
        var lines = PipeTarget.ToDelegate(Add);
        // As in Tool.Run, this does not run on the test's synchronization context.
        _command = Task.Run(() => command.WithStandardOutputPipe(lines).WithStandardErrorPipe(lines).ExecuteAsync(_end.Token)).GetAwaiter().GetResult();
        _ = _command.Task.ContinueWith(_ => _unread.CompleteAdding(), TaskScheduler.Default);
    }

    /// <summary>The output so far.</summary>
    public string Output => string.Join('\n', _lines);

    /// <summary>The exit code, 0 for success; waits for the end of the program.</summary>
    public int ExitCode => _command.Task.GetAwaiter().GetResult().ExitCode;

    /// <summary>Waits for the end of the program, and returns whether it ended in time.</summary>
    public bool WaitForExit(TimeSpan limit) => _command.Task.Wait(limit);

    /// <summary>Waits for a line with <paramref name="text"/> after the lines that earlier calls waited for.</summary>
    public void WaitFor(string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        if (!_unread.GetConsumingEnumerable(limit.Token).Any(line => line.Contains(text, StringComparison.Ordinal)))
            throw new InvalidOperationException($"The program ended before it printed '{text}':\n{Output}");
    }

    /// <summary>
    /// Sends a signal (2 interrupts, 9 kills) to every process in the program's group, if <see cref="Tool.StartGroup"/> started it. CliWrap
    /// interrupts only one process, unlike a terminal, and the program kill of some systems reads -12 as -1.
    /// </summary>
    public void Signal(int signal) => _ = Kill(-_command.ProcessId, signal);

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        // If the program is still running, its end throws an exception.
        _command.Task.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _command.Dispose();
        _end.Dispose();
    }

    private void Add(string line)
    {
        _lines.Enqueue(line);
        _unread.Add(line);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
