using Native.Core.Command;

namespace TestKit;

/// <summary>Runs programs of this machine for core code without MSBuild, with one thread per program, because tests wait for many at once.</summary>
public sealed class RealCommands : ICommandRunner
{
    /// <inheritdoc/>
    public Task<ProcessResult> Run(ProcessRequest request) => Task.Factory.StartNew(() =>
    {
        var result = Tool.Run(request.FileName, request.Arguments, environment: request.Environment);
        return new ProcessResult(result.ExitCode, result.StandardOutput, result.Error);
    }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
