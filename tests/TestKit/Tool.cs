using CliWrap;
using CliWrap.Buffered;

namespace TestKit;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="StandardOutput">What it printed.</param>
/// <param name="Error">What it said besides.</param>
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
        var command = Command(program, arguments, folder, environment);
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            // Away from the test's synchronization context, whose few threads wait here. No thread of the pool waits for a program, and one
            // that waits for this task makes the pool add another: tests that wait for many programs at once do not wait for each other.
            var result = Task.Run(async () => await command.ExecuteBufferedAsync(limit.Token)).GetAwaiter().GetResult();
            return new(result.ExitCode, result.StandardOutput, result.StandardError);
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"{command} still ran after {s_limit}.", exception);
        }
    }

    /// <summary>Starts without waiting.</summary>
    public static RunningTool Start(string program, IEnumerable<string> arguments, string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null) => new(Command(program, arguments, folder, environment));

    /// <summary>
    /// Starts in a process group of its own, which <see cref="RunningTool.Signal"/> reaches. Signals have their default handling: where the
    /// tests run in the background or under nohup, the program would ignore an interrupt.
    /// </summary>
    public static RunningTool StartGroup(string program, IEnumerable<string> arguments, string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null) =>
        Start("env", ["--default-signal=INT,QUIT,HUP", "setsid", program, .. arguments], folder, environment);

    private static Command Command(string program, IEnumerable<string> arguments, string? folder, IReadOnlyDictionary<string, string?>? environment) =>
        Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(folder ?? Path.GetTempPath())
            .WithEnvironmentVariables(environment ?? new Dictionary<string, string?>()).WithValidation(CommandResultValidation.None);
}
