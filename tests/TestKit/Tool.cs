using CliWrap;
using CliWrap.Buffered;

namespace TestKit;

/// <summary>The result of a program.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="StandardOutput">The standard output.</param>
/// <param name="Error">The standard error output.</param>
public sealed record ToolResult(int ExitCode, string StandardOutput, string Error)
{
    /// <summary>Both outputs.</summary>
    public string Output => StandardOutput + Error;

    /// <summary>Returns the output of a program that succeeded; otherwise throws an exception with the complete output.</summary>
    public string Succeeds() => ExitCode == 0 ? Output : throw new InvalidOperationException($"Exit code {ExitCode}:\n{Output}");

    /// <summary>Returns the output of a program that failed; otherwise throws an exception with the complete output.</summary>
    public string Fails() => ExitCode != 0 ? Output : throw new InvalidOperationException($"It succeeded:\n{Output}");
}

/// <summary>Runs programs of this machine.</summary>
public static class Tool
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs a program to its end. A program that is not installed fails the test: setup installs it.</summary>
    public static ToolResult Run(string program, IEnumerable<string> arguments, string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var command = Command(program, arguments, folder, environment);
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            // This does not run on the test's synchronization context, whose few threads wait here. No pool thread waits for a program, and a thread
            // that waits for this task makes the pool add another one, so tests that wait for many programs do not block each other.
            var result = Task.Run(async () => await command.ExecuteBufferedAsync(limit.Token)).GetAwaiter().GetResult();
            return new(result.ExitCode, result.StandardOutput, result.StandardError);
        }
        catch (OperationCanceledException exception)
        {
            throw new TimeoutException($"{command} still ran after {s_limit}.", exception);
        }
    }

    /// <summary>Starts a program without waiting.</summary>
    public static RunningTool Start(string program, IEnumerable<string> arguments, string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null) => new(Command(program, arguments, folder, environment));

    /// <summary>
    /// Starts a program in its own process group, which <see cref="RunningTool.Signal"/> reaches. Signals have their default handlers: if the
    /// tests run in the background or under nohup, the program would otherwise ignore an interrupt.
    /// </summary>
    public static RunningTool StartGroup(string program, IEnumerable<string> arguments, string? folder = null,
        IReadOnlyDictionary<string, string?>? environment = null) =>
        Start("env", ["--default-signal=INT,QUIT,HUP", "setsid", program, .. arguments], folder, environment);

    private static Command Command(string program, IEnumerable<string> arguments, string? folder, IReadOnlyDictionary<string, string?>? environment) =>
        Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(folder ?? Path.GetTempPath())
            .WithEnvironmentVariables(environment ?? new Dictionary<string, string?>()).WithValidation(CommandResultValidation.None);
}
