using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TestKit;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="StandardOutput">What it printed.</param>
/// <param name="Error">What it said beside that.</param>
public sealed record ToolResult(int ExitCode, string StandardOutput, string Error)
{
    /// <summary>Both outputs.</summary>
    public string Output => StandardOutput + Error;

    /// <summary>The output of a program that succeeded; an exception with all of it otherwise.</summary>
    public string Succeeds() => ExitCode == 0 ? Output : throw new InvalidOperationException($"Exit code {ExitCode}:\n{Output}");

    /// <summary>The output of a program that failed; an exception with all of it otherwise.</summary>
    public string Fails() => ExitCode != 0 ? Output : throw new InvalidOperationException($"It succeeded:\n{Output}");
}

/// <summary>Runs programs of this machine.</summary>
public static class Tool
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs to the end. A program that is not installed fails the test: setup installs it.</summary>
    public static ToolResult Run(string program, IEnumerable<string> arguments, string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var process = Start(program, arguments, folder, environment);
        var isLate = false;
        using var limit = new Timer(_ =>
        {
            isLate = true;
            process.Kill(entireProcessTree: true);
        }, null, s_limit, Timeout.InfiniteTimeSpan);
        // On threads of their own: tests that wait for many programs at once would leave none of the pool to read.
        var error = "";
        var reader = new Thread(() => error = process.StandardError.ReadToEnd());
        reader.Start();
        var output = process.StandardOutput.ReadToEnd();
        reader.Join();
        process.WaitForExit();
        return isLate
            ? throw new TimeoutException($"{program} {string.Join(' ', arguments)} still ran after {s_limit}.")
            : new(process.ExitCode, output, error);
    }

    /// <summary>Sends a signal (2 interrupts, 9 kills) to every process of a group. The program kill of some systems reads -12 as -1.</summary>
    public static void Signal(Process leader, int signal) => _ = Kill(-leader.Id, signal);

    /// <summary>
    /// Starts in a process group of its own, which <see cref="Signal"/> reaches. Signals have their default handling: where the tests
    /// run in the background or under nohup, the program would ignore an interrupt.
    /// </summary>
    public static Process StartGroup(string program, IEnumerable<string> arguments, string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null) =>
        Start("env", ["--default-signal=INT,QUIT,HUP", "setsid", program, .. arguments], folder, environment);

    /// <summary>Starts without waiting; the caller reads its outputs.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            if (value is null)
                info.Environment.Remove(name);
            else
                info.Environment[name] = value;
        }

        return Process.Start(info)!;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
